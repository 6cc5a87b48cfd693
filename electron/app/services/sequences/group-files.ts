import type { GroupSummary, GroupWritten } from '../../../../shared/contract/sequences.ts';
import { type Failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { SequenceProblem } from '../../../../shared/sequences/problem.ts';
import { readSequence } from '../../../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../../../shared/sequences/sequence.ts';
import type { FolderEntry, Platform } from '../../../base/platform.ts';
import { editedFileText } from '../../../sequences/edited-file.ts';
import { largestFileBytes, type ReadSequenceFile, sequenceFileText } from '../../../sequences/sequence-file.ts';
import { fileEnd, freeId, isSafeId, shortName } from './group-names.ts';
import { createGroupReader, revisionOf, type StoredGroup } from './group-reader.ts';

/**
 * Groups of quick commands, each a file in the folder `sequences` of the data folder. A file that is not a group is listed with its problems and
 * never written. What another program has changed is not replaced: the caller names the revision that it has read.
 */
export interface GroupFiles {
  list(): Promise<Outcome<readonly GroupSummary[]>>;
  /** `null`: there is no such file, or it is not a group. */
  read(id: string): Promise<Outcome<StoredGroup | null>>;
  /** `revision` `null`: there must be no such file. */
  save(id: string, revision: string | null, text: string): Promise<Outcome<GroupWritten>>;
  create(name: string, text: string): Promise<Outcome<GroupWritten>>;
  rename(id: string, revision: string, name: string): Promise<Outcome<GroupWritten>>;
  remove(id: string, revision: string): Promise<Outcome<'deleted' | 'changed'>>;
}

/** One byte more, so that a larger file is known. */
const limitBytes = largestFileBytes + 1;
const mostGroups = 500;
const shownProblems = 3;

export const createGroupFiles = (platform: Platform, onChange: () => void): GroupFiles => {
  const folder = platform.join(platform.dataFolder, 'sequences');
  const pathOf = (id: string): string => platform.join(folder, `${id}${fileEnd}`);
  const inOrder = createOrder();
  const reader = createGroupReader();
  const summaries = createSummaries(async (id) => {
    const bytes = await readBytes(id);
    return bytes.ok ? summaryOfFile(id, reader.read(bytes.value)) : noSummary(id, bytes.error);
  });

  /** Files of the folder only, so that an ID is never a path. */
  const entries = async (): Promise<Outcome<readonly FolderEntry[]>> => {
    const files = await platform.listFolder(folder);
    return files.ok ? ok(files.value.filter(({ name }) => name.endsWith(fileEnd)).slice(0, mostGroups)) : files;
  };
  const ids = async (): Promise<Outcome<readonly string[]>> => {
    const files = await entries();
    return files.ok ? ok(files.value.map(({ name }) => name.slice(0, -fileEnd.length))) : files;
  };
  const readBytes = (id: string): Promise<Outcome<Uint8Array>> => platform.readFile(pathOf(id), limitBytes);

  const read = async (id: string): Promise<Outcome<StoredGroup | null>> => {
    const known = await ids();
    if (!known.ok) return known;
    if (!known.value.includes(id)) return ok(null);
    const bytes = await readBytes(id);
    if (!bytes.ok) return bytes.error.code === 'file/missing' ? ok(null) : bytes;
    return ok(reader.group(id, bytes.value));
  };
  /** The file, if it is still the one that the caller has read. */
  const current = async (id: string, revision: string): Promise<Outcome<Uint8Array | null>> => {
    const known = await ids();
    if (!known.ok) return known;
    if (!known.value.includes(id)) return ok(null);
    const bytes = await readBytes(id);
    if (!bytes.ok) return bytes.error.code === 'file/missing' ? ok(null) : bytes;
    return ok(revisionOf(bytes.value) === revision ? bytes.value : null);
  };
  const isFree = async (id: string): Promise<Outcome<boolean>> => {
    const known = await ids();
    if (!known.ok) return known;
    return ok(isSafeId(id) && !known.value.some((other) => other.toLowerCase() === id.toLowerCase()));
  };
  /** `before`: the file that it replaces, whose comments stay. */
  const write = async (id: string, sequence: Sequence, before: Uint8Array | null): Promise<Outcome<GroupWritten>> => {
    const text =
      before === null ? sequenceFileText(sequence) : editedFileText(new TextDecoder().decode(before), sequence);
    const bytes = new TextEncoder().encode(text);
    if (bytes.length > largestFileBytes) return ok({ kind: 'problems', problems: [tooLarge(bytes.length)] });
    reader.know(bytes, sequence);
    const group = reader.group(id, bytes);
    if (!group) throw new Error('a written group cannot be read');
    const written = await platform.writeFile(pathOf(id), bytes);
    if (!written.ok) return written;
    onChange();
    return ok({ kind: 'saved', group: group.content });
  };
  const save = async (id: string, revision: string | null, text: string): Promise<Outcome<GroupWritten>> => {
    const parsed = parse(text);
    if (!parsed.ok) return ok({ kind: 'problems', problems: parsed.problems });
    if (revision === null) {
      const free = await isFree(id);
      if (!free.ok) return free;
      return free.value ? write(id, parsed.value, null) : ok({ kind: 'changed' });
    }
    const before = await current(id, revision);
    if (!before.ok) return before;
    return before.value ? write(id, parsed.value, before.value) : ok({ kind: 'changed' });
  };
  const create = async (name: string, text: string): Promise<Outcome<GroupWritten>> => {
    const known = await ids();
    if (!known.ok) return known;
    const parsed = parse(text);
    if (!parsed.ok) return ok({ kind: 'problems', problems: parsed.problems });
    return write(freeId(name, known.value), named(parsed.value, name), null);
  };
  const remove = async (id: string, revision: string): Promise<Outcome<'deleted' | 'changed'>> => {
    const before = await current(id, revision);
    if (!before.ok || !before.value) return before.ok ? ok('changed') : before;
    const removed = await platform.removeFile(pathOf(id));
    if (!removed.ok) return removed;
    onChange();
    return ok('deleted');
  };
  /** The new file is complete before the old one is removed. */
  const rename = async (id: string, revision: string, name: string): Promise<Outcome<GroupWritten>> => {
    const [before, known] = [await current(id, revision), await ids()];
    if (!before.ok) return before;
    if (!known.ok) return known;
    const stored = before.value && reader.group(id, before.value);
    if (!before.value || !stored) return ok({ kind: 'changed' });
    const others = known.value.filter((other) => other !== id);
    const next = freeId(name, others);
    // Only in upper and lower case another name: some systems have one file for both.
    const isSameFile = next.toLowerCase() === id.toLowerCase();
    const written = await write(isSameFile ? id : next, named(stored.sequence, name), before.value);
    if (!written.ok || written.value.kind !== 'saved' || isSameFile) return written;
    const removed = await platform.removeFile(pathOf(id));
    return removed.ok ? written : removed;
  };

  return {
    list: () =>
      inOrder(async () => {
        const files = await entries();
        return files.ok ? ok(await summaries.of(files.value)) : files;
      }),
    read: (id) => inOrder(() => read(id)),
    save: (id, revision, text) => inOrder(() => save(id, revision, text)),
    create: (name, text) => inOrder(() => create(name, text)),
    rename: (id, revision, name) => inOrder(() => rename(id, revision, name)),
    remove: (id, revision) => inOrder(() => remove(id, revision)),
  };
};

const parse = (text: string): ReturnType<typeof readSequence> => {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    return { ok: false, problems: [{ code: 'not-yaml', path: [], detail: '' }] };
  }
  return readSequence(values);
};

