import { expect, it } from 'vitest';
import { errorMode } from '../../electron/commands/error-mode.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it.each([
  [0, 'AT+CMEE=0'],
  [1, 'AT+CMEE=1'],
  [2, 'AT+CMEE=2'],
] as const)('mode %i is sent as %s', (mode, line) => {
  expect(textOf(errorMode.line({ mode }))).toBe(line);
});

it('accepts OK or an error as its final result', () => {
  expectPlainAnswer(errorMode, { mode: 1 });
});
