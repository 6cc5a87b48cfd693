import { describe, expect, it } from 'vitest';
import { diagnosePort } from '../../../shared/diagnosis/port-actions.ts';
import { type ErrorCode, exitCodes } from '../../../shared/errors.ts';
import { failure } from '../../../shared/outcome.ts';
import { failingOf } from '../../support/failing-rows.ts';

const codes = Object.keys(exitCodes) as ErrorCode[];
const actions = (code: ErrorCode) => diagnosePort(failure(code)).actions;

describe('the actions for a port that failed', () => {
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

  it('include reconnect for every failure, each button once, with a cause', () => {
    const failing = failingOf(codes, (code) => {
      expect(actions(code)).toContain('reconnect');
      expect(new Set(actions(code)).size, actions(code).join()).toBe(actions(code).length);
      expect(diagnosePort(failure(code)).causes.length, 'number of causes').toBeGreaterThan(0);
    });
    expect(failing).toEqual([]);
  });
});
