import { expect, it } from 'vitest';
import { judgeFirmware } from '../../electron/modules/firmware-gate.ts';
import { recogniseModule } from '../../electron/modules/recognise.ts';

it.each([
  ['AirM2M_720H_V1104_LTE_AT', true, 'ok', 1104, 1104],
  ['AirM2M_720H_V1105_LTE_AT', true, 'ok', 1104, 1105],
  ['AirM2M_720H_V1103_LTE_AT', true, 'too-old', 1104, 1103],
  ['AirM2M_720H_V1009_LTE_AT', true, 'too-old', 1104, 1009],
  ['AirM2M_720SL_V545_LTE_AT', true, 'too-old', 1104, 545],
  ['AirM2M_720H_V1009_LTE_AT', false, 'ok', null, 1009],
  ['AirM2M_780E_V1007_LTE_AT', true, 'unknown', null, 1007],
  ['AirM2M_Air724UG_V409_LTE_AT', true, 'unknown', null, 409],
  ['AirM2M_720U_V409_LTE_AT', true, 'unknown', null, 409],
  ['something else', true, 'unknown', null, null],
] as const)('%s, certificate login %s: %s', (text, needsCertificateLogin, verdict, minimum, found) => {
  expect(judgeFirmware(recogniseModule(text), { needsCertificateLogin })).toEqual({ verdict, minimum, found });
});

it('does not know when the profile names the family and the version cannot be read', () => {
  const module = recogniseModule('something else', 'air720');
  const expected = { verdict: 'unknown', minimum: 1104, found: null };
  expect(judgeFirmware(module, { needsCertificateLogin: true })).toEqual(expected);
});
