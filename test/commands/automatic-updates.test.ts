import { expect, it } from 'vitest';
import { automaticUpdates } from '../../electron/commands/automatic-updates.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+UPGRADE:"AUTO",1', true],
  ['+UPGRADE: "AUTO",1', true],
  ['+UPGRADE:"AUTO",0', false],
  ['+UPGRADE: AUTO,0', false],
])('%s: on %s', (line, on) => {
  expect(textOf(automaticUpdates.line())).toBe('AT+UPGRADE="AUTO"');
  expect(resultOf(automaticUpdates, undefined, [line, '', 'OK'])).toEqual({ on });
});

it.each([[['OK']], [['+UPGRADE: 0', 'OK']], [['+UPGRADE:"AUTO",2', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(automaticUpdates, undefined, received);
});

it('may be answered with ERROR', () => {
  expect(automaticUpdates.optional).toBe(true);
});
