import { expect, it } from 'vitest';
import { extendedSignalQuality } from '../../electron/commands/extended-signal-quality.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['a good signal', '+CESQ: 99,99,255,255,26,62', -79, -7],
  ['the lower ends of the scales', '+CESQ: 99,99,255,255,0,0', -141, -20],
  ['the upper ends of the scales', '+CESQ:99,99,255,255,34,97', -44, -3],
  ['unknown', '+CESQ: 99,99,255,255,255,255', null, null],
  ['half a decibel', '+CESQ: 99,99,255,255,15,40', -101, -12.5],
] as const)('reads %s', (_name, line, rsrpDbm, rsrqDb) => {
  expect(textOf(extendedSignalQuality.line())).toBe('AT+CESQ');
  expect(resultOf(extendedSignalQuality, undefined, [line, '', 'OK'])).toEqual({ rsrpDbm, rsrqDb });
});

it.each(['+CESQ: 99,99', '+CESQ: 99,99,255,255,x,1', '+CESQ: 99,99,255,255,-1,1'])('does not parse %s', (line) => {
  expectUnreadable(extendedSignalQuality, undefined, [line, 'OK']);
});
