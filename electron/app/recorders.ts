import { mergedAddressSeparator } from '../../shared/contract/merged.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { AppendFile, Platform } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { alreadyMasked } from '../recorder/already-masked.ts';
import { type FileLimits, fileLimits } from '../recorder/further-files.ts';
import type { SecretSet } from '../recorder/masking.ts';
import type { RecordedPort, RecordingSubject } from '../recorder/recording-format.ts';
import { furtherPath, recordingName } from '../recorder/recording-name.ts';
import { openForAppend } from '../recorder/repair.ts';
import { createSessionRecorder, type SessionRecorder } from '../recorder/session-recorder.ts';

/** A recording without a summary that changed within this time is in use. */
export const inUseMs = 30_000;
/** How often a recorder shows that it is alive. A lock is not used, because a killed program would leave it behind. */
const touchMs = 10_000;

export interface RecordersOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly secrets: SecretSet;
  /** The version of the product. */
  readonly version: string;
  /** When a recording continues in a further file. Default: `fileLimits`. */
  readonly fileLimits?: FileLimits;
  /** Called when a recording continues in a further file. */
  readonly onRecordingContinues?: (path: string) => void;
  /** Called once when a recording cannot be written. The session continues. */
  readonly onRecordingFailure?: (path: string) => void;
  /** Called when it can be written again. `isWhole`: nothing was dropped in between. */
  readonly onRecordingResumed?: (path: string, isWhole: boolean) => void;
}

export interface StartedRecording {
  readonly recorder: SessionRecorder;
  /** Of its first file. */
  readonly path: string;
}

/** Starts recordings, and tracks those that are not completely written to the disk yet. */
export interface Recorders {
  /** Without `recordTo`: a new file in the user-data folder. */
  start(address: string, epoch: number, recordTo?: string): Outcome<StartedRecording>;
  /** Of a merged view, in the user-data folder. Its traffic is already masked. */
  startMerged(ports: readonly RecordedPort[]): Outcome<StartedRecording>;
  /** Resolves when every closed recording is on the disk. */
  settled(): Promise<void>;
  closeAll(): void;
}

export const createRecorders = (options: RecordersOptions): Recorders => {
  const { platform, clock, secrets, version } = options;
  const recorders = new Set<SessionRecorder>();
  /** Two may begin in the same millisecond, with names that are the same in a file name: the second one has the next free millisecond. */
  const openNew = (address: string, tries = 0): Outcome<AppendFile> => {
    const name = recordingName(clock.wallMs() + tries, address);
    const file = platform.openAppend(platform.join(platform.dataFolder, 'recordings', name), 'new');
    const isTaken = !file.ok && file.error.facts.cause === 'EEXIST';
    return isTaken && tries < takenNumbersLimit ? openNew(address, tries + 1) : file;
  };

  const startIn = (
    file: Outcome<AppendFile>,
    header: RecordingSubject,
    masked: SecretSet,
  ): Outcome<StartedRecording> => {
    if (!file.ok) return file;
    const first = file.value.path;
    const writes = filesOf(platform, file.value);
    const recorder = createSessionRecorder({
      ...{ clock, file: file.value, secrets: masked, header },
      further: { limits: options.fileLimits ?? fileLimits, create: writes.create },
      onFailure: () => options.onRecordingFailure?.(writes.current().path),
      onResumed: ({ entries }) => options.onRecordingResumed?.(writes.current().path, entries === 0),
    });
    recorders.add(recorder);
    recorder.onFurtherFile(({ path }) => {
      writes.begin();
      options.onRecordingContinues?.(path);
    });
    touchRegularly(clock, writes.current, recorder);
    void recorder.ended.then(() => recorders.delete(recorder));
    return ok({ recorder, path: first });
  };

  return {
    start: (address, epoch, recordTo) =>
      startIn(
        recordTo === undefined ? openNew(address) : openForAppend(platform, recordTo),
        { app: version, address, epoch },
        secrets,
      ),
    startMerged: (ports) => {
      const address = ports.map((port) => port.address).join(mergedAddressSeparator);
      return startIn(openNew(`merged ${address}`), { app: version, address, epoch: 0, ports }, alreadyMasked);
    },
    settled: async () => {
      await Promise.all([...recorders].filter(({ isClosed }) => isClosed).map(({ ended }) => ended));
    },
    closeAll: () => {
      for (const recorder of recorders) recorder.close();
    },
  };
};

/** The numbers that are tried for one further file. */
const takenNumbersLimit = 1_000;

/** The files of one recording. */
interface RecordingFiles {
  /** The one that is written. */
  readonly current: () => AppendFile;
  /** Creates the further file with this number, or with the next one that is free: no file of the user is ever appended to or replaced. */
  readonly create: (number: number) => Outcome<AppendFile>;
  /** The created file is written from now on. */
  readonly begin: () => void;
}

const filesOf = (platform: Platform, first: AppendFile): RecordingFiles => {
  let current = first;
  let created = first;
  let taken = 0;
  return {
    current: () => current,
    create: (number) => {
      let last: Outcome<AppendFile> = ok(first);
      for (let tries = 0; tries < takenNumbersLimit; tries += 1) {
        const next = Math.max(number, taken + 1);
        last = platform.openAppend(furtherPath(first.path, next), 'new');
        if (!last.ok && last.error.facts.cause !== 'EEXIST') return last;
        taken = next;
        if (!last.ok) continue;
        created = last.value;
        return last;
      }
      return last;
    },
    begin: () => {
      current = created;
    },
  };
};

const touchRegularly = (clock: Clock, current: () => AppendFile, recorder: SessionRecorder): void => {
  if (current().touch === undefined) return;
  const arm = (): Undo =>
    clock.after(touchMs, () => {
      current().touch?.(clock.wallMs());
      cancel = arm();
    });
  let cancel = arm();
  void recorder.ended.then(() => cancel());
};
