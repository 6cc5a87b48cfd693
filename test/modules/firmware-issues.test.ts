import { expect, it } from 'vitest';
import { firmwareIssues, firmwareIssuesFor } from '../../electron/modules/firmware-issues.ts';
import { recogniseModule } from '../../electron/modules/recognise.ts';
import { firmwareIssueWords } from '../../shared/words/firmware-issues.ts';

/** One row for each fault: the last version that has it, and the first that has not. */
const edges: readonly (readonly [key: string, faulty: string, fixed: string])[] = [
  ['tls-failure-crashes', '780E_V1025_LTE_AT', '780E_V1026_LTE_AT'],
  ['no-automatic-rate', '780E_V1109_LTE_AT', '780E_V1110_LTE_AT'],
  ['http-parameters-restart', '780E_V1117_LTE_AT', '780E_V1118_LTE_AT'],
  ['update-failure-silent', '780E_V1117_LTE_AT', '780E_V1118_LTE_AT'],
  ['dns-misread', '780EG_V1117_LTE_AT', '780EG_V1118_LTE_AT'],
  ['connect-line-unended', '780E_V1120_LTE_AT', '780E_V1121_LTE_AT'],
  ['signal-slow-without-card', '780E_V1124_LTE_AT', '780E_V1125_LTE_AT'],
  ['location-crashes', '780E_V1124_LTE_AT', '780E_V1125_LTE_AT'],
  ['long-sessions-crash', '780E_V1131_LTE_AT', '780E_V1132_LTE_AT'],
  ['mutual-tls-publish', '780E_V1137_LTE_LSAT', '780E_V1138_LTE_LSAT'],
  ['mutual-tls-publish', '780E_V1136_LTE_LSAT', '780E_V1135_LTE_LSAT'],
  ['mutual-tls-publish', '780E_V1137_LTE_LSAT', '780E_V1137_LTE_AT'],
  ['speech-after-login', '780E_V1136_LTE_LSAT', '780E_V1138_LTE_LSAT'],
  ['tls-success-misreported', '780E_V1146_LTE_LSAT', '780E_V1147_LTE_LSAT'],
  ['gnss-crashes', '780E_V1146_LTE_LSAT', '780E_V1146_LTE_AT'],
  ['card-switch-misread', '780E_V1146_LTE_LSAT', '780E_V1147_LTE_LSAT'],
  ['slow-rate-current', '780E_V1146_LTE_LSAT', '780E_V1147_LTE_LSAT'],
  ['signal-report-wrong', '780E_V1146_LTE_LSAT', '780E_V1147_LTE_LSAT'],
  ['card-slot-wrong', '780E_V1147_LTE_AT', '780E_V1148_LTE_AT'],
  ['binary-publish-split', '780E_V1154_LTE_AT', '780E_V1155_LTE_AT'],
  ['cell-report-crashes', '780E_V1154_LTE_AT', '780E_V1155_LTE_AT'],
  ['rate-kept', '780E_V1154_LTE_AT', '780E_V1155_LTE_AT'],
  ['access-point-kept', '780E_V1154_LTE_AT', '780E_V1155_LTE_AT'],
  ['login-refused', '600E_V1155_LTE_LPAT', '600E_V1156_LTE_LPAT'],
  ['login-refused', '780E_V1155_LTE_LPAT', '780E_V1155_LTE_AUAT'],
  ['wake-by-usb', '780E_V1157_LTE_AT', '780E_V1158_LTE_AT'],
  ['wake-by-usb', '780E_V1156_LTE_AT', '780E_V1155_LTE_AT'],
  ['binary-publish-one-line', '780E_V1158_LTE_AT', '780E_V1159_LTE_AT'],
  ['binary-publish-one-line', '780E_V1155_LTE_AT', '780E_V1154_LTE_AT'],
  ['no-server-name', '780E_V1160_LTE_AT', '780E_V1161_LTE_AT'],
  ['keep-alive-cut', '780E_V1160_LTE_AT', '780E_V1161_LTE_AT'],
  ['access-point-lost', '780E_V1160_LTE_AT', '780E_V1161_LTE_AT'],
  ['http-crash', '780E_V1161_LTE_AT', '780E_V1162_LTE_AT'],
  ['dns-short-lived', '700E_V1161_LTE_AT', '700E_V1162_LTE_AT'],
  ['false-base-stations', '780E_V1161_LTE_AT', '780E_V1162_LTE_AT'],
  ['access-point-misread', '780E_V1168_LTE_AT', '780E_V1169_LTE_AT'],
  ['operator-misread', '780E_V1169_LTE_AT', '780E_V1170_LTE_AT'],
  // 780EP has separate version numbers.
  ['operator-misread', '780E_V1010_LTE_AT', '780EP_V1008_LTE_AT'],

  ['network-crash', '780EQ_V2001_LTE_AT', '780EQ_V2002_LTE_AT'],
  ['wake-by-dtr', '780EQ_V2001_LTE_AT', '780EQ_V2002_LTE_AT'],
  ['update-impossible', '700ECQ_V2009_LTE_AT', '700ECQ_V2010_LTE_AT'],
  ['update-impossible', '700EAQ_V2009_LTE_AT', '780EQ_V2009_LTE_AT'],
  ['update-bricks', '780EQ_V2013_LTE_AT', '780EQ_V2014_LTE_AT'],
  ['update-bricks', '700ECQ_V2013_LTE_AT', '700ECQ_V2014_LTE_AT'],
  ['update-bricks', '700EAQ_V2013_LTE_AT', '700EAQ_V2014_LTE_AT'],
  ['update-bricks', '700EMQ_V2013_LTE_AT', '700EMQ_V2014_LTE_AT'],
  ['update-bricks', '780EEJ_V2013_LTE_AT', '780EEJ_V2014_LTE_AT'],
  ['update-bricks', '780EEN_V2013_LTE_AT', '780EEN_V2014_LTE_AT'],
  ['update-bricks', 'Air780EEU_V2013_LTE_AT', '780EEU_V2014_LTE_AT'],
  // 780EPM has numbers like V2007, and another firmware.
  ['update-bricks', '780EQ_V2007_LTE_AT', '780EPM_V2007_LTE_AT'],
  ['mqtt-packet-limit', '780EQ_V2014_LTE_AT', '780EQ_V2015_LTE_AT'],

  ['no-keep-alive', '720U_V837_LTE_AT', '720U_V838_LTE_AT'],
  ['binary-publish-missing', '720U_V906_LTE_AT', '720U_V907_LTE_AT'],
  ['update-state-wrong', '720U_V906_LTE_AT', '720U_V301826_LTE_AT'],
  ['audio-path', '720U_V1623_LTE_AT', '720U_V1624_LTE_AT'],
  ['fence-cells', '720U_V1625_LTE_AT', '720U_V1626_LTE_AT'],
  ['dns-fails', '720U_V1627_LTE_AT', '720U_V1628_LTE_AT'],
  ['dns-fails', 'Air724UG_V301839_LTE_AT', 'Air724UG_V301840_LTE_AT'],
  ['special-card-crash', '720U_V1627_LTE_AT', '720U_V1628_LTE_AT'],
  ['special-card-crash', '720U_V1627_LTE_AT', '720U_V301826_LTE_AT'],
  ['incoming-cut', '720U_V301830_LTE_AT', '720U_V301831_LTE_AT'],
  ['card-number-late', '720U_V301832_LTE_AT', '720U_V301833_LTE_AT'],
  ['cipher-suites', '720U_V301839_LTE_AT', '720U_V301840_LTE_AT'],
  // V1.2 is another line of firmware: its newest version was released after V301840.
  ['cipher-suites', '720U_V409_LTE_AT', '720U_V1628_LTE_AT'],
  ['receive-stuck', '720U_V301844_LTE_AT', '720U_V301845_LTE_AT'],
  ['usb-crossed', '720U_V301844_LTE_AT', '720U_V301845_LTE_AT'],
  ['local-port-ignored', '720U_V301845_LTE_AT', '720U_V301846_LTE_AT'],
  ['usb-unseen', '720U_V301845_LTE_AT', '720U_V301846_LTE_AT'],
  ['binary-publish-echo', '720U_V301846_LTE_AT', '720U_V301847_LTE_AT'],
  ['binary-publish-echo', '720U_V301846_LTE_AT', '720U_V301845_LTE_AT'],
  ['band-34', 'Air724UG_V401853_LTE_AT', 'Air724UG_V401855_LTE_AT'],
  ['https-large-files', 'Air724UG_V401853_LTE_AT', 'Air724UG_V401855_LTE_AT'],
  ['quick-messages-lost', 'Air724UG_V401856_LTE_AT', 'Air724UG_V401857_LTE_AT'],
  ['quick-messages-lost', 'Air724UG_V409_LTE_AT', 'Air724UG_V1628_LTE_AT'],
  ['broadnet-address', 'Air724UG_V401875_LTE_AT', 'Air724UG_V401879_LTE_AT'],
  ['card-file-writes', 'Air724UG_V401875_LTE_AT', 'Air724UG_V401879_LTE_AT'],
];

