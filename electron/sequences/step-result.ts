import type { StepFailure } from '../../shared/sequences/step-failure.ts';

/** How one step of a run ended. */
export interface StepResult {
  readonly status: 'passed' | 'failed';
  /** In milliseconds since 1970. */
  readonly startedAtMs: number;
  /** Of all attempts together. */
  readonly durationMs: number;
  readonly answerMs: number;
  readonly attempts: number;
  /** What was sent, secrets masked; '' for a wait. */
  readonly sent: () => string;
  /** The lines that were compared, secrets masked. Made when they are asked for. */
  readonly lines: () => readonly string[];
  readonly failure: StepFailure | null;
}
