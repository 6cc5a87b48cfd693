import { expect, it } from 'vitest';
import { type FirmwareNeeds, judgeFirmware } from '../../electron/modules/firmware-gate.ts';
import { recogniseModule } from '../../electron/modules/recognise.ts';

it.each([
  ['AirM2M_720H_V1104_LTE_AT', true, 'ok', 1104, 1104],
  ['AirM2M_720H_V1105_LTE_AT', true, 'ok', 1104, 1105],
  ['AirM2M_720H_V1103_LTE_AT', true, 'too-old', 1104, 1103],
  ['AirM2M_720H_V1009_LTE_AT', true, 'too-old', 1104, 1009],
  ['AirM2M_720SL_V545_LTE_AT', true, 'too-old', 1104, 545],
  ['AirM2M_720H_V1009_LTE_AT', false, 'ok', null, 1009],
  ['AirM2M_780E_V1007_LTE_AT', true, 'ok', null, 1007],
  ['AirM2M_Air724UG_V409_LTE_AT', true, 'ok', null, 409],
  ['AirM2M_720U_V409_LTE_AT', true, 'ok', null, 409],
  ['AirM2M_780EHM_V1002_LTE_AT', true, 'unknown', null, 1002],
  ['AirM2M_V5364_AT_S_NOTTS', true, 'unknown', null, 5364],
  ['something else', true, 'unknown', null, null],
] as const)('%s, certificate login %s: %s', (text, needsCertificateLogin, verdict, minimum, found) => {
  const judged = judgeFirmware(recogniseModule(text), { needsCertificateLogin });
  expect(judged).toMatchObject({ verdict, minimum, found });
});

it.each(['something else', 'AirM2M_780E_V1161_LTE_AT'])(
  'is unknown when the version %s does not belong to the family of the profile',
  (text) => {
    const module = recogniseModule(text, 'air720');
    expect(judgeFirmware(module, { needsCertificateLogin: true })).toMatchObject({ verdict: 'unknown', minimum: 1104 });
  },
);

const everything = {
  needsCertificateLogin: true,
  needsServerName: true,
  needsMutualTls: true,
  keepAliveSeconds: 600,
  staysConnected: true,
  resolvesName: true,
};

const shown = (text: string): readonly string[] =>
  judgeFirmware(recogniseModule(text), everything).issues.map(({ key, fixedIn }) => `${key} V${fixedIn}`);

it.each([
  ['AirM2M_720H_V1104_LTE_AT', []],
  ['AirM2M_780E_V1162_LTE_AT', []],
  ['AirM2M_780E_V1161_LTE_AT', ['dns-short-lived V1162']],
  ['AirM2M_780E_V1160_LTE_AT', ['no-server-name V1161', 'keep-alive-cut V1161', 'dns-short-lived V1162']],
  [
    'AirM2M_780E_V1131_LTE_AT',
    ['long-sessions-crash V1132', 'no-server-name V1161', 'keep-alive-cut V1161', 'dns-short-lived V1162'],
  ],
  ['AirM2M_780EP_V1007_LTE_AT', []],
  ['AirM2M_Air724UG_V401857_LTE_AT', []],
  ['AirM2M_Air724UG_V401853_LTE_AT', ['quick-messages-lost V401857']],
  [
    'AirM2M_Air724UG_V301839_LTE_AT',
    ['cipher-suites V301840', 'quick-messages-lost V401857', 'dns-fails V301840', 'receive-stuck V301845'],
  ],
])('%s: a connection is warned of %j', (text, issues) => {
  expect(shown(text)).toEqual(issues);
});

it('warns only of faults that affect the task, and names the firmware that fixes them', () => {
  const old = recogniseModule('AirM2M_780E_V1020_LTE_AT');
  const issues = (needs: Partial<FirmwareNeeds>): readonly string[] =>
    judgeFirmware(old, { needsCertificateLogin: false, ...needs }).issues.map(({ key }) => key);
  expect(issues({ keepAliveSeconds: 300 })).toEqual([]);
  expect(issues({ keepAliveSeconds: 301 })).toEqual(['keep-alive-cut']);
  expect(issues({ needsCertificateLogin: true })).toEqual(['tls-failure-crashes']);
  expect(issues({ usesTls: true })).toEqual(['tls-failure-crashes']);
  expect(issues({ publishesBinary: true })).toEqual(['binary-publish-split']);
  expect(issues({ setsAccessPoint: true })).toEqual(['access-point-kept', 'access-point-lost']);
  expect(issues({ resolvesName: true })).toEqual(['dns-short-lived']);
});
