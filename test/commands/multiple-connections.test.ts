import { expect, it } from 'vitest';
import { multipleConnections, setMultipleConnections } from '../../electron/commands/multiple-connections.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+CIPMUX: 0', false],
  ['+CIPMUX:1', true],
])('reads %s', (line, enabled) => {
  expect(textOf(multipleConnections.line())).toBe('AT+CIPMUX?');
  expect(resultOf(multipleConnections, undefined, [line, '', 'OK'])).toEqual({ enabled });
});

it.each([[['OK']], [['+CIPMUX: 2', 'OK']], [['+CIPMUX: ', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(multipleConnections, undefined, received);
});

it('sets the mode', () => {
  expect(textOf(setMultipleConnections.line({ enabled: false }))).toBe('AT+CIPMUX=0');
  expect(textOf(setMultipleConnections.line({ enabled: true }))).toBe('AT+CIPMUX=1');
  expectPlainAnswer(setMultipleConnections, { enabled: false });
});
