import type { Clock } from '../../../base/clock.ts';

/** Two clocks differ slightly at each reading. A larger difference means that the clock was set. */
const jitterMs = 100;

/** Converts a recent monotonic time to a wall time. The results are monotonic unless the clock of the computer is set back. */
export const createWallTimes = (clock: Clock): ((monotonicMs: number) => number) => {
  let lastMs = 0;
  return (monotonicMs) => {
    const wallMs = clock.wallMs() - (clock.nowMs() - monotonicMs);
    const isJitter = wallMs < lastMs && lastMs - wallMs < jitterMs;
    lastMs = isJitter ? lastMs : wallMs;
    return lastMs;
  };
};
