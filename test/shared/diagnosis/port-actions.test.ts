import { describe, expect, it } from 'vitest';
import { diagnosePort } from '../../../shared/diagnosis/port-actions.ts';
import { type ErrorCode, exitCodes } from '../../../shared/errors.ts';
import { failure } from '../../../shared/outcome.ts';

const actions = (code: ErrorCode) => diagnosePort(failure(code)).actions;

describe('what to press about a port that failed', () => {
  it.each([
    ['link/missing', ['reconnect', 'find-module']],
    ['link/lost', ['reconnect', 'find-module']],
    ['link/not-serial', ['choose-port', 'reconnect']],
    ['link/bad-settings', ['choose-port', 'reconnect']],
    ['link/busy', ['reconnect']],
    ['module/no-answer', ['find-module', 'reconnect']],
  ] as const)('%s', (code, expected) => {
    expect(actions(code)).toEqual(expected);
  });

  it.each(Object.keys(exitCodes) as ErrorCode[])('is for %s at least once more, and nothing of a stage', (code) => {
    expect(actions(code)).toContain('reconnect');
    expect(new Set(actions(code)).size).toBe(actions(code).length);
    expect(diagnosePort(failure(code)).causes.length).toBeGreaterThan(0);
  });
});
