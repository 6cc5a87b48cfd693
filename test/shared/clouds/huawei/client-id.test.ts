import { describe, expect, it } from 'vitest';
import { parseClientId } from '../../../../shared/clouds/huawei/client-id.ts';

describe('parseClientId', () => {
  it.each([
    [
      'the article’s',
      '8598553f-1f3d-47e6-a7b4-bbdabce316ba_0_0_2019071115',
      { id: '8598553f-1f3d-47e6-a7b4-bbdabce316ba', authType: 0, signType: 0, timestamp: '2019071115' },
    ],
    [
      'a deviceId with product and node',
      '5f2a_node_1_0_1_2026112220',
      { id: '5f2a_node_1', authType: 0, signType: 1, timestamp: '2026112220' },
    ],
    [
      'a nodeId that looks like a clientId',
      'a_0_0_2019071115_2_0_2019071713',
      { id: 'a_0_0_2019071115', authType: 2, signType: 0, timestamp: '2019071713' },
    ],
    ['an impossible hour', 'a_0_0_2019139924', { id: 'a', authType: 0, signType: 0, timestamp: '2019139924' }],
    ['a bridge', 'b_3_2_2026112220', { id: 'b', authType: 3, signType: 2, timestamp: '2026112220' }],
  ])('%s', (_, text, parts) => {
    expect(parseClientId(text)).toEqual(parts);
  });

  it.each([
    'device',
    'device_0_0',
    'device_0_0_202011222200',
    'device_0_0_20190711',
    'device_4_0_2019071115',
    'device_0_3_2019071115',
    '_0_0_2019071115',
    'device_0_0_2019071115\n',
    '',
  ])('refuses %j', (text) => {
    expect(parseClientId(text)).toBeNull();
  });
});
