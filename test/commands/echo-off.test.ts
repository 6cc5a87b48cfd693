import { expect, it } from 'vitest';
import { echoOff } from '../../electron/commands/echo-off.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('builds ATE0 and may be repeated, because it can be lost at RDY (transcript 31)', () => {
  expect(textOf(echoOff.line())).toBe('ATE0');
  expect(echoOff.repeatable).toBe(true);
  expectPlainAnswer(echoOff, undefined);
});
