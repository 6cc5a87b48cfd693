import { profileProblem } from '../../profile/problem.ts';
import { classifyHuaweiHost } from '../huawei/hosts.ts';
import { type HuaweiCloud, huaweiPlatform } from '../huawei/platform.ts';
import { iotdaDemo } from './demo.ts';
import { iotdaRoots } from './roots.ts';
import { iotdaTopics } from './topics.ts';
import { iotdaWords } from './words.ts';

const kind = 'huawei-iotda';
const platform = huaweiPlatform(kind, {
  hostExample: 'xxxxxxxxxx.st1.iotda-device.cn-north-4.myhuaweicloud.com',
  goneCause: 'device-not-in-instance',
});

/** Huawei Cloud IoTDA, the platform of today. */
export const huaweiIotda: HuaweiCloud<typeof kind> = {
  ...platform,
  words: iotdaWords,
  profile: {
    ...platform.profile,
    problems: (written, tlsCheck) => [
      ...platform.profile.problems(written, tlsCheck),
      ...(written.authType === 2 ? [profileProblem('cloud.authType', 'not-on-this-cloud', { value: 2 })] : []),
    ],
  },
  hosts: { ...platform.hosts, isForDevices: (host) => classifyHuaweiHost(host) === 'device' },
  roots: iotdaRoots,
  topics: iotdaTopics,
  paste: {
    ...platform.paste,
    isOwn: ({ host = '' }) => ['device', 'other-side'].includes(classifyHuaweiHost(host)),
  },
  demo: iotdaDemo,
};
