import { expect, it } from 'vitest';
import { cloudKinds, cloudOf } from '../../../shared/clouds/index.ts';
import type { MqttCredentials } from '../../../shared/credentials/mqtt-credentials.ts';

const logins: readonly MqttCredentials[] = [
  { clientId: 'd_0_0_2026112306', username: 'd', password: 'p' },
  { clientId: 'd_0_1_2019071713', username: 'another', password: 'p' },
  { clientId: 'any', username: null, password: null },
];
const timesMs = [Date.UTC(2019, 6, 17, 13), Date.UTC(2026, 10, 23, 6)];

it.each(cloudKinds)('%s names no cause of a refused login that it calls impossible', (kind) => {
  const { login } = cloudOf(kind);
  for (const credentials of logins) {
    for (const nowMs of timesMs) {
      const causes = login.refusalCauses(credentials, nowMs);
      expect(causes).not.toEqual([]);
      expect(causes.filter((cause) => login.impossibleCauses.includes(cause))).toEqual([]);
    }
  }
});
