import type { ErrorCode } from '../../../../shared/errors.ts';
import type { StepFile } from '../../../../shared/sequences/file-schema.ts';
import type { StepFailure, StepFailureCode } from '../../../../shared/sequences/step-failure.ts';

/** The patterns of an item, as they are written. '': it passes with OK. */
export const expectedText = ({ expect, send }: StepFile): string => {
  const patterns = [expect ?? []].flat().map((pattern) => (typeof pattern === 'string' ? pattern : pattern.text));
  if (patterns.length > 0) return patterns.join(' | ');
  return send !== undefined && /^at/i.test(send) ? 'OK' : '';
};

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
