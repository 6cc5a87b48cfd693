import { warning } from '../../warnings.ts';
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
import { v1Demo } from './demo.ts';
import { v1Roots } from './roots.ts';
import { v1Topics } from './topics.ts';
import { v1Words } from './words.ts';

const kind = 'huawei-v1';

/** The retired platform, described by the articles of 2019. */
export const huaweiV1: Cloud<typeof kind, HuaweiAsWritten & { readonly kind: typeof kind }, HuaweiSettings> = {
  kind,
  words: v1Words,
  profile: {
    schema: huaweiSchema(kind),
    problems: huaweiProblems,
    settings: huaweiSettings,
    secretOf: ({ secret, secretFile }) => ({ secret, file: secretFile }),
  },
  login: {
    derive: huaweiLogin,
    warnings: huaweiLoginWarnings,
    // The platform deletes a device that has not logged in within 180 s after its registration (docs/huawei.md §5.2 row 16).
    refusalCauses: (login, nowMs) => huaweiRefusalCauses(login, nowMs, 'device-deleted'),
    impossibleCauses: [],
    keepAliveSeconds: huaweiKeepAliveSeconds,
  },
  form: huaweiForm(kind, '49.4.93.24'),
  hosts: {
    ports: registeredPorts,
    isForDevices: (host) => classifyHuaweiHost(host) === 'retired',
    warnings: (host, port, tlsEnabled) => [
      ...(classifyHuaweiHost(host) === 'device' ? [warning('host-of-iotda', { host })] : []),
      ...huaweiHostWarnings(host, port, tlsEnabled),
    ],
    regionOf: huaweiRegionOf,
  },
  roots: v1Roots,
  topics: v1Topics,
  paste: {
    isOwn: ({ host = '' }) => classifyHuaweiHost(host) === 'retired',
    readClientId: readHuaweiClientId,
    readUnnamed: readHuaweiUnnamed,
  },
  demo: v1Demo,
};
