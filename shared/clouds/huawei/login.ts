import { credentialProblemOf, type MqttCredentials } from '../../credentials/mqtt-credentials.ts';
import { fail, type Outcome, ok } from '../../outcome.ts';
import { type Warning, warning } from '../../warnings.ts';
import type { CauseKey } from '../../words/cause-keys.ts';
import { parseClientId } from './client-id.ts';
import { deriveHuaweiCredentials, huaweiTimestamp } from './derive.ts';
import { findStaleHour } from './hours.ts';
import { findPasswordMistake } from './password-mistakes.ts';
import type { HuaweiSettings } from './settings.ts';

/** The timestamp of the clientId, else of the profile, else the current UTC hour. */
const timestampOf = ({ clientId, timestamp }: HuaweiSettings, nowMs: number): string =>
  parseClientId(clientId ?? '')?.timestamp ?? timestamp ?? huaweiTimestamp(nowMs);

export const huaweiLogin = (cloud: HuaweiSettings, secret: string | null, nowMs: number): Outcome<MqttCredentials> => {
  const timestamp = timestampOf(cloud, nowMs);
  const clientId = cloud.clientId ?? `${cloud.deviceId}_${cloud.authType}_${cloud.signType}_${timestamp}`;
  const username = cloud.username ?? cloud.deviceId;
  if (cloud.password !== null || secret === null) {
    const problem = credentialProblemOf(clientId);
    if (problem !== null) return fail('credentials/invalid', { field: 'clientId', problem });
    return ok({ clientId, username, password: cloud.password });
  }
  // Such a platform requires an HMAC-SM3 (docs/huawei.md §1.2); it would refuse a SHA-256 password.
  if (parseClientId(clientId)?.signType === 2)
    return fail('credentials/invalid', { field: 'clientId', problem: 'sm3' });
  const { deviceId, signType, authType } = cloud;
  const derived = deriveHuaweiCredentials({ deviceId, secret, timestamp, signType, authType });
  return derived.ok ? ok({ clientId, username, password: derived.value.password }) : derived;
};

export const huaweiLoginWarnings = (
  { clientId, password }: MqttCredentials,
  secret: string | null,
  nowMs: number,
): readonly Warning[] => {
  const parts = parseClientId(clientId);
  if (!parts) return [];
  const { timestamp } = parts;
  const mistake = secret !== null && password !== null ? findPasswordMistake({ secret, timestamp, password }) : null;
  const stale = findStaleHour({ ...parts, nowMs });
  return [
    ...(mistake ? [warning('password-mistake', { problem: mistake.kind })] : []),
    ...(stale ? [warning('hour-stale', { hours: stale.hoursAhead, found: timestamp })] : []),
  ];
};

/** @param gone why the platform may no longer have the device */
export const huaweiRefusalCauses = (
  { clientId, username }: MqttCredentials,
  nowMs: number,
  gone: CauseKey,
): readonly CauseKey[] => {
  const causes: CauseKey[] = [];
  const parts = parseClientId(clientId);
  if (!parts) causes.push('client-id-form');
  else if (findStaleHour({ ...parts, nowMs })) causes.push('hour-stale');
  if (parts && parts.id !== username) causes.push('username-differs');
  return [...causes, 'password-wrong', gone];
};
