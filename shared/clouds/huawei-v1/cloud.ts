import { warning } from '../../warnings.ts';
import { classifyHuaweiHost } from '../huawei/hosts.ts';
import { type HuaweiCloud, huaweiPlatform } from '../huawei/platform.ts';
import { v1Demo } from './demo.ts';
import { v1Roots } from './roots.ts';
import { v1Topics } from './topics.ts';
import { v1Words } from './words.ts';

const kind = 'huawei-v1';
const platform = huaweiPlatform(kind, {
  hostExample: '49.4.93.24',
  // It deletes a device that has not logged in within 180 s of its registration (docs/huawei.md §5.2 row 16).
  goneCause: 'device-deleted',
});

/** The retired platform, for which the tutorial of 2019 was written. */
export const huaweiV1: HuaweiCloud<typeof kind> = {
  ...platform,
  words: v1Words,
  hosts: {
    ...platform.hosts,
    isForDevices: (host) => classifyHuaweiHost(host) === 'retired',
    warnings: (host, port, tlsEnabled) => [
      ...(classifyHuaweiHost(host) === 'device' ? [warning('host-of-iotda', { host })] : []),
      ...platform.hosts.warnings(host, port, tlsEnabled),
    ],
  },
  roots: v1Roots,
  topics: v1Topics,
  paste: { ...platform.paste, isOwn: ({ host = '' }) => classifyHuaweiHost(host) === 'retired' },
  demo: v1Demo,
};
