import { fail, type Outcome, ok } from '../outcome.ts';

/** A part of a typed text: characters of the encoding of the session, or bytes as they are. */
export type SendPart =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The position of each UTF-16 unit in the typed text, counted in characters from 1. */
      readonly positions: readonly number[];
    }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

/** Escapes of one character, as in C and in SSCOM. */
export const simpleEscapes: Readonly<Record<string, number>> = {
  r: 0x0d,
  n: 0x0a,
  t: 0x09,
  v: 0x0b,
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  '0': 0x00,
};

/** Escapes with a number, by the count of their hexadecimal digits. */
const numbered: Readonly<Record<string, number>> = { x: 2, u: 4 };

/**
 * Reads `\r \n \t \v \a \b \f \0 \\ \xHH \uHHHH` in a typed text. `\xHH` is one byte whatever the encoding; `\uHHHH` is a character (a UTF-16
 * unit, so a character above U+FFFF is written as two of them). Fails with `usage/bad-escape` (facts `escape`, `position` from 1 in characters).
 */
export const parseEscapes = (typed: string): Outcome<readonly SendPart[]> => {
  const parts = createParts();
  let position = 1;
  for (let at = 0; at < typed.length; ) {
    if (typed[at] !== '\\') {
      const character = String.fromCodePoint(typed.codePointAt(at) ?? 0);
      parts.addText(character, position);
      position += 1;
      at += character.length;
      continue;
    }
    const found = escapeAt(typed, at);
    if (found === null) return fail('usage/bad-escape', { escape: shown(typed, at), position });
    if (found.kind === 'text') parts.addText(found.text, position);
    else parts.addByte(found.byte);
    position += found.size;
    at += found.size;
  }
  return ok(parts.all());
};

/** Joins consecutive characters into one text, and consecutive bytes into one array. */
const createParts = () => {
  const parts: SendPart[] = [];
  let text = '';
  let positions: number[] = [];
  let bytes: number[] = [];
  const endText = (): void => {
    if (text !== '') parts.push({ kind: 'text', text, positions });
    text = '';
    positions = [];
  };
  const endBytes = (): void => {
    if (bytes.length > 0) parts.push({ kind: 'bytes', bytes: Uint8Array.from(bytes) });
    bytes = [];
  };
  return {
    addText: (more: string, position: number): void => {
      endBytes();
      text += more;
      for (let unit = 0; unit < more.length; unit += 1) positions.push(position);
    },
    addByte: (byte: number): void => {
      endText();
      bytes.push(byte);
    },
    all: (): readonly SendPart[] => {
      endText();
      endBytes();
      return parts;
    },
  };
};

type Escape =
  | { readonly kind: 'text'; readonly text: string; readonly size: number }
  | { readonly kind: 'byte'; readonly byte: number; readonly size: number };

const escapeAt = (typed: string, at: number): Escape | null => {
  const letter = typed[at + 1] ?? '';
  if (letter === '\\') return { kind: 'text', text: '\\', size: 2 };
  const byte = simpleEscapes[letter];
  if (byte !== undefined) return { kind: 'byte', byte, size: 2 };
  const count = numbered[letter];
  if (count === undefined) return null;
  const digits = typed.slice(at + 2, at + 2 + count);
  if (digits.length < count || !/^[\dA-F]+$/i.test(digits)) return null;
  const value = Number.parseInt(digits, 16);
  const size = 2 + count;
  return letter === 'x'
    ? { kind: 'byte', byte: value, size }
    : { kind: 'text', text: String.fromCharCode(value), size };
};

/** The wrong escape, as far as it was meant to go. */
const shown = (typed: string, at: number): string => {
  const letter = [...typed.slice(at + 1, at + 3)][0] ?? '';
  return `\\${letter}${typed.slice(at + 2, at + 2 + (numbered[letter] ?? 0))}`;
};

/** How bytes are written in a text with escapes; the rest of the text stays as it is. */
export const escapeText = (text: string): string =>
  text.replace(/[\\\x00-\x1f\x7f]/g, (character) => {
    if (character === '\\') return '\\\\';
    const code = character.charCodeAt(0);
    const known = Object.entries(simpleEscapes).find(([, byte]) => byte === code);
    return known ? `\\${known[0]}` : `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
