import type { Clock } from './clock.ts';

/** Resolves when the work is done or the time limit is reached. The work is not cancelled. */
export const within = (clock: Clock, limitMs: number, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(limitMs, resolve);
    work.finally(cancel).then(() => resolve(), reject);
  });
