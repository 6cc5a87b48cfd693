import type { Clock } from '../../electron/base/clock.ts';

export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** A context with a separate epoch counter. */
export const linkContext = (clock: Clock = realClock) => {
  let epoch = 0;
  return { clock, nextEpoch: () => ++epoch };
};
