import { profileProblem } from '../../profile/problem.ts';
import type { Cloud } from '../cloud.ts';
import { huaweiForm } from '../huawei/form.ts';
import { classifyHuaweiHost, huaweiHostWarnings, huaweiRegionOf } from '../huawei/hosts.ts';
import { huaweiLogin, huaweiLoginWarnings, huaweiRefusalCauses } from '../huawei/login.ts';
import { readHuaweiClientId, readHuaweiUnnamed } from '../huawei/paste.ts';
import { huaweiKeepAliveSeconds } from '../huawei/remarks.ts';
import {
  type HuaweiAsWritten,
  type HuaweiSettings,
  huaweiProblems,
  huaweiSchema,
  huaweiSettings,
} from '../huawei/settings.ts';
import { registeredPorts } from '../ports.ts';
import { iotdaDemo } from './demo.ts';
import { iotdaRoots } from './roots.ts';
import { iotdaTopics } from './topics.ts';
import { iotdaWords } from './words.ts';

const kind = 'huawei-iotda';

/** Huawei Cloud IoTDA, the current platform. */
export const huaweiIotda: Cloud<typeof kind, HuaweiAsWritten & { readonly kind: typeof kind }, HuaweiSettings> = {
  kind,
  words: iotdaWords,
  profile: {
    schema: huaweiSchema(kind),
    problems: (written, tlsCheck) => [
      ...huaweiProblems(written, tlsCheck),
      ...(written.authType === 2 ? [profileProblem('cloud.authType', 'not-on-this-cloud', { value: 2 })] : []),
    ],
    settings: huaweiSettings,
    secretOf: ({ secret, secretFile }) => ({ secret, file: secretFile }),
  },
  login: {
    derive: huaweiLogin,
    warnings: huaweiLoginWarnings,
    refusalCauses: (login, nowMs) => huaweiRefusalCauses(login, nowMs, 'device-not-in-instance'),
    impossibleCauses: [],
    keepAliveSeconds: huaweiKeepAliveSeconds,
  },
  form: huaweiForm(kind, 'xxxxxxxxxx.st1.iotda-device.cn-north-4.myhuaweicloud.com'),
  hosts: {
    ports: registeredPorts,
    isForDevices: (host) => classifyHuaweiHost(host) === 'device',
    warnings: huaweiHostWarnings,
    regionOf: huaweiRegionOf,
  },
  roots: iotdaRoots,
  topics: iotdaTopics,
  paste: {
    isOwn: ({ host = '' }) => ['device', 'other-side'].includes(classifyHuaweiHost(host)),
    readClientId: readHuaweiClientId,
    readUnnamed: readHuaweiUnnamed,
  },
  demo: iotdaDemo,
};
