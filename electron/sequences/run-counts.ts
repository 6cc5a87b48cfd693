import type { StepFailure } from '../../shared/sequences/step-failure.ts';
import type { StepResult } from './step-result.ts';
import { createTimeHistogram } from './time-histogram.ts';

export interface StepCounts {
  readonly passed: number;
  readonly failed: number;
  /** Answer times of the passed runs of the step; `null`: none passed. */
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly slowestMs: number | null;
  /** Of the last run of the step; `null`: it did not run, or passed. */
  readonly failure: StepFailure | null;
}

export interface RunSummary {
  readonly passed: boolean;
  readonly loops: { readonly good: number; readonly bad: number };
  readonly steps: readonly StepCounts[];
  /** Why the run ended early; `null`: it ran to its end. */
  readonly ended: StepFailure | null;
  /** The first failure of a step in the run; `null`: none. */
  readonly firstFailure: StepFailure | null;
}

export interface RunCounts {
  step(index: number, result: StepResult): void;
  loop(passed: boolean): void;
  summary(ended: StepFailure | null): RunSummary;
}

export const createRunCounts = (steps: number): RunCounts => {
  const counts = Array.from({ length: steps }, () => ({
    ...{ passed: 0, failed: 0, failure: null as StepFailure | null, times: createTimeHistogram() },
  }));
  let good = 0;
  let bad = 0;
  let firstFailure: StepFailure | null = null;
  return {
    step: (index, { failure, answerMs }) => {
      const step = counts[index];
      if (!step) return;
      step.failure = failure;
      firstFailure ??= failure;
      if (failure) step.failed += 1;
      else {
        step.passed += 1;
        step.times.add(answerMs);
      }
    },
    loop: (passed) => {
      if (passed) good += 1;
      else bad += 1;
    },
    summary: (ended) => ({
      passed: bad === 0 && good > 0 && ended === null,
      loops: { good, bad },
      steps: counts.map(({ passed, failed, failure, times }) => ({
        ...{ passed, failed, failure },
        ...{ medianMs: times.quantile(0.5), p95Ms: times.quantile(0.95), slowestMs: times.max() },
      })),
      ...{ ended, firstFailure },
    }),
  };
};
