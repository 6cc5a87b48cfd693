import { fail, type Outcome, ok } from '../outcome.ts';
import type { CloudSettings, HuaweiCloudSettings } from '../profile/types.ts';
import { parseClientId } from './client-id.ts';
import { deriveHuaweiCredentials, huaweiTimestamp, type MqttCredentials, problemOf } from './huawei.ts';

export interface ResolveInput {
  readonly cloud: CloudSettings;
  /** The device secret, from the profile or from its `secretFile`; `null`: none. */
  readonly secret: string | null;
  /** Milliseconds since 1970, for the timestamp that the profile leaves out. */
  readonly wallMs: number;
}

/** The login of a profile: what is given there wins over what is derived. Failures: `credentials/invalid` with field and problem. */
export const resolveCredentials = (input: ResolveInput): Outcome<MqttCredentials> => {
  if (input.cloud.kind === 'mqtt') {
    const { clientId, username, password } = input.cloud;
    return ok({ clientId, username, password });
  }
  return resolveHuawei(input.cloud, input.secret, input.wallMs);
};

/** The timestamp of the clientId, or of the profile, or the current UTC hour; in this order. */
export const timestampOf = (cloud: HuaweiCloudSettings, wallMs: number): string =>
  parseClientId(cloud.clientId ?? '')?.timestamp ?? cloud.timestamp ?? huaweiTimestamp(wallMs);

const resolveHuawei = (cloud: HuaweiCloudSettings, secret: string | null, wallMs: number): Outcome<MqttCredentials> => {
  const timestamp = timestampOf(cloud, wallMs);
  const clientId = cloud.clientId ?? `${cloud.deviceId}_${cloud.authType}_${cloud.signType}_${timestamp}`;
  const username = cloud.username ?? cloud.deviceId;
  if (cloud.password !== null || secret === null) {
    const problem = problemOf(clientId);
    if (problem !== null) return fail('credentials/invalid', { field: 'clientId', problem });
    return ok({ clientId, username, password: cloud.password });
  }
  // Such a platform wants an HMAC-SM3 (huawei.md §1.2); a password of SHA-256 would only be refused.
  if (parseClientId(clientId)?.signType === 2)
    return fail('credentials/invalid', { field: 'clientId', problem: 'sm3' });
  const { deviceId, signType, authType } = cloud;
  const derived = deriveHuaweiCredentials({ deviceId, secret, timestamp, signType, authType });
  return derived.ok ? ok({ clientId, username, password: derived.value.password }) : derived;
};

/** The secret inside a secret file: its text without byte order mark and without the line end that editors add. */
export const secretOfFileText = (text: string): string => text.replace(/^\uFEFF/, '').replace(/(?:\r\n|\r|\n)+$/, '');
