import { expect, it } from 'vitest';
import { identity } from '../../electron/commands/identity.ts';
import { expectUnreadable, play, resultOf, textOf } from './support.ts';

it.each([
  ['transcript 02', ['ATI', '', 'AirM2M_780E_V1169_LTE_AT', '', 'OK'], 'AirM2M_780E_V1169_LTE_AT'],
  ['trailing blanks', ['AirM2M_780EP_V1007_LTE_AT  ', 'OK'], 'AirM2M_780EP_V1007_LTE_AT'],
  ['other lines around it', ['Luat', 'AirM2M_720H_V1104_LTE_AT', 'OK'], 'AirM2M_720H_V1104_LTE_AT'],
  ['another maker', ['Quectel', 'EC20F', 'Revision: EC20CEFAG', 'OK'], 'Quectel EC20F Revision: EC20CEFAG'],
  ['an answer that begins with AT', ['AT version:1.1.0.0', 'OK'], 'AT version:1.1.0.0'],
])('reads the version: %s', (_name, received, version) => {
  expect(textOf(identity.line())).toBe('ATI');
  expect(resultOf(identity, undefined, received)).toEqual({ version });
});

it('ignores URCs between the lines, even when they look like words', () => {
  const { outcome, unclaimed } = play(identity, undefined, [
    'SMS READY',
    '+CGEV: ME PDN ACT 1',
    'AirM2M_720H_V1104_LTE_AT',
    'CLOSED',
    'OK',
  ]);
  expect(outcome).toEqual({ ok: true, value: { version: 'AirM2M_720H_V1104_LTE_AT' } });
  expect(unclaimed).toEqual(['SMS READY', '+CGEV: ME PDN ACT 1', 'CLOSED']);
});

it('does not parse an OK without a version', () => {
  expectUnreadable(identity, undefined, ['OK']);
});
