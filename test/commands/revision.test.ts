import { expect, it } from 'vitest';
import { revision } from '../../electron/commands/revision.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['transcript 29', ['AT+CGMR', '+CGMR: "AirM2M_Air724UG_V401853_LTE_AT"', '', 'OK'], 'AirM2M_Air724UG_V401853_LTE_AT'],
  ['transcript 27', ['+CGMR: "AirM2M_780E_V1161_LTE_AT"', 'OK'], 'AirM2M_780E_V1161_LTE_AT'],
  ['the manual, without quotes', ['Revision:AirM2M_720H_V1104_LTE_AT', 'OK'], 'AirM2M_720H_V1104_LTE_AT'],
  ['2G, bare', ['AirM2M_V5364_AT_S_NOTTS', 'OK'], 'AirM2M_V5364_AT_S_NOTTS'],
])('reads the version: %s', (_name, received, version) => {
  expect(textOf(revision.line())).toBe('AT+CGMR');
  expect(resultOf(revision, undefined, received)).toEqual({ version });
});

it.each([[['OK']], [['+CGMR: ""', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(revision, undefined, received);
});
