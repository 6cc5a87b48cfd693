import { expect, it } from 'vitest';
import { radioFunction, setRadioFunction } from '../../electron/commands/radio-function.ts';
import { expectPlainAnswer, expectUnreadable, play, resultOf, textOf } from './support.ts';

it.each([
  ['+CFUN: 1', 1],
  ['+CFUN:4', 4],
  ['+CFUN :0', 0],
])('reads %s', (line, level) => {
  expect(textOf(radioFunction.line())).toBe('AT+CFUN?');
  expect(resultOf(radioFunction, undefined, [line, '', 'OK'])).toEqual({ level });
});

it.each([[['OK']], [['+CFUN: 7', 'OK']], [['+CFUN: on', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(radioFunction, undefined, received);
});

it('sets the level without a restart', () => {
  for (const level of [0, 1, 4] as const) expect(textOf(setRadioFunction.line({ level }))).toBe(`AT+CFUN=${level}`);
  expect(setRadioFunction.deadlineMs({ level: 0 })).toBe(45_000);
  expectPlainAnswer(setRadioFunction, { level: 1 });
});

it('leaves the following lines to the URCs (transcript 14)', () => {
  const { outcome, unclaimed } = play(setRadioFunction, { level: 0 }, ['AT+CFUN=0', '', 'OK', '', '+CGEV: ME DETACH']);
  expect(outcome?.ok).toBe(true);
  expect(unclaimed).toEqual(['+CGEV: ME DETACH']);
});
