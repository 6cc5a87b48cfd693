import type { RecordingSummary } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock } from '../../base/clock.ts';
import type { FolderEntry, Platform } from '../../base/platform.ts';
import { createTurns } from '../../base/turns.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import { inUseMs } from '../recorders.ts';
import type { ViewStore } from '../view-store.ts';
import { notesPathOf } from './marks-service.ts';
import { type ActiveRecording, activeRecordings, recordingsKey } from './recordings/active-recordings.ts';
import type { RecordingDigest } from './recordings/recording-digest.ts';
import { createRecordingReader } from './recordings/recording-reader.ts';

/** Size of one answer. As Base64 it stays well below the limit of a frame. */
const partBytes = 192 * 1024;
const maxRecordings = 1_000;
/** Names made by `recordingName`, and copies of such files. Never a path. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}\.jsonl$/;

export interface RecordingsService {
  readonly handlers: HandlersOf<'recordings'>;
  /** Publishes the list of files. Call it at the start; later it is called when a session begins or ends. */
  refresh(): Promise<Outcome<void>>;
}

export interface RecordingsServiceDeps {
  readonly viewStore: ViewStore;
  readonly platform: Platform;
  readonly clock: Pick<Clock, 'wallMs'>;
  /** Called before a file is deleted, so that no later opening is appended to it. */
  readonly beforeDelete?: (path: string) => void;
  /** An exception in an automatic refresh. */
  readonly onBug: (bug: unknown) => void;
}

export const createRecordingsService = (deps: RecordingsServiceDeps): RecordingsService => {
  const { viewStore, platform, clock } = deps;
  const folder = platform.join(platform.dataFolder, 'recordings');
  const reader = createRecordingReader(platform, folder);

  /** Recordings that other programs seem to be writing, as of the last list. */
  let others: ReadonlySet<string> = new Set();

  const readList = async (): Promise<Outcome<void>> => {
    const files = await platform.listFolder(folder);
    if (!files.ok) return files;
    const newest = newestFirst(files.value);
    const digests = await reader.read(newest);
    const now = activeRecordings(viewStore.view());
    const { sessions, merged } = viewStore.view();
    const own = new Set([...Object.values(sessions), ...Object.values(merged)].map(({ recording }) => recording?.name));
    const isOthers = ({ name, changedAtMs }: FolderEntry): boolean =>
      !own.has(name) && !digests.get(name)?.hasSummary && Math.abs(clock.wallMs() - changedAtMs) < inUseMs;
    others = new Set(newest.filter(isOthers).map(({ name }) => name));
    const parts = partsOf(digests);
    const recordings = newest.map((file) => ({
      ...summaryOf(file, digests.get(file.name), now.get(file.name)),
      part: parts.get(file.name) ?? null,
    }));
    viewStore.publish({ type: 'recordings', recordings });
    return ok(undefined);
  };

  // In turn, so that an older list never replaces a newer one.
  const inTurn = createTurns();
  const refresh = (): Promise<Outcome<void>> => inTurn(readList);

  let before = '';
  viewStore.onEvent(({ type }) => {
    if (!['session', 'session-opened', 'facts', 'run', 'merged', 'merged-closed'].includes(type)) return;
    const now = recordingsKey(viewStore.view());
    if (now === before) return;
    before = now;
    refresh().catch(deps.onBug);
  });

  return { refresh, handlers: recordingsHandlers(deps, folder, { refresh, isOthers: (name) => others.has(name) }) };
};

interface RecordingsList {
  readonly refresh: RecordingsService['refresh'];
  /** Another program seems to be writing the recording, as of the last list. */
  readonly isOthers: (name: string) => boolean;
}

