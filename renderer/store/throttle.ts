import type { Timer } from '../bridge/client.ts';

/** Delay between two values. More updates a second are not more readable, and the page needs time for input. */
export const pauseMs = 50;

/** Passes values on: the first at once, then only the newest, with pauses in between. */
export interface Throttled<Value> {
  readonly put: (value: Value) => void;
  /** Passes the pending value on now, for readers that need the newest one. */
  readonly flush: () => void;
}

/**
 * A hundred messages a second cause some two hundred events. Drawing each would take ten times as long as the events
 * take to arrive.
 */
export const throttle = <Value>(pass: (value: Value) => void, timer: Timer): Throttled<Value> => {
  let waiting: { readonly value: Value } | null = null;
  let isPausing = false;
  let endPause = (): void => undefined;

  const flush = (): void => {
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    pause();
    pass(value);
  };
  const pause = (): void => {
    endPause();
    isPausing = true;
    // The pause starts after the page has processed the value, however long that takes.
    endPause = timer.after(0, () => {
      endPause = timer.after(pauseMs, () => {
        isPausing = false;
        flush();
      });
    });
  };
  return {
    put: (value) => {
      waiting = { value };
      if (!isPausing) flush();
    },
    flush,
  };
};
