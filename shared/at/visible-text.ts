import { utf8CharacterSize, utf8CodePoint } from './utf8.ts';

const plainAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 0x20 && byte < 0x7f);

/**
 * The replacement for a character that is invisible or would act on a screen: control characters as their pictures (`␛`), all others
 * as their code point (`\u202e`). `null`: the character is shown as it is.
 */
export const glyphOf = (code: number): string | null => {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (code < 0x7f) return null;
  // C1 controls, line and paragraph separators, and all format characters (direction marks, zero-width marks).
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(String.fromCodePoint(code))) return null;
  return `\\u${code.toString(16).padStart(4, '0')}`;
};

/** A byte that is not part of a UTF-8 character. */
export const strayByte = (byte: number): string => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** All device bytes as text for display: UTF-8, with glyphs for characters that are not printable. A tab stays a tab. */
export const visibleText = (bytes: Uint8Array): string => {
  if (plainAscii(bytes)) return latin1(bytes);
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = utf8CharacterSize(bytes, at);
    const code = size === 0 ? 0 : utf8CodePoint(bytes, at, size);
    if (size === 0) parts.push(strayByte(bytes[at] ?? 0));
    else parts.push(code === 0x09 ? '\t' : (glyphOf(code) ?? String.fromCodePoint(code)));
    at += Math.max(1, size);
  }
  return parts.join('');
};

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  // In chunks, because the number of arguments of one call is limited.
  for (let at = 0; at < bytes.length; at += 4_096) text += String.fromCharCode(...bytes.subarray(at, at + 4_096));
  return text;
};

/** Without leading and trailing line ends. Empty if the bytes are only line ends. */
export const withoutLineEnds = (bytes: Uint8Array): Uint8Array => {
  let start = 0;
  let end = bytes.length;
  while (start < end && isLineEnd(bytes[start])) start += 1;
  while (end > start && isLineEnd(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
};

const isLineEnd = (byte: number | undefined): boolean => byte === 0x0d || byte === 0x0a;

/** The same for decoded text; line feeds and tabs are kept. */
export const visibleCharacters = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : (glyphOf(character.codePointAt(0) ?? 0) ?? character),
  );
