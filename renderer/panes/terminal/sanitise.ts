import { utf8CharacterSize, utf8CodePoint } from '../../../shared/at/utf8.ts';
import { glyphOf, strayByte } from '../../../shared/at/visible-text.ts';

const escapeCode = 0x1b;
const tabCode = 0x09;

/** `ESC [ … m` of at most 16 parameters of at most three digits: colours and weight, and nothing that moves. */
const selectGraphic = /^\u001b\[((?:\d{1,3})?(?:;\d{0,3}){0,15})m/;
const longestSequence = 80;

/**
 * One line of the module, fit to be written to a terminal: printable UTF-8, tabs, and colours. Every other control character, C1 too,
 * and every other sequence stands there as visible text: a module can neither move the cursor, nor set a title, nor make the terminal
 * answer, and no sequence that never ends can hold back what comes after it. Line ends and backspaces are glyphs too: each line stands
 * behind its time and direction, and must not write over them.
 */
export const sanitise = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const colour = bytes[at] === escapeCode ? colourAt(bytes, at) : '';
    if (colour !== '') {
      parts.push(colour);
      at += colour.length;
      continue;
    }
    const size = utf8CharacterSize(bytes, at);
    parts.push(size === 0 ? strayByte(bytes[at] ?? 0) : shown(utf8CodePoint(bytes, at, size)));
    at += Math.max(1, size);
  }
  return parts.join('');
};

const shown = (code: number): string => (code === tabCode ? '\t' : (glyphOf(code) ?? String.fromCodePoint(code)));

const colourAt = (bytes: Uint8Array, at: number): string => {
  const ahead = String.fromCharCode(...bytes.subarray(at, at + longestSequence));
  const match = selectGraphic.exec(ahead);
  return match && isHarmless((match[1] ?? '').split(';').map(Number)) ? match[0] : '';
};

/** Weight, colours and their end. Not 8 (hidden) and not the codes that nobody needs. */
const isHarmless = (codes: readonly number[]): boolean => {
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 38 || code === 48) {
      const values = codes[at + 1] === 5 ? 1 : codes[at + 1] === 2 ? 3 : 0;
      if (values === 0 || at + 1 + values >= codes.length) return false;
      if (codes.slice(at + 2, at + 2 + values).some((value) => value > 255)) return false;
      at += 1 + values;
      continue;
    }
    const isKnown = code <= 4 || code === 7 || code === 9 || (code >= 21 && code <= 29 && code !== 26);
    const isColour = (code >= 30 && code <= 49) || (code >= 90 && code <= 97) || (code >= 100 && code <= 107);
    if (!isKnown && !isColour) return false;
  }
  return true;
};
