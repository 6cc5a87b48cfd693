import type { Undo } from './undo.ts';

/** Time, handed in: rooms never call `Date.now` or `setTimeout` themselves, so tests can run a minute in a millisecond. */
export interface Clock {
  /** Monotonic milliseconds from an arbitrary start; for deadlines and durations. */
  nowMs(): number;
  /** Milliseconds since 1970-01-01 UTC; only for display, recordings and credentials. */
  wallMs(): number;
  /** Calls `action` once after `delayMs`; the result cancels it. */
  after(delayMs: number, action: () => void): Undo;
}

/** Resolves after `delayMs` of the given clock. */
export const sleep = (clock: Clock, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
