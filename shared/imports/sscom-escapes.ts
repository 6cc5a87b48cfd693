import { simpleEscapes } from '../sending/escapes.ts';
import type { EscapedParts } from './escaped-parts.ts';

/** What a text with escapes sends. */
export interface SscomText {
  readonly parts: EscapedParts;
  readonly hasEscapes: boolean;
  /** A backslash that begins no escape of SSCOM: it is sent as it is. */
  readonly hasUnknown: boolean;
  /** `\0` before a hex digit: a NUL and the digit, not the escape of a module's string such as `\0D`. */
  readonly hasZeroBeforeDigit: boolean;
}

/** Characters as texts, and bytes from 0x80 on as numbers, which `\x??` alone can make. */
export const readSscomEscapes = (typed: string): SscomText => {
  const parts: (string | number)[] = [];
  let text = '';
  let [hasEscapes, hasUnknown, hasZeroBeforeDigit] = [false, false, false];
  const addByte = (byte: number): void => {
    if (byte < 0x80) {
      text += String.fromCharCode(byte);
      return;
    }
    if (text !== '') parts.push(text);
    text = '';
    parts.push(byte);
  };
  for (let at = 0; at < typed.length; ) {
    const found = typed[at] === '\\' ? escapeAt(typed, at) : null;
    if (found === null) {
      if (typed[at] === '\\') hasUnknown = true;
      text += typed[at];
      at += 1;
      continue;
    }
    hasEscapes = true;
    if (typed[at + 1] === '0' && isDigit(typed[at + 2])) hasZeroBeforeDigit = true;
    addByte(found.byte);
    at += found.size;
  }
  if (text !== '') parts.push(text);
  return { parts, hasEscapes, hasUnknown, hasZeroBeforeDigit };
};

const isDigit = (character: string | undefined): boolean => character !== undefined && /[\dA-F]/i.test(character);

const escapeAt = (typed: string, at: number): { readonly byte: number; readonly size: number } | null => {
  const letter = typed[at + 1] ?? '';
  if (letter === '\\') return { byte: 0x5c, size: 2 };
  if (letter === 'x' && isDigit(typed[at + 2]) && isDigit(typed[at + 3])) {
    return { byte: Number.parseInt(typed.slice(at + 2, at + 4), 16), size: 4 };
  }
  const byte = simpleEscapes[letter];
  return byte === undefined ? null : { byte, size: 2 };
};

const letters = new Map(Object.entries(simpleEscapes).map(([letter, byte]) => [byte, letter]));

/** The text with the escapes of SSCOM, so that it sends the same. A backslash is always doubled. */
export const sscomEscaped = (text: string): string =>
  text.replace(/[\\\x00-\x1f\x7f]/g, (character) => {
    if (character === '\\') return '\\\\';
    const byte = character.charCodeAt(0);
    const letter = letters.get(byte);
    // `\0` before a digit reads badly, so NUL is always written in full.
    return letter === undefined || byte === 0
      ? `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : `\\${letter}`;
  });
