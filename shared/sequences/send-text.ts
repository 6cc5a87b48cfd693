import { utf8ToBytes } from '@noble/hashes/utils.js';
import { joinBytes } from '../join-bytes.ts';
import { filledParts, type Variables } from './variables.ts';

const simple: Readonly<Record<string, number>> = { r: 0x0d, n: 0x0a, t: 0x09, v: 0x0b, '\\': 0x5c };

/**
 * The bytes of a text in a sequence, without line ending. `\r \n \t \v \xHH \\` are escapes; every other backslash is sent as it is, because `\22`
 * and `\0D` are escapes of the module (AT+MPUB, docs/at-dialect.md §9). So no escape begins with a letter that is a hexadecimal digit.
 */
export const bytesOfSendText = (text: string): Uint8Array => {
  const bytes: number[] = [];
  let from = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at)) {
    const found = escapeAt(text, at);
    if (found === null) {
      at += 1;
      continue;
    }
    for (const byte of utf8ToBytes(text.slice(from, at))) bytes.push(byte);
    bytes.push(found.byte);
    at += found.size;
    from = at;
  }
  if (from === 0) return utf8ToBytes(text);
  for (const byte of utf8ToBytes(text.slice(from))) bytes.push(byte);
  return Uint8Array.from(bytes);
};

/** The same with the values of variables. A value stands for itself, also behind a backslash. */
export const bytesOfFilledText = (text: string, variables: Variables): Uint8Array =>
  text.includes('${')
    ? joinBytes(
        filledParts(text, variables).map((part) =>
          part.isValue ? utf8ToBytes(part.text) : bytesOfSendText(part.text),
        ),
      )
    : bytesOfSendText(text);

const escapeAt = (text: string, at: number): { readonly byte: number; readonly size: number } | null => {
  const letter = text[at + 1] ?? '';
  const byte = simple[letter];
  if (byte !== undefined) return { byte, size: 2 };
  const digits = text.slice(at + 2, at + 4);
  return letter === 'x' && /^[\dA-F]{2}$/i.test(digits) ? { byte: Number.parseInt(digits, 16), size: 4 } : null;
};

const names: ReadonlyMap<string, string> = new Map([
  ['\r', '\\r'],
  ['\n', '\\n'],
  ['\t', '\\t'],
  ['\v', '\\v'],
]);

/** The text with escapes that gives exactly this text: the inverse of `bytesOfSendText`. */
export const sendTextOf = (text: string): string =>
  text
    .replaceAll(/\\(?=[rntvx\\\x00-\x1f\x7f]|$)/g, '\\\\')
    .replaceAll(
      /[\x00-\x1f\x7f]/g,
      (character) =>
        names.get(character) ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