const named = (sequence: Sequence, name: string): Sequence => {
  const short = shortName(name);
  return { ...sequence, name: short, title: short === name ? null : name };
};

/** One access to the files at a time, so that nothing is written between a check and what follows it. */
const createOrder = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(action: () => Promise<Result>): Promise<Result> => {
    const next = last.then(action, action);
    last = next.catch(() => undefined);
    return next;
  };
};

/** A file is read again when its size or its time has changed. */
const createSummaries = (summaryOf: (id: string) => Promise<GroupSummary>) => {
  let known = new Map<string, { readonly version: string; readonly summary: GroupSummary }>();
  return {
    of: async (files: readonly FolderEntry[]): Promise<readonly GroupSummary[]> => {
      const next: typeof known = new Map();
      for (const { name, sizeBytes, changedAtMs } of files) {
        const version = `${sizeBytes} ${changedAtMs}`;
        const before = known.get(name);
        const id = name.slice(0, -fileEnd.length);
        next.set(name, before?.version === version ? before : { version, summary: await summaryOf(id) });
      }
      known = next;
      return [...next.values()]
        .map(({ summary }) => summary)
        .sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
    },
  };
};

const noSummary = (id: string, failure: Failure): GroupSummary => ({ id, title: id, steps: 0, problems: [], failure });

const tooLarge = (sizeBytes: number): SequenceProblem => ({
  ...{ code: 'too-large', path: [] },
  detail: `${sizeBytes} > ${largestFileBytes}`,
});

const summaryOfFile = (id: string, read: ReadSequenceFile): GroupSummary => {
  if (!read.ok) return { id, title: id, steps: 0, problems: read.problems.slice(0, shownProblems), failure: null };
  const { title, name, steps } = read.value;
  return { id, title: title ?? name, steps: steps.length, problems: [], failure: null };
};
