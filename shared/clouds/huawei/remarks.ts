import { findJsonError } from '../../profile/json-error.ts';
import type { ProblemFacts } from '../../profile/problem.ts';
import type { CloudRemark, FormValues, LoginValues, RemarkCode } from '../cloud.ts';
import { deviceInFolder } from '../folder.ts';
import { type ClientIdParts, parseClientId } from './client-id.ts';
import { hmacSha256Hex, huaweiTimestamp } from './derive.ts';
import { findStaleHour } from './hours.ts';
import { findPasswordMistake } from './password-mistakes.ts';
import { huaweiFolders } from './topics.ts';

/** Outside of this range the platform refuses the connection with "identifier rejected" (docs/huawei.md §4, §5.2 row 6). */
export const huaweiKeepAliveSeconds = { least: 30, most: 1_200 };

type MakeRemark = (field: string, code: RemarkCode, facts?: ProblemFacts) => CloudRemark;

const warned: MakeRemark = (field, code, facts = {}) => ({ field, level: 'warning', code, facts });
const wrong: MakeRemark = (field, code, facts = {}) => ({ field, level: 'error', code, facts });

/** What does not fit together in a Huawei login. Errors are what the platform certainly refuses (docs/huawei.md §1.2, §4). */
export const huaweiRemarks = (values: FormValues, nowMs: number): readonly CloudRemark[] => {
  const { secret, clientId } = values;
  const parts = parseClientId(clientId);
  const timestamp = parts?.timestamp ?? values.timestamp ?? huaweiTimestamp(nowMs);
  const remarks: CloudRemark[] = [...idRemarks(values, parts), ...passwordRemarks(values, parts, timestamp)];
  if (clientId !== '' && parts === null) remarks.push(warned('clientId', 'client-id-form'));
  if (secret !== null && secret !== secret.trim()) remarks.push(warned('secret', 'blank-in-secret'));
  const stale = findStaleHour({ timestamp, signType: parts?.signType ?? values.signType, nowMs });
  if (stale) {
    remarks.push(warned(parts ? 'clientId' : 'timestamp', 'hour-stale', { hours: stale.hoursAhead, found: timestamp }));
  }
  return [...remarks, ...keepAliveRemarks(values.keepAliveSeconds), ...topicRemarks(values)];
};

const idRemarks = (
  { deviceId, clientId, username }: LoginValues,
  parts: ClientIdParts | null,
): readonly CloudRemark[] => {
  if (parts !== null) {
    return Object.entries({ deviceId, username }).flatMap(([field, id]) =>
      id !== '' && id !== parts.id ? [warned(field, 'differs-from-client-id')] : [],
    );
  }
  const differs = clientId === '' && username !== '' && deviceId !== '' && username !== deviceId;
  return differs ? [warned('username', 'differs-from-device-id')] : [];
};

/** With signType 2 the platform requires an HMAC-SM3, and no SHA-256 password is right. */
const passwordRemarks = (
  { secret, password }: LoginValues,
  parts: ClientIdParts | null,
  timestamp: string,
): readonly CloudRemark[] => {
  if (secret === null) return [];
  if (parts?.signType === 2) return password === null ? [wrong('clientId', 'sm3')] : [];
  if (password === null || password === hmacSha256Hex(timestamp, secret)) return [];
  const mistake = findPasswordMistake({ secret, timestamp, password });
  return [warned('password', 'password-mistake', mistake === null ? {} : { problem: mistake.kind })];
};

/** A keep-alive of 0 is refused for every broker. */
const keepAliveRemarks = (seconds: number): readonly CloudRemark[] => {
  const { least, most } = huaweiKeepAliveSeconds;
  if (seconds > most) return [wrong('keepAliveSeconds', 'at-most', { limit: most })];
  return seconds > 0 && seconds < least ? [wrong('keepAliveSeconds', 'at-least', { limit: least })] : [];
};

/**
 * QoS 2, and topics of another device. How the platform answers is not published, so these do not stop a run (docs/huawei.md §4,
 * §5.2 row 22).
 */
const topicRemarks = ({ deviceId, clientId, topics: { subscriptions, proof } }: FormValues): readonly CloudRemark[] => {
  const ids = [deviceId, parseClientId(clientId)?.id ?? ''].filter((id) => id !== '');
  const entries = [
    ...subscriptions.map((entry, index) => ({ ...entry, field: `subscriptions.${index}.topic` })),
    ...(proof === null ? [] : [{ ...proof, field: 'proof.topic' }]),
  ];
  const remarks = entries.flatMap(({ field, topic, qos }) => {
    const device = deviceInFolder(topic, Object.values(huaweiFolders));
    const isOthers = device !== null && ids.length > 0 && !ids.includes(device);
    return [
      ...(qos === 2 ? [warned(field, 'qos-2-refused')] : []),
      ...(isOthers ? [warned(field, 'topic-of-another-device')] : []),
    ];
  });
  const wantsJson = proof !== null && jsonTopic.test(proof.topic) && findJsonError(proof.payload, 32) !== null;
  return wantsJson ? [...remarks, warned('proof.payload', 'payload-not-json')] : remarks;
};

/** Topics whose payload the platform parses by the model of the product. Messages and custom topics may carry anything. */
const jsonTopic =
  /^\$oc\/devices\/[^/]+\/sys\/(?:properties|events|gateway|commands)\/|^\/huawei\/v1\/devices\/[^/]+\/data\/json$/;
