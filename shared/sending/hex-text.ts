import { fail, type Outcome, ok } from '../outcome.ts';

/** Between bytes, not inside of one. `0x` is allowed after it and at the beginning, because documents and debuggers write it. */
const separators = /[\s,;:_-]*/y;
const prefix = /0x(?=[\dA-F])/iy;

const endOf = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/**
 * The bytes of a hex text: pairs of digits (`41540D0A`, `41 54 0d 0a`, `0x41, 0x54`). Nothing is guessed. Fails with `usage/not-hex`
 * (facts `position` from 1 in characters, `character`; `problem` `half-byte` where a digit is missing).
 */
export const parseHex = (typed: string): Outcome<Uint8Array> => {
  const bytes: number[] = [];
  for (let at = 0; ; ) {
    const next = endOf(separators, typed, at);
    at = next > at || at === 0 ? endOf(prefix, typed, next) : next;
    if (at === typed.length) return ok(Uint8Array.from(bytes));
    if (!isDigit(typed[at])) return notHex(typed, at, false);
    if (!isDigit(typed[at + 1])) return notHex(typed, at, true);
    bytes.push(Number.parseInt(typed.slice(at, at + 2), 16));
    at += 2;
  }
};

const isDigit = (character: string | undefined): boolean => character !== undefined && /[\dA-F]/i.test(character);

const notHex = (typed: string, at: number, isHalf: boolean): Outcome<never> =>
  fail('usage/not-hex', {
    character: String.fromCodePoint(typed.codePointAt(at) ?? 0),
    position: [...typed.slice(0, at)].length + 1,
    ...(isHalf ? { problem: 'half-byte' } : {}),
  });

/** `41 54 0D 0A`. */
export const hexText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
