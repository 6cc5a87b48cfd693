import type { LineTest } from '../../shared/sequences/pattern.ts';
import type { Clock } from '../base/clock.ts';

/** Limits what the patterns of a run may cost, because they run on the thread of the ports. */
export interface WorkBudget {
  /** Whether the line matches, with its groups; `null`: not, or the budget is used up. */
  match(test: LineTest, line: string): Readonly<Record<string, string>> | null;
}

/** About a tenth of a second per second. */
const workPerSecond = 5_000_000;
const windowMs = 1_000;

/** `onSpent` is called once. */
export const createWorkBudget = (clock: Pick<Clock, 'nowMs'>, onSpent: () => void): WorkBudget => {
  let windowFromMs = clock.nowMs();
  let spent = 0;
  let isSpent = false;
  return {
    match: (test, line) => {
      if (isSpent) return null;
      const nowMs = clock.nowMs();
      if (nowMs - windowFromMs >= windowMs) {
        windowFromMs = nowMs;
        spent = 0;
      }
      spent += test.workOf(line);
      if (spent <= workPerSecond) return test.match(line);
      isSpent = true;
      onSpent();
      return null;
    },
  };
};
