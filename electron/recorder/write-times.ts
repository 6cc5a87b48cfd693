import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { BatchWriter } from './batch-writer.ts';
import type { TrafficQueue } from './traffic-queue.ts';
import type { WrittenStream } from './written-stream.ts';

export interface RecorderWaits {
  /** After a write the next one comes no sooner than this; on a quiet line it comes at once. */
  readonly batchMs: number;
  /** A hold of the masker ends after this at the latest, although the line goes on. */
  readonly holdMs: number;
  /** What is in the file is made durable after this at the latest. */
  readonly syncMs: number;
  /** How long a disk that failed is left alone. */
  readonly retryMs: number;
}

export const defaultRecorderWaits: RecorderWaits = { batchMs: 16, holdMs: 50, syncMs: 1_000, retryMs: 1_000 };

/** When entries go to the file, when they are shown, and when the file goes to the disk. */
export interface WriteTimes {
  /** Something was recorded. */
  arrived(): void;
  /** So much waits that it must not wait longer. */
  full(): void;
  /** Everything goes to the file, now. */
  write(): void;
  /** The same, and begins to make it durable. */
  commit(): void;
  stop(): void;
}

export const createWriteTimes = (options: {
  readonly clock: Clock;
  readonly waits: RecorderWaits;
  readonly writer: BatchWriter;
  readonly queue: TrafficQueue;
  readonly shown: WrittenStream;
}): WriteTimes => {
  const { clock, waits, writer, queue, shown } = options;
  const timers: { [Name in 'batch' | 'hold' | 'sync' | 'retry']: Undo | null } = {
    batch: null,
    hold: null,
    sync: null,
    retry: null,
  };
  const cancel = (name: keyof typeof timers): void => {
    timers[name]?.();
    timers[name] = null;
  };
  const arm = (name: keyof typeof timers, delayMs: number, action: () => void): void => {
    timers[name] ??= clock.after(delayMs, () => {
      timers[name] = null;
      action();
    });
  };

  /** Once it is written it may be shown; what the disk refuses is shown too, and called so. */
  const tryWrite = (): void => {
    writer.write();
    if (writer.isFailing) arm('retry', waits.retryMs, tryWrite);
    else cancel('retry');
    if (writer.isDirty) arm('sync', waits.syncMs, writer.sync);
    shown.release(!writer.isFailing);
  };
  /** A disk that fails is left alone until the next try. */
  const pass = (): void => {
    if (writer.isFailing) shown.release(false);
    else tryWrite();
  };
  const beginBatch = (): void => arm('batch', waits.batchMs, endBatch);
  const endBatch = (): void => {
    const isWaiting = shown.isWaiting || (writer.isWaiting && !writer.isFailing);
    if (!isWaiting) return;
    beginBatch();
    pass();
  };
  const endHold = (): void => {
    queue.settle();
    arrived();
  };
  const arrived = (): void => {
    if (queue.waitingBytes > 0) arm('hold', waits.holdMs, endHold);
    else if (timers.hold !== null) cancel('hold');
    if (timers.batch === null) endBatch();
  };
  const write = (): void => {
    cancel('hold');
    queue.settle();
    tryWrite();
  };

  // From within its creation no failure is reported: the header waits for the first batch.
  beginBatch();
  return {
    arrived,
    full: () => {
      queue.settle();
      pass();
    },
    write,
    commit: () => {
      write();
      cancel('sync');
      writer.sync();
    },
    stop: () => {
      for (const name of ['batch', 'hold', 'sync', 'retry'] as const) cancel(name);
    },
  };
};
