import { exitCodeOf } from '../errors.ts';
import type { Fact, Failure } from '../outcome.ts';

/** Why a step of a sequence did not pass. The sentences are in `shared/words/sequence-words.ts`. */
export const stepFailureCodes = [
  /** No line matched what was expected. Facts: `expected`. */
  'not-expected',
  /** A line matched what must not come. Facts: `expected`. */
  'rejected',
  /** The module answered with a failing result. Facts: `answer`, `command`, `expected`. */
  'error-answer',
  /** A comparison is not true. Facts: `assert`, `left`, `right`. */
  'assert',
  /** A variable of a comparison is not a number. Facts: `assert`, `name`. */
  'no-number',
  /** A line ended the run. */
  'aborted',
  /** Variables without a value. Facts: `names`. */
  'no-variable',
  /** With the values of its variables a pattern cannot be read. */
  'bad-pattern',
  /** The patterns took so long that they would have held up the ports. */
  'too-slow',
  /** With the values of its variables a text is not a hexadecimal number. Facts as of `usage/not-hex`. */
  'not-hex',
  /** The port, the module or the user ended it: `failure`. */
  'failed',
] as const;

export type StepFailureCode = (typeof stepFailureCodes)[number];

export interface StepFailure {
  readonly code: StepFailureCode;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Lines of the device, secrets masked, oldest first. */
  readonly evidence: readonly string[];
  /** With `failed`; otherwise `null`. */
  readonly failure: Failure | null;
}

export const stepFailure = (
  code: Exclude<StepFailureCode, 'failed'>,
  facts: StepFailure['facts'] = {},
  evidence: readonly string[] = [],
): StepFailure => ({ code, facts, evidence, failure: null });

export const failedBy = (failure: Failure): StepFailure => ({
  ...{ code: 'failed', facts: {}, evidence: failure.evidence, failure },
});

/** 10: an expectation failed. 2: the values of the variables are not usable. Otherwise that of the failure. */
export const exitCodeOfStep = ({ code, failure }: StepFailure): number => {
  if (failure) return exitCodeOf(failure.code);
  return code === 'no-variable' || code === 'bad-pattern' || code === 'too-slow' || code === 'not-hex' ? 2 : 10;
};
