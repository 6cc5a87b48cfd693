import type { Timer } from '../bridge/client.ts';

/** Between what is shown and what is shown next. Many a second stay legible no better, and the page must have time for its person. */
export const pauseMs = 50;

/** Passes values on: the first at once, then only the newest, with pauses between. */
export interface Spaced<Value> {
  readonly put: (value: Value) => void;
  /** What waits is passed on now: for a reader who must not see an older one. */
  readonly flush: () => void;
}

/** A hundred messages a second are some two hundred events: drawn one by one, they held a page for ten times as long as they took to come. */
export const spaced = <Value>(pass: (value: Value) => void, timer: Timer): Spaced<Value> => {
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
    // It begins when the page has done what the value made it do, however long that takes.
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
