import { expect, it } from 'vitest';
import { supplyVoltage } from '../../electron/commands/supply-voltage.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+CBC: 3800', 3_800],
  ['+CBC:4012', 4_012],
  ['+CBC: 0,80,3900', 3_900],
])('reads %j', (line, millivolts) => {
  expect(textOf(supplyVoltage.line())).toBe('AT+CBC');
  expect(resultOf(supplyVoltage, undefined, ['AT+CBC', line, 'OK'])).toEqual({ millivolts });
});

it.each([[['OK']], [['+CBC: ', 'OK']], [['+CBC: 0', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(supplyVoltage, undefined, received);
});
