import type { Outcome } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';

const gatheringMs = 300;

export interface GatheredWrite<Value> {
  /** Resolves when this value, or a later one, is written. */
  ask(value: Value): Promise<Outcome<void>>;
  /** Writes at once what waits. */
  flush(): Promise<void>;
}

/** Combines all values passed within 300 ms into one write of the last value. */
export const createGatheredWrite = <Value>(
  clock: Clock,
  write: (value: Value) => Promise<Outcome<void>>,
): GatheredWrite<Value> => {
  let waiting: { value: Value; readonly settle: ((outcome: Outcome<void>) => void)[]; readonly cancel: Undo } | null =
    null;
  let writing: Promise<void> = Promise.resolve();

  const begin = (): void => {
    const batch = waiting;
    if (batch === null) return;
    batch.cancel();
    waiting = null;
    writing = write(batch.value).then((outcome) => {
      for (const settle of batch.settle) settle(outcome);
    });
  };

  return {
    ask: (value) =>
      new Promise((resolve) => {
        waiting ??= { value, settle: [], cancel: clock.after(gatheringMs, begin) };
        waiting.value = value;
        waiting.settle.push(resolve);
      }),
    flush: async () => {
      begin();
      await writing;
    },
  };
};
