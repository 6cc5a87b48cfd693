import type { RecordingSummary } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { FolderEntry, Platform } from '../../base/platform.ts';
import { type RecordingHeader, readRecording } from '../../recorder/read-recording.ts';
import { type HandlersOf, nothing } from '../handlers.ts';
import type { Truth } from '../truth.ts';

/** Of one answer; with Base64 it stays well below what a frame carries. */
const partBytes = 192 * 1024;
const headerBytes = 4 * 1024;
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
  const readHeader = createHeaderReader(platform);

  const readList = async (): Promise<Outcome<void>> => {
    const files = await platform.listFolder(folder);
    if (!files.ok) return files;
    const recordings: RecordingSummary[] = [];
    const live = liveNames(truth);
    for (const file of newestFirst(files.value)) {
      const header = await readHeader(platform.join(folder, file.name), file);
      recordings.push({
        name: file.name,
        startedAtMs: header === null ? null : Date.parse(header.startedAt),
        address: header?.address.slice(0, 300) ?? null,
        sizeBytes: file.sizeBytes,
        live: live.includes(file.name),
      });
    }
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

  let liveBefore = '';
  truth.onEvent(({ type }) => {
    if (type !== 'session' && type !== 'session-opened') return;
    const live = liveNames(truth).join('/');
    if (live === liveBefore) return;
    liveBefore = live;
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
        if (liveNames(truth).includes(name))
          return fail('usage/invalid', { field: 'recording', problem: 'being-written' });
        deps.beforeDelete?.(path.value);
        const removed = await platform.removeFile(path.value);
        await refresh();
        return nothing(removed);
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

/** Of the sessions whose port is open. */
const liveNames = (truth: Truth): readonly string[] =>
  Object.values(truth.view().sessions).flatMap(({ state, recording }) =>
    state.kind === 'open' && recording !== null ? [recording.name] : [],
  );

/** The header of a file never changes once it is there, so it is read once per name. */
const createHeaderReader = (platform: Platform) => {
  const known = new Map<string, RecordingHeader>();
  return async (path: string, { name }: FolderEntry): Promise<RecordingHeader | null> => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const start = await platform.readPart(path, 0, headerBytes);
    if (!start.ok) return null;
    const reader = readRecording(start.value);
    reader[Symbol.iterator]().next();
    const { header } = reader;
    if (header !== null) known.set(name, header);
    return header;
  };
};
