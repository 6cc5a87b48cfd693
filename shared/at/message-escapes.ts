import { utf8ToBytes } from '@noble/hashes/utils.js';
import { utf8CharacterSize, utf8CodePoint } from './utf8.ts';

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const deleteCode = 0x7f;

/**
 * Text for the quoted argument of AT+MPUB. The quote, the backslash, every control character and every byte that is not valid UTF-8
 * become `\hh` (upper-case hexadecimal). Other UTF-8 text is unchanged.
 * `\22 \0D \0A \5C` are documented; other values are likely to work (docs/at-dialect.md §9.5).
 */
export const escapeMessage = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = utf8CharacterSize(bytes, at);
    const code = size === 0 ? (bytes[at] ?? 0) : utf8CodePoint(bytes, at, size);
    parts.push(size === 0 || mustEscape(code) ? escapeOf(code) : String.fromCodePoint(code));
    at += Math.max(1, size);
  }
  return parts.join('');
};

const mustEscape = (code: number): boolean =>
  code < firstPrintable || code === deleteCode || code === quote || code === backslash;

const escapeOf = (byte: number): string => `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** The inverse of `escapeMessage`. `\hh` may be lower case. A backslash without two hexadecimal digits is kept as it is. */
export const unescapeMessage = (text: string): Uint8Array => {
  const encoded = utf8ToBytes(text);
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; ) {
    const byte = encoded[at] ?? 0;
    const high = byte === backslash ? hexDigit(encoded[at + 1]) : -1;
    const low = high < 0 ? -1 : hexDigit(encoded[at + 2]);
    const escaped = low >= 0;
    bytes[length] = escaped ? high * 16 + low : byte;
    length += 1;
    at += escaped ? 3 : 1;
  }
  return bytes.slice(0, length);
};

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
};
