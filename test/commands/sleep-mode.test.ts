import { expect, it } from 'vitest';
import { sleepMode } from '../../electron/commands/sleep-mode.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+CSCLK: 0', 0],
  ['+CSCLK:2', 2],
  ['+CSCLK: 3', 3],
])('%s is the mode %i', (line, mode) => {
  expect(textOf(sleepMode.line())).toBe('AT+CSCLK?');
  expect(resultOf(sleepMode, undefined, [line, '', 'OK'])).toEqual({ mode });
  expect(sleepMode.optional).toBe(true);
});

it.each([[['OK']], [['+CSCLK: 4', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(sleepMode, undefined, received);
});
