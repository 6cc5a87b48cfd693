import { describe, expect, it } from 'vitest';
import { measuredIn, measures } from '../../../shared/series/measures.ts';
import { measureNames } from '../../../shared/series/series.ts';

/** As modules print them (docs/at-dialect.md §5, §6.1, §6.4; transcripts 14, 29, 31), and what is in them. */
const lines: readonly (readonly [line: string, values: Readonly<Record<string, number>>])[] = [
  ['+CSQ: 20,99', { rssi: -73 }],
  ['\r\n+CSQ: 0,0\r\n', { rssi: -113 }],
  ['+CSQ:31,0', { rssi: -51 }],
  ['+CSQ: 99,99', {}],
  ['+CSQ: (0-31,99),(0-7,99)', {}],
  ['+CESQ: 99,99,255,255,20,60', { rsrp: -81, rsrq: -10 }],
  ['+CESQ: 99,99,255,255,255,255', {}],
  ['+CESQ :99,99,255,255,7,255', { rsrq: -16.5 }],
  ['*CESQ: 40,99,255,255,20,60,17', { rsrp: -81, rsrq: -10, sinr: 17 }],
  ['*CESQ: 40,99,255,255,20,60,255', { rsrp: -81, rsrq: -10 }],
  ['*CSQ:1', {}],
  ['+CBC: 3800', { voltage: 3_800 }],
  ['+CBC: 0,80,3791', { voltage: 3_791 }],
  // The thresholds of `AT+CBC?`.
  ['+CBC:3400,3300', {}],
  ['+CBC: 0', {}],
  ['+CADC: 0,1086', { adc0: 1_086 }],
  ['+CADC: 1,7', { adc1: 7 }],
  ['+CADC: 2,7', {}],
  ['+CREG: 2,1,"1863","01a2c315",7', { registration: 1 }],
  ['+CREG: 1,"1863","01a2c315",7', { registration: 1 }],
  ['+CREG: 0', { registration: 0 }],
  ['+CREG: 0,2', { registration: 2 }],
  ['+CGREG: 0,5 ', { packetRegistration: 5 }],
  ['+CEREG: 3,3,,,,0,15', { lteRegistration: 3 }],
  ['+CEREG: 3,99', {}],
  ['+CSQ\xef\xbc\x9a 18,0', { rssi: -77 }],
  ['+CGSN: 866475030000019', {}],
  ['AT+CSQ', {}],
  ['+CSQ', {}],
  ['', {}],
];

describe('the values in a line of a module', () => {
  it.each(lines)('%j has %j', (line, values) => {
    expect(Object.fromEntries(measuredIn(line).map(({ measure, value }) => [measure, value]))).toEqual(values);
  });

  it('are all of the table, each with its source', () => {
    const seen = new Set(lines.flatMap(([, values]) => Object.keys(values)));
    expect([...seen].sort()).toEqual([...measureNames].sort());
    for (const { source } of Object.values(measures)) expect(source).toMatch(/§\d|MAN /);
  });

  it('are in lines with a `C` after the sign: only those are looked at in a recording', () => {
    const names = Object.values(measures).flatMap(({ readings }) => readings.map(({ line }) => line));
    expect(names.filter((name) => !/^[+*]C/.test(name))).toEqual([]);
  });
});
