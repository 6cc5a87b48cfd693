import { describe, expect, it } from 'vitest';
import { moduleFamilies, recogniseModule } from '../../electron/modules/recognise.ts';
import { limitsOf, quirksOf } from '../../electron/modules/traits.ts';

it.each([
  ['AirM2M_720H_V1104_LTE_AT', 1_360, 1_360],
  ['AirM2M_720U_V409_LTE_AT', 1_360, 1_360],
  ['AirM2M_720U_V837_LTE_AT', 1_360, 1_360],
  ['AirM2M_720U_V838_LTE_AT', 2_384, 1_360],
  ['AirM2M_Air724UG_V1628_LTE_AT', 2_384, 1_360],
  ['AirM2M_Air724UG_V401853_LTE_AT', 2_384, 1_360],
  ['AirM2M_780E_V1161_LTE_AT', 4_100, 4_100],
  ['AirM2M_780EP_V1010_LTE_AT', 4_100, 4_100],
  ['something else', 1_360, 1_360],
])('%s publishes at most %i bytes and receives at most %i', (text, publishBytes, receiveBytes) => {
  expect(limitsOf(recogniseModule(text))).toMatchObject({ publishBytes, receiveBytes, fileWriteBytes: 10_240 });
});

it.each([
  ['AirM2M_720H_V1104_LTE_AT', 'unknown', 'unknown'],
  ['AirM2M_720U_V409_LTE_AT', 'none', 'none'],
  ['AirM2M_720U_V906_LTE_AT', 'none', 'none'],
  ['AirM2M_720U_V907_LTE_AT', 'with-length', 'none'],
  ['AirM2M_Air724UG_V301830_LTE_AT', 'with-length', 'none'],
  ['AirM2M_Air724UG_V301831_LTE_AT', 'any', 'none'],
  ['AirM2M_Air724UG_V401856_LTE_AT', 'any', 'none'],
  ['AirM2M_Air724UG_V401857_LTE_AT', 'any', 'blank'],
  ['AirM2M_780E_V1161_LTE_AT', 'any', 'line-end'],
  ['AirM2M_780EP_V1007_LTE_AT', 'any', 'line-end'],
])('%s: MPUBEX %s, after the prompt %s', (text, binaryPublish, promptTail) => {
  expect(quirksOf(recogniseModule(text))).toMatchObject({ binaryPublish, promptTail });
});

describe('milestones of the change logs', () => {
  it.each([
    ['AirM2M_720U_V837_LTE_AT', { pingsByItself: false, tellsServerClose: false, emptyDirectoryIsError: true }],
    ['AirM2M_720U_V838_LTE_AT', { pingsByItself: true, tellsServerClose: true, emptyDirectoryIsError: false }],
    ['AirM2M_Air724UG_V301832_LTE_AT', { firstCardIdFails: true }],
    ['AirM2M_Air724UG_V301833_LTE_AT', { firstCardIdFails: false }],
    [
      'AirM2M_780E_V1160_LTE_AT',
      { sendsServerName: false, longestKeepAliveSeconds: 300, keepsAccessPoint: false, answersEpsAsPacket: false },
    ],
    ['AirM2M_780E_V1161_LTE_AT', { sendsServerName: true, longestKeepAliveSeconds: null, keepsAccessPoint: true }],
    // A smaller number than V1161, but of another chip.
    ['AirM2M_780EP_V1007_LTE_AT', { sendsServerName: true, longestKeepAliveSeconds: null, answersEpsAsPacket: false }],
    ['AirM2M_780EP_V1010_LTE_AT', { answersEpsAsPacket: true, errorsAsText: false }],
    ['AirM2M_780EPV_V1011_LTE_AT', { answersEpsAsPacket: true, errorsAsText: true }],
  ])('%s', (text, expected) => {
    expect(quirksOf(recogniseModule(text))).toMatchObject(expected);
  });
});

it('unknown firmware gets the limits and quirks of its family', () => {
  for (const family of moduleFamilies) {
    const module = recogniseModule('', family.id);
    expect([limitsOf(module), quirksOf(module)]).toEqual([family.limits, family.quirks]);
  }
});

it('a module with another chip than its profile says gets none of the changes', () => {
  const module = recogniseModule('AirM2M_720H_V1104_LTE_AT', 'air724');
  expect(limitsOf(module).publishBytes).toBe(1_360);
});
