import type { Undo } from './undo.ts';

/** The clock is passed in: no folder calls `Date.now` or `setTimeout` itself, so a test can run a minute in a millisecond. */
export interface Clock {
  /** Monotonic milliseconds from an arbitrary start; for deadlines and durations. */
  nowMs(): number;
  /** Milliseconds since 1970-01-01 UTC; only for display, recordings and credentials. */
  wallMs(): number;
  /** Calls `action` once after `delayMs`. The returned function cancels it. */
  after(delayMs: number, action: () => void): Undo;
}

/** Resolves after `delayMs` of `clock`. */
export const sleep = (clock: Clock, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
