import { mergedAddressSeparator } from '../../shared/contract/merged.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { AppendFile, Platform } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { alreadyMasked } from '../recorder/already-masked.ts';
import type { SecretSet } from '../recorder/masking.ts';
import type { RecordedPort, RecordingSubject } from '../recorder/recording-format.ts';
import { recordingName } from '../recorder/recording-name.ts';
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
  /** Called once when a recording cannot be written. The session continues. */
  readonly onRecordingFailure?: (path: string) => void;
  /** Called when it can be written again. `isWhole`: nothing was dropped in between. */
  readonly onRecordingResumed?: (path: string, isWhole: boolean) => void;
}

export interface StartedRecording {
  readonly recorder: SessionRecorder;
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
  const newPath = (address: string): string =>
    platform.join(platform.dataFolder, 'recordings', recordingName(clock.wallMs(), address));

  const startIn = (path: string, header: RecordingSubject, masked: SecretSet): Outcome<StartedRecording> => {
    const file = openForAppend(platform, path);
    if (!file.ok) return file;
    const recorder = createSessionRecorder({
      ...{ clock, file: file.value, secrets: masked, header },
      onFailure: () => options.onRecordingFailure?.(path),
      onResumed: ({ entries }) => options.onRecordingResumed?.(path, entries === 0),
    });
    recorders.add(recorder);
    touchRegularly(clock, file.value, recorder);
    void recorder.ended.then(() => recorders.delete(recorder));
    return ok({ recorder, path });
  };

  return {
    start: (address, epoch, recordTo) =>
      startIn(recordTo ?? newPath(address), { app: version, address, epoch }, secrets),
    startMerged: (ports) => {
      const address = ports.map((port) => port.address).join(mergedAddressSeparator);
      return startIn(newPath(`merged ${address}`), { app: version, address, epoch: 0, ports }, alreadyMasked);
    },
    settled: async () => {
      await Promise.all([...recorders].filter(({ isClosed }) => isClosed).map(({ ended }) => ended));
    },
    closeAll: () => {
      for (const recorder of recorders) recorder.close();
    },
  };
};

const touchRegularly = (clock: Clock, file: AppendFile, recorder: SessionRecorder): void => {
  const { touch } = file;
  if (touch === undefined) return;
  const arm = (): Undo =>
    clock.after(touchMs, () => {
      touch(clock.wallMs());
      cancel = arm();
    });
  let cancel = arm();
  void recorder.ended.then(() => cancel());
};
