import type { SequenceRunView } from '../../../../shared/contract/sequences.ts';
import type { StepFailure } from '../../../../shared/sequences/step-failure.ts';
import type { Clock } from '../../../base/clock.ts';
import type { SequenceEvent } from '../../../sequences/run-sequence.ts';
import type { ItemResults } from './item-results.ts';

/** A fast loop has thousands of results a second; a page cannot show them. */
const publishMs = 100;

export interface RunProgress {
  readonly view: () => SequenceRunView;
  onEvent(event: SequenceEvent): void;
  stopping(): void;
  /** The group has another ID. */
  renamed(groupId: string): void;
  /** `null`: it ran to its end. */
  end(ended: StepFailure | null): void;
}

export interface RunProgressOptions {
  readonly clock: Clock;
  readonly number: number;
  readonly groupId: string;
  /** Of the items, in the order of the run. */
  readonly keys: readonly string[];
  readonly loops: number | null;
  readonly results: ItemResults;
  readonly publish: (view: SequenceRunView) => void;
}

/** What a run publishes: at its begin and its end at once, in between at most ten times a second. */
export const createRunProgress = ({ clock, keys, results, publish, ...run }: RunProgressOptions): RunProgress => {
  let view: SequenceRunView = {
    ...{ number: run.number, groupId: run.groupId, loops: run.loops },
    ...{ state: 'waiting', startedAtMs: clock.wallMs(), endedAtMs: null, loop: 0, good: 0, bad: 0 },
    ...{ current: null, currentSinceMs: null, delayMs: null, steps: keys.length, passed: 0, failed: 0, ended: null },
    // An item that is sent alone shows its earlier result until it has another.
    results: results.clear(run.groupId, keys.length > 1 ? keys : []),
  };
  let cancel: (() => void) | null = null;
  const publishNow = (): void => {
    cancel?.();
    cancel = null;
    publish(view);
  };
  const set = (change: Partial<SequenceRunView>): void => {
    view = { ...view, ...change };
    cancel ??= clock.after(publishMs, publishNow);
  };
  const noteStep = ({ index, result }: Extract<SequenceEvent, { kind: 'step' }>): void => {
    const key = keys[index] ?? '';
    if (result === null) return set({ current: key, currentSinceMs: clock.wallMs(), delayMs: null });
    const { answerMs, attempts, failure } = result;
    const { number } = results.add(view.groupId, { key, answerMs, attempts, failure });
    set({ results: number, ...(failure ? { failed: view.failed + 1 } : { passed: view.passed + 1 }) });
  };
  publishNow();
  return {
    view: () => view,
    onEvent: (event) => {
      if (event.kind === 'step') return noteStep(event);
      if (event.kind === 'delay') return set({ delayMs: event.delayMs });
      if (event.kind === 'loop')
        return set({ loop: event.loop, ...(view.state === 'waiting' && { state: 'running' }) });
      set(event.passed ? { good: view.good + 1 } : { bad: view.bad + 1 });
    },
    renamed: (groupId) => {
      view = { ...view, groupId };
      publishNow();
    },
    stopping: () => {
      view = { ...view, state: 'stopping' };
      publishNow();
    },
    end: (ended) => {
      view = {
        ...view,
        state: 'ended',
        endedAtMs: clock.wallMs(),
        current: null,
        currentSinceMs: null,
        delayMs: null,
        ended,
      };
      publishNow();
    },
  };
};
