import type { DraftRemark } from '../../../../shared/contract.ts';
import { type ClientIdParts, parseClientId } from '../../../../shared/credentials/client-id.ts';
import { findStaleHour } from '../../../../shared/credentials/hours.ts';
import { hmacSha256Hex, huaweiTimestamp } from '../../../../shared/credentials/huawei.ts';
import { findPasswordMistake } from '../../../../shared/credentials/password-mistakes.ts';
import type { DraftContent } from './draft-content.ts';
import { remark } from './remark.ts';

/** What of a Huawei login does not fit together. Errors are what the platform certainly refuses (huawei.md §1.2, §4). */
export const loginRemarks = (content: DraftContent, nowMs: number): readonly DraftRemark[] => {
  const { fields, secrets } = content;
  if (fields.platform === 'mqtt') return [];
  const { secret } = secrets;
  const parts = parseClientId(fields.clientId);
  const timestamp = parts?.timestamp ?? fields.timestamp ?? huaweiTimestamp(nowMs);
  const remarks: DraftRemark[] = [...idRemarks(content, parts), ...passwordRemarks(content, parts, timestamp)];
  if (fields.clientId !== '' && parts === null) remarks.push(remark('clientId', 'warning', 'client-id-form'));
  if (secret !== null && secret !== secret.trim()) remarks.push(remark('secret', 'warning', 'blank-in-secret'));
  const signType = parts?.signType ?? fields.signType;
  const stale = findStaleHour({ timestamp, signType, nowMs });
  if (stale) {
    const facts = { hours: stale.hoursAhead, found: timestamp };
    remarks.push(remark(parts ? 'clientId' : 'timestamp', 'warning', 'hour-stale', facts));
  }
  return [...remarks, ...keepAliveRemarks(fields.keepAliveSeconds)];
};

const idRemarks = ({ fields }: DraftContent, parts: ClientIdParts | null): readonly DraftRemark[] => {
  const { deviceId, clientId, username } = fields;
  if (parts !== null) {
    const isOther = (id: string): boolean => id !== '' && id !== parts.id;
    return (['deviceId', 'username'] as const)
      .filter((field) => isOther(fields[field]))
      .map((field) => remark(field, 'warning', 'differs from the one in clientId'));
  }
  const differs = clientId === '' && username !== '' && deviceId !== '' && username !== deviceId;
  return differs ? [remark('username', 'warning', 'differs-from-device-id')] : [];
};

/** With signType 2 the platform wants an HMAC-SM3, and no password of SHA-256 is right. */
const passwordRemarks = (
  { secrets: { secret, password } }: DraftContent,
  parts: ClientIdParts | null,
  timestamp: string,
): readonly DraftRemark[] => {
  if (secret === null) return [];
  if (parts?.signType === 2) return password === null ? [remark('clientId', 'error', 'sm3')] : [];
  if (password === null || password === hmacSha256Hex(timestamp, secret)) return [];
  const mistake = findPasswordMistake({ secret, timestamp, password });
  return [remark('password', 'warning', 'password-mistake', mistake === null ? {} : { problem: mistake.kind })];
};

/** Outside of this range the platform refuses the connection (huawei.md §4, §5.2 row 6). 0 is refused for every broker. */
const shortestKeepAliveSeconds = 30;
const longestKeepAliveSeconds = 1_200;

const keepAliveRemarks = (seconds: number): readonly DraftRemark[] => {
  if (seconds > longestKeepAliveSeconds)
    return [remark('keepAliveSeconds', 'error', `must be at most ${longestKeepAliveSeconds}`)];
  const isShort = seconds > 0 && seconds < shortestKeepAliveSeconds;
  return isShort ? [remark('keepAliveSeconds', 'error', `must be at least ${shortestKeepAliveSeconds}`)] : [];
};