const recordingsHandlers = (
  { viewStore, platform, beforeDelete }: RecordingsServiceDeps,
  folder: string,
  { refresh, isOthers }: RecordingsList,
): RecordingsService['handlers'] => {
  /** Only names in the list are valid. */
  const pathOf = (name: string): Outcome<string> =>
    safeName.test(name) && viewStore.view().recordings.some((recording) => recording.name === name)
      ? ok(platform.join(folder, name))
      : fail('file/missing', { cause: 'ENOENT' });

  return {
    'recordings.refresh': async () => emptyAnswer(await refresh()),
    'recordings.openFolder': async () => ok({ path: folder, opened: (await platform.showFolder?.(folder)) ?? false }),
    'recordings.read': async ({ name, offset }) => {
      const path = pathOf(name);
      if (!path.ok) return path;
      const part = await platform.readPart(path.value, offset, partBytes);
      if (!part.ok) return part;
      const { length } = part.value;
      return ok({
        contentBase64: Buffer.from(part.value).toString('base64'),
        nextOffset: length < partBytes ? null : offset + length,
      });
    },
    'recordings.delete': async ({ name }) => {
      const path = pathOf(name);
      if (!path.ok) return path;
      // Read again: another program may have begun to write it.
      const read = await refresh();
      if (!read.ok) return read;
      if (activeRecordings(viewStore.view()).has(name) || isOthers(name))
        return fail('usage/invalid', { field: 'recording', problem: 'being-written' });
      beforeDelete?.(path.value);
      const removed = await platform.removeFile(path.value);
      if (removed.ok) await platform.removeFile(notesPathOf(path.value));
      await refresh();
      return emptyAnswer(removed);
    },
    'recordings.deleteEmpty': async () => {
      // Read again: a recording that was empty may have been appended to.
      const read = await refresh();
      if (!read.ok) return read;
      let outcome: Outcome<void> = ok(undefined);
      const found = viewStore.view().recordings.filter(({ name, empty }) => empty && !isOthers(name));
      for (const { name } of found) {
        const path = platform.join(folder, name);
        const removed = await platform.removeFile(path);
        if (removed.ok) await platform.removeFile(notesPathOf(path));
        else outcome = removed;
      }
      await refresh();
      return emptyAnswer(outcome);
    },
  };
};

/** Names begin with the time, so they sort by time; those of further files end with their number. */
const newestFirst = (files: readonly FolderEntry[]): readonly FolderEntry[] =>
  files
    .filter(({ name }) => safeName.test(name))
    .map((file) => ({ file, ...sortedBy(file.name) }))
    .sort((a, b) => (a.stem === b.stem ? b.number - a.number : a.stem < b.stem ? 1 : -1))
    .slice(0, maxRecordings)
    .map(({ file }) => file);

const sortedBy = (name: string): { readonly stem: string; readonly number: number } => {
  const [, stem = name, number = '1'] = /^(.*?)(?:\.(\d{1,9}))?\.jsonl$/.exec(name) ?? [];
  return { stem, number: Number(number) };
};

/** The files of long recordings, by what their headers say: a name may end with a number for another reason. */
const partsOf = (digests: ReadonlyMap<string, RecordingDigest>): ReadonlyMap<string, RecordingSummary['part']> => {
  const numbers = new Map<string, Map<string, number>>();
  for (const [name, { header }] of digests) {
    if (!header?.continues) continue;
    const { first, part } = header.continues;
    numbers.set(first, (numbers.get(first) ?? new Map([[first, 1]])).set(name, part));
  }
  return new Map(
    [...numbers.values()].flatMap((files) => {
      const of = Math.max(...files.values());
      return [...files].map(([name, number]) => [name, { number, of }] as const);
    }),
  );
};

/** The session of a recording in progress has newer values than the file. */
const summaryOf = (
  { name, sizeBytes }: FolderEntry,
  digest: RecordingDigest | undefined,
  now: ActiveRecording | undefined,
): Omit<RecordingSummary, 'part'> => {
  const header = digest?.header ?? null;
  return {
    name,
    startedAtMs: header === null ? null : Date.parse(header.startedAt),
    address: header?.address.slice(0, 300) ?? null,
    sizeBytes,
    live: now !== undefined,
    durationMs: now ? null : (digest?.durationMs ?? null),
    model: now?.model ?? digest?.model ?? null,
    imei: now?.imei ?? digest?.imei ?? null,
    result: now?.result ?? digest?.result ?? null,
    others: now?.others ?? digest?.others ?? [],
    empty: now === undefined && digest?.empty === true,
  };
};
