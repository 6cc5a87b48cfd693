import type { Clock } from '../../base/clock.ts';

/** Resolves when the work is done, or when the time for it is over: then it is left to itself. */
export const within = (clock: Clock, limitMs: number, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, resolve);
    work.finally(cancel).then(() => resolve(), reject);
  });
