import { joinBytes } from '../join-bytes.ts';

/** A text whose escapes were read: characters as texts, and bytes from 0x80 on as numbers. */
export type EscapedParts = readonly (string | number)[];

/** Decodes runs of escaped bytes. `null`: they are not characters of the encoding. */
export const textOfParts = (parts: EscapedParts, decode: (bytes: Uint8Array) => string | null): string | null => {
  let text = '';
  for (let at = 0; at < parts.length; ) {
    const part = parts[at];
    if (typeof part === 'string') {
      text += part;
      at += 1;
      continue;
    }
    const run: number[] = [];
    for (let next = parts[at]; typeof next === 'number'; next = parts[at]) {
      run.push(next);
      at += 1;
    }
    const decoded = decode(Uint8Array.from(run));
    if (decoded === null) return null;
    text += decoded;
  }
  return text;
};

/** All its bytes, where its characters are ASCII: they are the same in every encoding of a file. `null`: they are not. */
export const asciiBytesOfParts = (parts: EscapedParts): Uint8Array | null => {
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    if (typeof part === 'string' && /[^\x00-\x7f]/.test(part)) return null;
    pieces.push(typeof part === 'number' ? Uint8Array.of(part) : Uint8Array.from(part, (unit) => unit.charCodeAt(0)));
  }
  return joinBytes(pieces);
};
