import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import { concatBytes } from './text.ts';

/** One direction of a serial line. */
export interface PacedLine {
  push(bytes: Uint8Array): void;
  /** Discards the bytes that have not arrived yet. */
  clear(): void;
}

/** Start bit, eight data bits, stop bit. */
const bitsPerByte = 10;
/** Bytes that arrive within this time are delivered together, so that fast lines need no timer per byte. */
const sliceMs = 4;

/** Delivers bytes at the rate of a serial line, in the time of the clock. */
export const createPacedLine = (clock: Clock, baudRate: number, deliver: (bytes: Uint8Array) => void): PacedLine => {
  const byteMs = (bitsPerByte * 1_000) / baudRate;
  const sliceBytes = Math.max(1, Math.floor(sliceMs / byteMs));
  let waiting: Uint8Array = new Uint8Array(0);
  let cancel: Undo | null = null;
  /** When the line is free for the next byte. May be slightly in the past, to make up for late timers. */
  let freeAtMs = clock.nowMs();

  const schedule = (): void => {
    if (cancel || waiting.length === 0) return;
    const count = Math.min(sliceBytes, waiting.length);
    const dueMs = freeAtMs + count * byteMs;
    cancel = clock.after(dueMs - clock.nowMs(), () => {
      cancel = null;
      const onTime = Math.floor((clock.nowMs() - freeAtMs) / byteMs + 1e-6);
      const arrived = Math.max(1, Math.min(onTime, waiting.length));
      const slice = waiting.subarray(0, arrived);
      waiting = waiting.subarray(arrived);
      freeAtMs += arrived * byteMs;
      deliver(slice);
      schedule();
    });
  };

  return {
    push: (bytes) => {
      if (waiting.length === 0) freeAtMs = Math.max(freeAtMs, clock.nowMs());
      waiting = concatBytes([waiting, bytes]);
      schedule();
    },
    clear: () => {
      cancel?.();
      cancel = null;
      waiting = new Uint8Array(0);
    },
  };
};
