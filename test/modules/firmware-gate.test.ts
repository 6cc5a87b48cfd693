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
};

it.each([
  ['AirM2M_720H_V1104_LTE_AT', []],
  ['AirM2M_780E_V1161_LTE_AT', []],
  ['AirM2M_780E_V1160_LTE_AT', ['no-server-name', 'keep-alive-cut']],
  ['AirM2M_780E_V1131_LTE_AT', ['long-sessions-crash', 'no-server-name', 'keep-alive-cut']],
  ['AirM2M_780E_V1137_LTE_LSAT', ['mutual-tls-publish', 'no-server-name', 'keep-alive-cut']],
  ['AirM2M_780E_V1137_LTE_AT', ['no-server-name', 'keep-alive-cut']],
  ['AirM2M_780E_V1155_LTE_LPAT', ['login-refused', 'no-server-name', 'keep-alive-cut']],
  ['AirM2M_780EP_V1007_LTE_AT', []],
  ['AirM2M_Air724UG_V401853_LTE_AT', ['quick-messages-lost']],
  ['AirM2M_Air724UG_V301836_LTE_AT', ['cipher-suites', 'quick-messages-lost']],
  ['AirM2M_720U_V409_LTE_AT', ['no-keep-alive', 'cipher-suites', 'quick-messages-lost']],
])('%s has the known faults %j', (text, problems) => {
  expect(judgeFirmware(recogniseModule(text), everything).problems.map(({ problem }) => problem)).toEqual(problems);
});

it('reports only the faults that affect the task, and the firmware that fixes them', () => {
  const old = recogniseModule('AirM2M_780E_V1020_LTE_AT');
  expect(judgeFirmware(old, { needsCertificateLogin: false, keepAliveSeconds: 300 }).problems).toEqual([]);
  expect(judgeFirmware(old, { needsCertificateLogin: false, keepAliveSeconds: 301 }).problems).toEqual([
    { problem: 'keep-alive-cut', fixedIn: 1161 },
  ]);
  expect(judgeFirmware(old, { needsCertificateLogin: true }).problems).toEqual([
    { problem: 'tls-failure-crashes', fixedIn: 1026 },
  ]);
});
