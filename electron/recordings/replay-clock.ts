import type { Clock } from '../base/clock.ts';

/** The time of a recording. Its timers are called when it is set to a later time. */
export interface ReplayClock extends Clock {
  advanceTo(wallMs: number): void;
}

export const createReplayClock = (): ReplayClock => {
  let nowMs = 0;
  let timers: { readonly dueMs: number; readonly action: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    wallMs: () => nowMs,
    after: (delayMs, action) => {
      const timer = { dueMs: nowMs + Math.max(0, delayMs), action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advanceTo: (wallMs) => {
      for (;;) {
        const due = timers.filter(({ dueMs }) => dueMs <= wallMs);
        if (due.length === 0) break;
        const next = due.reduce((first, other) => (other.dueMs < first.dueMs ? other : first));
        timers = timers.filter((other) => other !== next);
        nowMs = Math.max(nowMs, next.dueMs);
        next.action();
      }
      nowMs = Math.max(nowMs, wallMs);
    },
  };
};
