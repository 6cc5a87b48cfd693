import { expect, it } from 'vitest';
import { cellLocation } from '../../electron/commands/cell-location.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['+CIPGSMLOC: 0,034.7983328,114.3214505,2023/06/05,14:38:50', 0, 34.7983328, 114.3214505],
  ['+CIPGSMLOC: 0,34.0000000,114.0000000,2026/01/02,03:04:05', 0, 34, 114],
  ['+CIPGSMLOC: 408', 408, null, null],
  ['+CIPGSMLOC: 65535', 65_535, null, null],
])('reads %j', (line, code, latitude, longitude) => {
  expect(textOf(cellLocation.line())).toBe('AT+CIPGSMLOC=1,1');
  expect(resultOf(cellLocation, undefined, [line, '', 'OK'])).toEqual({ code, latitude, longitude });
});

it.each([[['OK']], [['+CIPGSMLOC: 0', 'OK']], [['+CIPGSMLOC: 0,91.5,114.3', 'OK']], [['+CIPGSMLOC: 0,x,y', 'OK']]])(
  'does not parse %j',
  (received) => {
    expectUnreadable(cellLocation, undefined, received);
  },
);
