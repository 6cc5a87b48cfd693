import { expect, it } from 'vitest';
import { readSignalReport, signalReports } from '../../electron/commands/signal-reports.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('switches reports on and off', () => {
  expect(textOf(signalReports.line({ on: true }))).toBe('AT*CSQ=1');
  expect(textOf(signalReports.line({ on: false }))).toBe('AT*CSQ=0');
  expectPlainAnswer(signalReports, { on: true });
});

const none = { rsrpDbm: null, rsrqDb: null, rssiDbm: null, sinr: null };

it.each([
  ['+CSQ: 25,0', { ...none, rssiDbm: -63 }],
  ['+CSQ:99,99', none],
  ['+CESQ: 99,99,255,255,22,48', { ...none, rsrqDb: -9, rsrpDbm: -93 }],
  ['*CESQ: 99,99,255,255,22,48,12', { ...none, rsrqDb: -9, rsrpDbm: -93, sinr: 12 }],
  ['*CESQ: 99,99,255,255,255,255,255', none],
  ['+CESQ: 99,99,255,255,34,97', { ...none, rsrqDb: -3, rsrpDbm: -44 }],
  ['+CSQ: (0-31,99),(0-7,99)', null],
  ['+CESQ: 99,99', null],
  ['*CSQ:1', null],
  ['+CREG: 1', null],
  ['OK', null],
])('reads %j', (line, report) => {
  expect(readSignalReport(line)).toEqual(report);
});
