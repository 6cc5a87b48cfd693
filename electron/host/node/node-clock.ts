import type { Clock } from '../../base/clock.ts';

/** Node fires timers beyond this at once. */
const longestTimerMs = 2_147_483_647;

/**
 * The real clock. Its timers keep the process alive: a pending deadline is a pending duty, and whoever ends cancels what it no longer
 * needs. They never fire before `nowMs` has reached the deadline, so a deadline that is checked again on firing holds.
 */
export const createNodeClock = (): Clock => ({
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  after: (delayMs, action) => {
    const dueMs = performance.now() + Math.max(0, delayMs);
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      timer = setTimeout(fire, Math.min(longestTimerMs, Math.ceil(dueMs - performance.now())));
    };
    // Node's timers count whole milliseconds and may be early by a part of one.
    const fire = (): void => (performance.now() < dueMs ? arm() : action());
    arm();
    return () => clearTimeout(timer);
  },
});
