import { expect, it } from 'vitest';
import { epsRegistrationReport } from '../../electron/commands/eps-registration-report.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('builds both modes and accepts OK or an error', () => {
  expect(textOf(epsRegistrationReport.line({ mode: 0 }))).toBe('AT+CEREG=0');
  expect(textOf(epsRegistrationReport.line({ mode: 3 }))).toBe('AT+CEREG=3');
  expectPlainAnswer(epsRegistrationReport, { mode: 3 });
});
