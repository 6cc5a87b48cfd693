import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Outcome } from '../../../../shared/outcome.ts';
import { createPaced, type Pace, type Paced } from './paced.ts';
import { wholeNumber } from './whole-number.ts';

/** Timers of a page are not more exact. */
export const shortestIntervalMs = 10;
export const longestIntervalMs = 86_400_000;

/** The typed interval in whole milliseconds; `null`: none, or outside of the limits. */
export const intervalOf = (typed: string): number | null => wholeNumber(typed, shortestIntervalMs, longestIntervalMs);

/** Sends the same again and again until it is stopped, or until it is refused. */
export interface Repeater {
  readonly state: Paced['state'];
  /** How many times it was sent since the start. */
  readonly count: StoreApi<number>;
  /** What is sent; the user may type something else meanwhile. */
  readonly text: StoreApi<string>;
  start(text: string, send: () => Promise<Outcome<unknown>>, intervalMs: number): void;
  stop(): void;
  /** The user has seen why it stopped. */
  forget(): void;
}

export const createRepeater = (pace: Pace): Repeater => {
  const paced = createPaced(pace);
  const count = createStore<number>(() => 0);
  const shown = createStore<string>(() => '');
  return {
    ...{ state: paced.state, stop: paced.stop, forget: paced.forget, count, text: shown },
    start: (text, send, intervalMs) => {
      count.setState(0, true);
      shown.setState(text, true);
      paced.start(async () => {
        const begunMs = pace.nowMs();
        const sent = await send();
        if (!sent.ok) return sent;
        count.setState((before) => before + 1, true);
        return { ok: true, value: begunMs + Math.max(shortestIntervalMs, intervalMs) };
      });
    },
  };
};
