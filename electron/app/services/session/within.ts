import type { Clock } from '../../../base/clock.ts';

/** Resolves when it has ended, and at the latest after so long; it may go on. */
export const within = (clock: Clock, limitMs: number, running: Promise<void>): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, resolve);
    running.then(resolve, reject).finally(cancel);
  });
