import type { Clock } from '../../../electron/base/clock.ts';

/** The clock of this machine, for tests over real sockets and processes; nothing may wait for it but deadlines. */
export const realClock: Clock = {
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  after: (delayMs, action) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};
