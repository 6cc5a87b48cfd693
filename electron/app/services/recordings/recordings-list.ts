import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { FolderEntry, Platform } from '../../../base/platform.ts';
import { createTurns } from '../../../base/turns.ts';
import { inUseMs } from '../../recorders.ts';
import type { ViewStore } from '../../view-store.ts';
import { activeRecordings, recordingsKey } from './active-recordings.ts';
import {
  chainOf,
  createRemarksReader,
  newestFirst,
  partsOf,
  remarksOf,
  safeName,
  summaryOf,
} from './listed-recordings.ts';
import type { NotesFiles } from './notes-file.ts';
import type { RecordingFiles } from './opened-recordings.ts';
import type { RecordingDigest } from './recording-digest.ts';
import { createRecordingReader } from './recording-reader.ts';

export interface RecordingsListDeps {
  readonly viewStore: ViewStore;
  readonly platform: Platform;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly notes: NotesFiles;
  /** An exception in an automatic refresh. */
  readonly onBug: (bug: unknown) => void;
}

/** The recordings in the folder, as the view has them. */
export interface RecordingsList {
  readonly folder: string;
  /** Publishes the list of files. Called by itself when a session begins or ends. */
  refresh(): Promise<Outcome<void>>;
  /** Another program seems to be writing the recording, as of the last list. */
  isOthers(name: string): boolean;
  /** `null`: not in the list. */
  pathOf(name: string): string | null;
  /** All files of the recording that has this one; `null`: not in the list. */
  filesOf(name: string): RecordingFiles | null;
}

export const createRecordingsList = (deps: RecordingsListDeps): RecordingsList => {
  const { viewStore, platform, clock, notes } = deps;
  const folder = platform.join(platform.dataFolder, 'recordings');
  const reader = createRecordingReader(platform, folder);
  const readRemarks = createRemarksReader(platform, folder, notes);
  let others: ReadonlySet<string> = new Set();
  let digests: ReadonlyMap<string, RecordingDigest> = new Map();
  let sizes: ReadonlyMap<string, number> = new Map();

  const readList = async (): Promise<Outcome<void>> => {
    const files = await platform.listFolder(folder);
    if (!files.ok) return files;
    const newest = newestFirst(files.value);
    digests = await reader.read(newest);
    sizes = new Map(newest.map(({ name, sizeBytes }) => [name, sizeBytes]));
    const remarks = await readRemarks(files.value);
    const now = activeRecordings(viewStore.view());
    const { sessions, merged } = viewStore.view();
    const own = new Set([...Object.values(sessions), ...Object.values(merged)].map(({ recording }) => recording?.name));
    const isOthers = ({ name, changedAtMs }: FolderEntry): boolean =>
      !own.has(name) && !digests.get(name)?.hasSummary && Math.abs(clock.wallMs() - changedAtMs) < inUseMs;
    others = new Set(newest.filter(isOthers).map(({ name }) => name));
    const parts = partsOf(digests);
    const recordings = newest.map((file) => ({
      ...summaryOf(file, digests.get(file.name), now.get(file.name), remarksOf(remarks, file.name)),
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

  const isListed = (name: string): boolean =>
    safeName.test(name) && viewStore.view().recordings.some((recording) => recording.name === name);
  return {
    ...{ folder, refresh },
    isOthers: (name) => others.has(name),
    pathOf: (name) => (isListed(name) ? platform.join(folder, name) : null),
    filesOf: (name) => {
      if (!isListed(name)) return null;
      const names = chainOf(digests, name);
      const active = activeRecordings(viewStore.view());
      return {
        name: names[0] ?? name,
        paths: names.map((one) => platform.join(folder, one)),
        sizeBytes: names.reduce((sum, one) => sum + (sizes.get(one) ?? 0), 0),
        isLive: names.some((one) => active.has(one) || others.has(one)),
      };
    },
  };
};
