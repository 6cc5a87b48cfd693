import { utf8CharacterSize, utf8CodePoint } from './utf8.ts';

const plainAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte >= 0x20 && byte < 0x7f);

/**
 * How a character is shown that would act on a screen or cannot be seen: control characters as their pictures (`␛`), all others
 * of that kind by their number (`\u202e`). `null`: it is shown as it is.
 */
export const glyphOf = (code: number): string | null => {
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  if (code < 0x7f) return null;
  // C1 controls, line and paragraph separators, and all format characters: marks that turn the direction of writing, of no width.
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(String.fromCodePoint(code))) return null;
  return `\\u${code.toString(16).padStart(4, '0')}`;
};

/** A byte that is part of no character. */
export const strayByte = (byte: number): string => `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** Device bytes as text that a person may see, all of them: UTF-8, with glyphs for what is not printable. A tab stays a tab. */
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
  // Arguments of one call are limited.
  for (let at = 0; at < bytes.length; at += 4_096) text += String.fromCharCode(...bytes.subarray(at, at + 4_096));
  return text;
};

/** Without the line ends around it; a line of nothing else is empty. */
export const withoutLineEnds = (bytes: Uint8Array): Uint8Array => {
  let start = 0;
  let end = bytes.length;
  while (start < end && isLineEnd(bytes[start])) start += 1;
  while (end > start && isLineEnd(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
};

const isLineEnd = (byte: number | undefined): boolean => byte === 0x0d || byte === 0x0a;

/** The same for text that is decoded already; line feeds and tabs stay. */
export const visibleCharacters = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === '\n' || character === '\t' ? character : (glyphOf(character.codePointAt(0) ?? 0) ?? character),
  );
