import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { BatchWriter } from './batch-writer.ts';
import type { TrafficQueue } from './traffic-queue.ts';
import type { WrittenStream } from './written-stream.ts';

export interface RecorderWaits {
  /** Minimum time between two writes. On a quiet line entries are written at once. */
  readonly batchMs: number;
  /** Maximum time for which the masker may buffer bytes, even if more bytes arrive. */
  readonly holdMs: number;
  /** Maximum time until written data is synced to the disk. */
  readonly syncMs: number;
  /** Time between two attempts to write to a failing disk. */
  readonly retryMs: number;
}

export const defaultRecorderWaits: RecorderWaits = { batchMs: 16, holdMs: 50, syncMs: 1_000, retryMs: 1_000 };

/** Decides when entries are written to the file, when they are shown, and when the file is synced to the disk. */
export interface WriteTimes {
  /** Called when something was recorded. */
  arrived(): void;
  /** Called when the waiting bytes exceed the limit and must be written. */
  full(): void;
  /** Writes everything to the file now. */
  write(): void;
  /** Writes what need not wait any longer, and emits nothing. */
  put(): void;
  /** As `write`, and starts a sync. */
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

  const put = (): void => {
    queue.encode();
    writer.write();
    if (writer.isFailing) arm('retry', waits.retryMs, tryWrite);
    else cancel('retry');
    if (writer.isDirty) arm('sync', waits.syncMs, writer.sync);
    shown.settle(!writer.isFailing);
  };
  /** Written traffic may be shown. Traffic that the disk refuses is shown as well, marked as not recorded. */
  const tryWrite = (): void => {
    put();
    shown.release(!writer.isFailing);
  };
  /** Does not write to a failing disk before the next retry. */
  const pass = (): void => {
    queue.encode();
    if (writer.isFailing) shown.release(false);
    else tryWrite();
  };
  const beginBatch = (): void => arm('batch', waits.batchMs, endBatch);
  const endBatch = (): void => {
    queue.encode();
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
    if (queue.isHolding) arm('hold', waits.holdMs, endHold);
    else if (timers.hold !== null) cancel('hold');
    if (timers.batch === null) endBatch();
  };
  const write = (): void => {
    cancel('hold');
    queue.settle();
    tryWrite();
  };

  // No failure is reported during creation: the header is written with the first batch.
  beginBatch();
  return {
    arrived,
    full: () => {
      queue.settle();
      pass();
    },
    write,
    put,
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
