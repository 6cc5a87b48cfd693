import type { Clock } from '../../base/clock.ts';

/** Node fires a timer with a longer delay at once. */
const longestTimerMs = 2_147_483_647;
/** A timer that is later than this shows that the process could not run. */
const lateMs = 20;
/** Longer than Node needs to pass on what the system has received meanwhile. */
const catchUpMs = 20;

/**
 * The real clock. Its timers keep the process alive, so code that ends must cancel the timers that it no longer needs. A timer never fires
 * before `nowMs` has reached its deadline, so code may compare the two when it fires.
 *
 * After the process could not run (a busy computer, a stopped process), Node fires timers before it reads what has arrived. Code that waits for
 * silence or an answer would then act on a silence that was none, so a timer that is late lets the input in first.
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
    const fire = (): void => {
      const nowMs = performance.now();
      // Node's timers have a resolution of 1 ms and may fire up to 1 ms early.
      if (nowMs < dueMs) arm();
      else if (nowMs > dueMs + lateMs) timer = setTimeout(action, catchUpMs);
      else action();
    };
    arm();
    return () => clearTimeout(timer);
  },
});
