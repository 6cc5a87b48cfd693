import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { findTextProblem } from '../../at/quoting.ts';
import { credentialLimitBytes, credentialProblemOf, type MqttCredentials } from '../../credentials/mqtt-credentials.ts';
import { fail, type Outcome, ok } from '../../outcome.ts';

export interface HuaweiCredentials extends MqttCredentials {
  readonly username: string;
  readonly password: string;
}

export type HuaweiSignType = 0 | 1;
/** 0 = the id is a deviceId, 2 = it is a nodeId (old platform only). */
export type HuaweiAuthType = 0 | 2;

export interface HuaweiCredentialsInput {
  readonly deviceId: string;
  readonly secret: string;
  /** UTC hour as `YYYYMMDDHH`; see `huaweiTimestamp`. */
  readonly timestamp: string;
  readonly signType: HuaweiSignType;
  readonly authType: HuaweiAuthType;
}

/** The UTC hour of `wallMs` (milliseconds since 1970) as `YYYYMMDDHH`. */
export const huaweiTimestamp = (wallMs: number): string => {
  const time = new Date(wallMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = String(time.getUTCFullYear()).padStart(4, '0');
  return `${year}${two(time.getUTCMonth() + 1)}${two(time.getUTCDate())}${two(time.getUTCHours())}`;
};

/** Lower-case hexadecimal HMAC-SHA256. Huawei uses the timestamp as the key and the secret as the message. */
export const hmacSha256Hex = (key: string, message: string): string =>
  bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(message)));

/**
 * clientId, username and password by the formula of both Huawei platforms (docs/huawei.md §1.1).
 * Refuses (`credentials/invalid`, facts field and problem) only what cannot work; unusual lengths and letters are accepted.
 */
export const deriveHuaweiCredentials = (input: HuaweiCredentialsInput): Outcome<HuaweiCredentials> => {
  const { deviceId, secret, timestamp, signType, authType } = input;
  if (!/^\d{10}$/.test(timestamp))
    return fail('credentials/invalid', { field: 'timestamp', problem: 'not-ten-digits' });
  const clientId = `${deviceId}_${authType}_${signType}_${timestamp}`;
  const deviceIdProblem = credentialProblemOf(deviceId) ?? findTextProblem(clientId, credentialLimitBytes);
  if (deviceIdProblem !== null) return fail('credentials/invalid', { field: 'deviceId', problem: deviceIdProblem });
  const secretProblem = credentialProblemOf(secret);
  if (secretProblem !== null) return fail('credentials/invalid', { field: 'secret', problem: secretProblem });
  return ok({ clientId, username: deviceId, password: hmacSha256Hex(timestamp, secret) });
};
