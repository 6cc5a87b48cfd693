import type { ErrorCode } from '../../../../shared/errors.ts';
import type { StepFailure, StepFailureCode } from '../../../../shared/sequences/step-failure.ts';

type KnownCause = 'stopped' | 'timeout' | 'silent' | 'restarted' | 'lost';

const causes: Partial<Record<ErrorCode, KnownCause>> = {
  stopped: 'stopped',
  'at/timeout': 'timeout',
  'at/second-phase-timeout': 'timeout',
  'at/unresponsive': 'silent',
  'module/restarted': 'restarted',
  'link/lost': 'lost',
  'link/slept': 'lost',
};

/** The code of a failure, with those that people know by their own words. */
export const resultCode = ({ code, failure }: StepFailure): StepFailureCode | KnownCause =>
  (failure && causes[failure.code]) ?? code;
