import type { RecordingSummary } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { FolderEntry, Platform } from '../../base/platform.ts';
import { type HandlersOf, nothing } from '../handlers.ts';
import type { Truth } from '../truth.ts';
import type { RecordingDigest } from './recordings/recording-digest.ts';
import { createRecordingReader } from './recordings/recording-reader.ts';
import { type RecordingNow, recordingsKey, recordingsNow } from './recordings/recordings-now.ts';

/** Of one answer; with Base64 it stays well below what a frame carries. */
const partBytes = 192 * 1024;
const mostRecordings = 1_000;
/** Names that `recordingName` makes, and copies of them; never one with a folder in it. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}\.jsonl$/;

export interface RecordingsService {
  readonly handlers: HandlersOf<'recordings'>;
  /** Publishes the list as it is on the disk. By itself it does so when a session begins or ends; call it at the start. */
  refresh(): Promise<Outcome<void>>;
}

export const createRecordingsService = (deps: {
  readonly truth: Truth;
  readonly platform: Platform;
  /** Told before a file is deleted: who would go on with it lets go of it. */
  readonly beforeDelete?: (path: string) => void;
  /** An exception in a refresh that nobody asked for. */
  readonly onBug: (bug: unknown) => void;
}): RecordingsService => {
  const { truth, platform } = deps;
  const folder = platform.join(platform.dataFolder, 'recordings');
  const reader = createRecordingReader(platform, folder);

  const readList = async (): Promise<Outcome<void>> => {
    const files = await platform.listFolder(folder);
    if (!files.ok) return files;
    const newest = newestFirst(files.value);
    const digests = await reader.read(newest);
    const now = recordingsNow(truth.view());
    const recordings = newest.map((file) => summaryOf(file, digests.get(file.name), now.get(file.name)));
    truth.publish({ type: 'recordings', recordings });
    return ok(undefined);
  };

  // One after the other, so that an older list never replaces a newer one.
  let last: Promise<unknown> = Promise.resolve();
  const refresh = (): Promise<Outcome<void>> => {
    const mine = last.then(readList);
    last = mine.catch(() => undefined);
    return mine;
  };

  let before = '';
  truth.onEvent(({ type }) => {
    if (!['session', 'session-opened', 'facts', 'run'].includes(type)) return;
    const now = recordingsKey(truth.view());
    if (now === before) return;
    before = now;
    refresh().catch(deps.onBug);
  });

  /** Only what is in the list has a path. */
  const pathOf = (name: string): Outcome<string> =>
    safeName.test(name) && truth.view().recordings.some((recording) => recording.name === name)
      ? ok(platform.join(folder, name))
      : fail('file/missing', { cause: 'ENOENT' });

  return {
    refresh,
    handlers: {
      'recordings.refresh': async () => nothing(await refresh()),
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
        if (recordingsNow(truth.view()).has(name))
          return fail('usage/invalid', { field: 'recording', problem: 'being-written' });
        deps.beforeDelete?.(path.value);
        const removed = await platform.removeFile(path.value);
        await refresh();
        return nothing(removed);
      },
      'recordings.deleteEmpty': async () => {
        // Read again: what was empty a moment ago may have been appended to.
        const read = await refresh();
        if (!read.ok) return read;
        let outcome: Outcome<void> = ok(undefined);
        for (const { name } of truth.view().recordings.filter(({ empty }) => empty)) {
          const removed = await platform.removeFile(platform.join(folder, name));
          if (!removed.ok) outcome = removed;
        }
        await refresh();
        return nothing(outcome);
      },
    },
  };
};

/** Names begin with the time, so their order is that of time. */
const newestFirst = (files: readonly FolderEntry[]): readonly FolderEntry[] =>
  files
    .filter(({ name }) => safeName.test(name))
    .sort((a, b) => (a.name < b.name ? 1 : -1))
    .slice(0, mostRecordings);

/** What is being written is known better than its file tells. */
const summaryOf = (
  { name, sizeBytes }: FolderEntry,
  digest: RecordingDigest | undefined,
  now: RecordingNow | undefined,
): RecordingSummary => {
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
