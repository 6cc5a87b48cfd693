import type { Clock } from '../../base/clock.ts';

/** Node fires a timer with a longer delay at once. */
const longestTimerMs = 2_147_483_647;

/**
 * The real clock. Its timers keep the process alive, so code that ends must cancel the timers that it no longer needs. A timer never fires
 * before `nowMs` has reached its deadline, so code may compare the two when it fires.
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
    // Node's timers have a resolution of 1 ms and may fire up to 1 ms early.
    const fire = (): void => (performance.now() < dueMs ? arm() : action());
    arm();
    return () => clearTimeout(timer);
  },
});
