import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CloudDevice } from './demo-device.ts';

/** The login fields of a CONNECT packet. */
export interface LoginAttempt {
  readonly clientId: string;
  readonly username: string | null;
  readonly password: Uint8Array | null;
}

export type LoginRefusal =
  | 'malformed-client-id'
  | 'unsupported-login'
  | 'unknown-device'
  | 'username-differs'
  | 'wrong-password'
  | 'wrong-hour';

/** `deviceId` is the id in the device's topics. The return codes are those of MQTT 3.1.1 §3.2.2.3. */
export type LoginVerdict =
  | { readonly accepted: true; readonly deviceId: string }
  | { readonly accepted: false; readonly returnCode: 2 | 4; readonly reason: LoginRefusal };

/** Parsed from the right, because device ids may contain underscores (docs/huawei.md §1.2). */
const clientIdForm = /^(.+)_([0-3])_([0-2])_(\d{10})$/;

const hourMs = 3_600_000;

const refuse = (returnCode: 2 | 4, reason: LoginRefusal): LoginVerdict => ({ accepted: false, returnCode, reason });

/**
 * Checks a login like Huawei Cloud (docs/huawei.md §1.1 to §1.3): the password is the lower-case hex HMAC-SHA256 with the timestamp
 * as the key and the secret as the message; only signType 1 compares the timestamp with the clock.
 * The difference that the real platform permits is not published; here it is one hour in each direction.
 */
export const checkLogin = (devices: readonly CloudDevice[], attempt: LoginAttempt, wallMs: number): LoginVerdict => {
  const [, name = '', authType, signType, stamp = ''] = clientIdForm.exec(attempt.clientId) ?? [];
  if (name === '') return refuse(2, 'malformed-client-id');
  // Model secrets (authType 1) and HMAC-SM3 (signType 2) exist, but are not supported here.
  if (authType === '1' || signType === '2') return refuse(4, 'unsupported-login');
  const device = devices.find(({ id }) => id === name || (authType === '2' && nodeIdOf(id) === name));
  if (!device) return refuse(4, 'unknown-device');
  if (attempt.username !== name) return refuse(4, 'username-differs');
  if (signType === '1' && !isThisHour(stamp, wallMs)) return refuse(4, 'wrong-hour');
  const expected = createHmac('sha256', stamp).update(device.secret).digest('hex');
  return sameText(expected, attempt.password) ? { accepted: true, deviceId: name } : refuse(4, 'wrong-password');
};

/** The usual format of an id is `{productId}_{nodeId}` (docs/huawei.md §1.5). */
const nodeIdOf = (id: string): string => id.slice(id.indexOf('_') + 1);

const isThisHour = (stamp: string, wallMs: number): boolean => {
  const part = (start: number, end: number): number => Number(stamp.slice(start, end));
  const stampMs = Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10));
  const thisHourMs = Math.floor(wallMs / hourMs) * hourMs;
  return Math.abs(stampMs - thisHourMs) <= hourMs;
};

const sameText = (expected: string, given: Uint8Array | null): boolean => {
  const bytes = Buffer.from(expected, 'latin1');
  return given !== null && given.length === bytes.length && timingSafeEqual(given, bytes);
};
