import { createHash } from 'node:crypto';
import type { GroupContent, GroupSummary, GroupWritten } from '../../../../shared/contract/sequences.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { readSequence } from '../../../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../../../shared/sequences/sequence.ts';
import type { FolderEntry, Platform } from '../../../base/platform.ts';
import { fileOf, type ReadSequenceFile, readSequenceFile, sequenceFileText } from '../../../sequences/sequence-file.ts';
import { sequenceEffects } from '../../sequence-effects.ts';
import { fileEnd, freeId, isSafeId, shortName } from './group-names.ts';

/** A group with its sequence, for a run. */
export interface StoredGroup {
  readonly content: GroupContent;
  readonly sequence: Sequence;
}

/**
 * Groups of quick commands, each a file in the folder `sequences` of the data folder. A file that is no group is listed with its problems and
 * never written. What another program has changed is not replaced: the caller names the revision that it has read.
 */
export interface GroupFiles {
  list(): Promise<Outcome<readonly GroupSummary[]>>;
  /** `null`: there is no such file, or it is no group. */
  read(id: string): Promise<Outcome<StoredGroup | null>>;
  /** `revision` `null`: there must be no such file. */
  save(id: string, revision: string | null, text: string): Promise<Outcome<GroupWritten>>;
  create(name: string, text: string): Promise<Outcome<GroupWritten>>;
  rename(id: string, revision: string, name: string): Promise<Outcome<GroupWritten>>;
  remove(id: string, revision: string): Promise<Outcome<'deleted' | 'changed'>>;
}

const limitBytes = 1_000_001;
const mostGroups = 500;
const shownProblems = 3;

export const createGroupFiles = (platform: Platform, onChange: () => void): GroupFiles => {
  const folder = platform.join(platform.dataFolder, 'sequences');
  const pathOf = (id: string): string => platform.join(folder, `${id}${fileEnd}`);
  const inOrder = createOrder();
  const summaries = createSummaries(async (id) => readBytes(id));

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
    const parsed = readSequenceFile(bytes.value);
    return ok(parsed.ok ? storedGroup(id, bytes.value, parsed.value) : null);
  };
  /** Whether the file is still the one that the caller has read. */
  const isCurrent = async (id: string, revision: string | null): Promise<Outcome<boolean>> => {
    const known = await ids();
    if (!known.ok) return known;
    if (revision === null) return ok(!known.value.some((other) => other.toLowerCase() === id.toLowerCase()));
    if (!known.value.includes(id)) return ok(false);
    const bytes = await readBytes(id);
    if (!bytes.ok) return bytes.error.code === 'file/missing' ? ok(false) : bytes;
    return ok(revisionOf(bytes.value) === revision);
  };
  const write = async (id: string, sequence: Sequence): Promise<Outcome<GroupWritten>> => {
    const bytes = new TextEncoder().encode(sequenceFileText(sequence));
    const readBack = readSequenceFile(bytes);
    // For example too large as YAML.
    if (!readBack.ok) return ok({ kind: 'problems', problems: readBack.problems });
    const written = await platform.writeFile(pathOf(id), bytes);
    if (!written.ok) return written;
    onChange();
    return ok({ kind: 'saved', group: storedGroup(id, bytes, readBack.value).content });
  };
  const save = async (id: string, revision: string | null, text: string): Promise<Outcome<GroupWritten>> => {
    if (revision === null && !isSafeId(id)) return ok({ kind: 'changed' });
    const parsed = parse(text);
    if (!parsed.ok) return ok({ kind: 'problems', problems: parsed.problems });
    const current = await isCurrent(id, revision);
    if (!current.ok) return current;
    return current.value ? write(id, parsed.value) : ok({ kind: 'changed' });
  };
  const create = async (name: string, text: string): Promise<Outcome<GroupWritten>> => {
    const known = await ids();
    if (!known.ok) return known;
    const parsed = parse(text);
    if (!parsed.ok) return ok({ kind: 'problems', problems: parsed.problems });
    return write(freeId(name, known.value), named(parsed.value, name));
  };
  const remove = async (id: string, revision: string): Promise<Outcome<'deleted' | 'changed'>> => {
    const current = await isCurrent(id, revision);
    if (!current.ok || !current.value) return current.ok ? ok('changed') : current;
    const removed = await platform.removeFile(pathOf(id));
    if (!removed.ok) return removed;
    onChange();
    return ok('deleted');
  };
  /** The new file is complete before the old one is removed. */
  const rename = async (id: string, revision: string, name: string): Promise<Outcome<GroupWritten>> => {
    const [stored, known] = [await read(id), await ids()];
    if (!stored.ok) return stored;
    if (!known.ok) return known;
    if (stored.value?.content.revision !== revision) return ok({ kind: 'changed' });
    const others = known.value.filter((other) => other !== id);
    const next = freeId(name, others);
    // Only in upper and lower case another name: some systems have one file for both.
    const isSameFile = next.toLowerCase() === id.toLowerCase();
    const written = await write(isSameFile ? id : next, named(stored.value.sequence, name));
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

const revisionOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

const storedGroup = (id: string, bytes: Uint8Array, sequence: Sequence): StoredGroup => ({
  sequence,
  content: { id, revision: revisionOf(bytes), file: fileOf(sequence), effects: sequenceEffects(sequence) },
});

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
const createSummaries = (readBytes: (id: string) => Promise<Outcome<Uint8Array>>) => {
  let known = new Map<string, { readonly sign: string; readonly summary: GroupSummary }>();
  const summaryOf = async (id: string): Promise<GroupSummary> => {
    const bytes = await readBytes(id);
    if (!bytes.ok) return { id, title: id, steps: 0, problems: [], failure: bytes.error };
    return summaryOfFile(id, readSequenceFile(bytes.value));
  };
  return {
    of: async (files: readonly FolderEntry[]): Promise<readonly GroupSummary[]> => {
      const next: typeof known = new Map();
      for (const { name, sizeBytes, changedAtMs } of files) {
        const sign = `${sizeBytes} ${changedAtMs}`;
        const before = known.get(name);
        const id = name.slice(0, -fileEnd.length);
        next.set(name, before?.sign === sign ? before : { sign, summary: await summaryOf(id) });
      }
      known = next;
      return [...next.values()]
        .map(({ summary }) => summary)
        .sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
    },
  };
};

const summaryOfFile = (id: string, read: ReadSequenceFile): GroupSummary => {
  if (!read.ok) return { id, title: id, steps: 0, problems: read.problems.slice(0, shownProblems), failure: null };
  const { title, name, steps } = read.value;
  return { id, title: title ?? name, steps: steps.length, problems: [], failure: null };
};
