import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';

/** A clock that stands at the time of the entry that is written: the recorder takes its times from it. */
export interface LogClock extends Clock {
  /** Runs the timers that are due until then. Never goes back. */
  moveTo(wallMs: number): void;
}

interface Timer {
  readonly atMs: number;
  readonly action: () => void;
}

export const createLogClock = (startWallMs: number): LogClock => {
  const timers = new Set<Timer>();
  let nowMs = 0;

  const next = (untilMs: number): Timer | null => {
    let found: Timer | null = null;
    for (const timer of timers) if (timer.atMs <= untilMs && (found === null || timer.atMs < found.atMs)) found = timer;
    return found;
  };
  return {
    nowMs: () => nowMs,
    wallMs: () => startWallMs + nowMs,
    after: (delayMs, action): Undo => {
      const timer = { atMs: nowMs + delayMs, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    moveTo: (wallMs) => {
      const untilMs = Math.max(nowMs, wallMs - startWallMs);
      for (let timer = next(untilMs); timer; timer = next(untilMs)) {
        timers.delete(timer);
        nowMs = Math.max(nowMs, timer.atMs);
        timer.action();
      }
      nowMs = untilMs;
    },
  };
};
