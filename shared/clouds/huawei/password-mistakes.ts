import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { hmacSha256Hex } from './derive.ts';
import { shiftTimestamp } from './hours.ts';

/** How a wrong password was made (docs/huawei.md §1.6, §5.2 rows 1 to 4). */
export type PasswordMistake =
  /** The secret was used as the key and the timestamp as the message. */
  | { readonly kind: 'swapped' }
  /** A line end was pasted with the secret. */
  | { readonly kind: 'trailing-newline' }
  /** There was a blank before or after the secret. */
  | { readonly kind: 'blank-in-secret' }
  /** The key was the hour of China's local time: UTC + 8. */
  | { readonly kind: 'beijing-hour' }
  /** The key was another hour than the one in the clientId. */
  | { readonly kind: 'other-hour'; readonly timestamp: string }
  /** The secret was hashed without a key. */
  | { readonly kind: 'not-keyed' }
  /** The device secret itself was given. */
  | { readonly kind: 'secret-itself' }
  /** The right digest, written as Base64 instead of hexadecimal. */
  | { readonly kind: 'base64' }
  /** The right digest in upper-case letters. Whether the platform accepts it is unknown. */
  | { readonly kind: 'upper-case' }
  /** The right digest with blanks or a line end around it. */
  | { readonly kind: 'blank-around' };

export interface PasswordQuestion {
  readonly secret: string;
  /** The timestamp in the clientId. */
  readonly timestamp: string;
  readonly password: string;
}

/** The largest time difference between clientId and password that is recognised: a week. */
const searchedHours = 7 * 24;

/** `null`: the password is right, or the mistake is not recognised. */
export const findPasswordMistake = (question: PasswordQuestion): PasswordMistake | null => {
  const { secret, timestamp, password } = question;
  const right = hmacSha256Hex(timestamp, secret);
  if (password === right) return null;
  if (password === secret || password.trim() === secret) return { kind: 'secret-itself' };
  const digest = readDigest(password.trim());
  if (digest === null) return null;
  if (digest.hex === right) return { kind: digest.form === 'hex' ? 'blank-around' : digest.form };
  return findOtherInput(digest.hex, secret, timestamp);
};

interface Digest {
  readonly hex: string;
  readonly form: 'hex' | 'upper-case' | 'base64';
}

/** The 32 bytes of the password, in any of the supported notations. */
const readDigest = (text: string): Digest | null => {
  if (/^[0-9a-f]{64}$/.test(text)) return { hex: text, form: 'hex' };
  if (/^[0-9a-fA-F]{64}$/.test(text)) return { hex: text.toLowerCase(), form: 'upper-case' };
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return { hex: hexOfBase64(text), form: 'base64' };
  return null;
};

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const hexOfBase64 = (text: string): string => {
  const standard = text.replace(/=$/, '').replaceAll('-', '+').replaceAll('_', '/');
  const bits = [...standard].map((letter) => base64Alphabet.indexOf(letter).toString(2).padStart(6, '0')).join('');
  const nibbles = bits.slice(0, 256).match(/.{4}/g) ?? [];
  return nibbles.map((nibble) => Number.parseInt(nibble, 2).toString(16)).join('');
};

const findOtherInput = (hex: string, secret: string, timestamp: string): PasswordMistake | null => {
  const made = (key: string, message: string): boolean => hmacSha256Hex(key, message) === hex;
  if (made(secret, timestamp)) return { kind: 'swapped' };
  if (['\n', '\r\n', '\r'].some((end) => made(timestamp, secret + end))) return { kind: 'trailing-newline' };
  const blanks = [` ${secret}`, `${secret} `, `\t${secret}`, `${secret}\t`, secret.trim()];
  if (blanks.some((variant) => made(timestamp, variant))) return { kind: 'blank-in-secret' };
  if (bytesToHex(sha256(utf8ToBytes(secret))) === hex) return { kind: 'not-keyed' };
  return findOtherHour(timestamp, (key) => made(key, secret));
};

const findOtherHour = (timestamp: string, made: (key: string) => boolean): PasswordMistake | null => {
  for (let distance = 1; distance <= searchedHours; distance += 1) {
    for (const hours of [distance, -distance]) {
      const key = shiftTimestamp(timestamp, hours);
      if (key !== null && made(key))
        return hours === 8 ? { kind: 'beijing-hour' } : { kind: 'other-hour', timestamp: key };
    }
  }
  return null;
};
