import type { Clock } from '../../../base/clock.ts';

/** Two readings of two clocks differ by a little each time; what is more is a clock that was set. */
const jitterMs = 100;

/**
 * The time of day of something that happened a moment ago, from its time on the monotonic clock. Times of later things are not earlier,
 * unless the clock of the computer is set back.
 */
export const createWallTimes = (clock: Clock): ((monotonicMs: number) => number) => {
  let lastMs = 0;
  return (monotonicMs) => {
    const wallMs = clock.wallMs() - (clock.nowMs() - monotonicMs);
    const isJitter = wallMs < lastMs && lastMs - wallMs < jitterMs;
    lastMs = isJitter ? lastMs : wallMs;
    return lastMs;
  };
};
