import type { Clock } from '../../../electron/base/clock.ts';

/** The clock of this computer, for tests with real sockets and processes. Only deadlines may wait for it. */
export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
