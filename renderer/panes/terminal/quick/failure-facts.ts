import type { StepFile } from '../../../../shared/sequences/file-schema.ts';
import type { StepFailure, StepFailureCode } from '../../../../shared/sequences/step-failure.ts';

/** The patterns of an item, as they are written. '': it passes with OK. */
export const expectedText = ({ expect, send }: StepFile): string => {
  const patterns = [expect ?? []].flat().map((pattern) => (typeof pattern === 'string' ? pattern : pattern.text));
  if (patterns.length > 0) return patterns.join(' | ');
  return send !== undefined && /^at/i.test(send) ? 'OK' : '';
};

/** The code of a failure, with the two that people know by their own words. */
export const resultCode = ({ code, failure }: StepFailure): StepFailureCode | 'stopped' | 'timeout' => {
  if (failure?.code === 'stopped') return 'stopped';
  return failure?.code === 'at/timeout' || failure?.code === 'at/second-phase-timeout' ? 'timeout' : code;
};
