import type { Clock } from '../../../base/clock.ts';

/** Resolves with the work, or when so much time has passed: nobody waits longer for it. */
export const within = (clock: Clock, limitMs: number, running: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, resolve);
    running.then(resolve, reject).finally(cancel);
  });
