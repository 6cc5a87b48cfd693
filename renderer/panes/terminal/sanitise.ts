import { utf8CharacterSize, utf8CodePoint } from '../../../shared/at/utf8.ts';
import { glyphOf, strayByte } from '../../../shared/at/visible-text.ts';

const escapeCode = 0x1b;
const tabCode = 0x09;

/** `ESC [ … m` with at most 16 parameters of at most three digits: colours and weight, no cursor movement. */
const selectGraphic = /^\u001b\[((?:\d{1,3})?(?:;\d{0,3}){0,15})m/;
const longestSequence = 80;

/**
 * Makes one line of the module safe for the terminal: printable UTF-8, tabs and colours. Any other control character,
 * including C1, and any other sequence becomes visible text. So a module can neither move the cursor, set a title, nor
 * make the terminal answer, and an unterminated sequence cannot hide what follows. Line ends and backspaces become
 * glyphs too, because each line has its time and direction in front, which must not be overwritten.
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

/** Weight, colours and their reset. Not 8 (hidden), and no unused codes. */
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