const keysOf = (text: string): readonly string[] =>
  firmwareIssuesFor(recogniseModule(`AirM2M_${text}`)).map(({ key }) => key);

it.each(edges)('%s: %s has it, %s has not', (key, faulty, fixed) => {
  expect(keysOf(faulty)).toContain(key);
  expect(keysOf(fixed)).not.toContain(key);
});

it('every fault has its row, its source and its words', () => {
  const keys = new Set(firmwareIssues.map(({ key }) => key));
  expect(new Set(edges.map(([key]) => key))).toEqual(keys);
  expect(new Set(Object.keys(firmwareIssueWords.en))).toEqual(keys);
  for (const { source, fixedIn } of firmwareIssues) expect(source).toMatch(new RegExp(`^CL\\w+ V${fixedIn}$`));
});

it.each(['AirM2M_780E_V1170_LTE_AT', 'AirM2M_720H_V1009_LTE_AT', 'AirM2M_780EHM_V1002_LTE_AT', 'something else', ''])(
  '%j has no known fault',
  (text) => {
    expect(firmwareIssuesFor(recogniseModule(text))).toEqual([]);
  },
);

it('a module with another family in its profile compares with nothing', () => {
  expect(firmwareIssuesFor(recogniseModule('AirM2M_780E_V1020_LTE_AT', 'air724'))).toEqual([]);
});

it('lists the most severe first, and only those that matter as relevant', () => {
  const issues = firmwareIssuesFor(recogniseModule('AirM2M_780EQ_V2001_LTE_AT'), new Set(['update', 'large-messages']));
  expect(issues.map(({ key, relevant }) => [key, relevant])).toEqual([
    ['update-bricks', true],
    ['network-crash', false],
    ['wake-by-dtr', false],
    ['mqtt-packet-limit', false],
  ]);
});

it.each([
  ['AirM2M_720U_V907_LTE_AT', 'cipher-suites', true],
  ['AirM2M_720U_V907_LTE_AT', 'dns-fails', false],
  ['AirM2M_720U_V301839_LTE_AT', 'cipher-suites', false],
])('%s: the fix of %s is in the other line of firmware, so only over USB: %s', (text, key, usbOnly) => {
  const issue = firmwareIssuesFor(recogniseModule(text)).find((one) => one.key === key);
  expect(issue).toMatchObject({ usbOnly });
});
