import type { EncodingId } from './encoding-ids.ts';

/**
 * The size of the character at a position: `complete` bytes; `malformed` bytes that are not a character; or `incomplete`, when the bytes
 * end inside of a possible character.
 */
export type CharacterSize =
  | { readonly kind: 'complete'; readonly bytes: 1 | 2 | 4 }
  | { readonly kind: 'malformed'; readonly bytes: 1 | 2 }
  | { readonly kind: 'incomplete' };

/** Where characters of one or more bytes begin and end. Which character it is, is not known here. */
export interface CharacterStructure {
  /** Called for bytes from 0x80 on: in each of these encodings smaller ones are ASCII where a character begins. */
  sizeAt(bytes: Uint8Array, at: number): CharacterSize;
  /** The characters of one byte, from 0x80 on. */
  single(byte: number): string;
}

export interface Encoding {
  readonly id: EncodingId;
  /** As people write it; the same in every language. */
  readonly name: string;
  /**
   * The label of a `TextDecoder` that decodes it. `null` for Latin-1: the labels `latin1` and `iso-8859-1` mean windows-1252 there
   * (WHATWG Encoding Standard §4.2), which has other characters from 0x80 to 0x9F.
   */
  readonly label: string | null;
  /** `null`: UTF-8 and Latin-1 need no table. */
  readonly structure: CharacterStructure | null;
}

const complete1: CharacterSize = { kind: 'complete', bytes: 1 };
const complete2: CharacterSize = { kind: 'complete', bytes: 2 };
const complete4: CharacterSize = { kind: 'complete', bytes: 4 };
const malformed1: CharacterSize = { kind: 'malformed', bytes: 1 };
const malformed2: CharacterSize = { kind: 'malformed', bytes: 2 };
const incomplete: CharacterSize = { kind: 'incomplete' };

const isWithin = (byte: number, first: number, last: number): boolean => byte >= first && byte <= last;

/** After a first byte: an ASCII byte that cannot be the second one is read again as a character of its own. */
const badSecond = (second: number): CharacterSize => (second < 0x80 ? malformed1 : malformed2);

/** WHATWG Encoding Standard §10.2.1. A character of GB18030 has one, two or four bytes; GBK lacks those of four. */
const gb18030: CharacterStructure = {
  sizeAt: (bytes, at) => {
    const first = bytes[at] ?? 0;
    if (first === 0x80) return complete1;
    if (first === 0xff) return malformed1;
    const second = bytes[at + 1];
    if (second === undefined) return incomplete;
    if (!isWithin(second, 0x30, 0x39)) {
      return second >= 0x40 && second !== 0x7f && second !== 0xff ? complete2 : badSecond(second);
    }
    const third = bytes[at + 2];
    if (third === undefined) return incomplete;
    if (!isWithin(third, 0x81, 0xfe)) return malformed1;
    const fourth = bytes[at + 3];
    if (fourth === undefined) return incomplete;
    return isWithin(fourth, 0x30, 0x39) ? complete4 : malformed1;
  },
  single: () => '€',
};

/** WHATWG Encoding Standard §11.1.1. */
const big5: CharacterStructure = {
  sizeAt: (bytes, at) => {
    const first = bytes[at] ?? 0;
    if (!isWithin(first, 0x81, 0xfe)) return malformed1;
    const second = bytes[at + 1];
    if (second === undefined) return incomplete;
    return isWithin(second, 0x40, 0x7e) || isWithin(second, 0xa1, 0xfe) ? complete2 : badSecond(second);
  },
  single: () => '',
};

const halfWidthKatakana = { firstByte: 0xa1, lastByte: 0xdf, firstCode: 0xff61 } as const;

/** WHATWG Encoding Standard §12.3.1. */
const shiftJis: CharacterStructure = {
  sizeAt: (bytes, at) => {
    const first = bytes[at] ?? 0;
    const { firstByte, lastByte } = halfWidthKatakana;
    if (first === 0x80 || isWithin(first, firstByte, lastByte)) return complete1;
    if (first === 0xa0 || first > 0xfc) return malformed1;
    const second = bytes[at + 1];
    if (second === undefined) return incomplete;
    return isWithin(second, 0x40, 0xfc) && second !== 0x7f ? complete2 : badSecond(second);
  },
  single: (byte) => {
    const { firstByte, firstCode } = halfWidthKatakana;
    return String.fromCharCode(byte < firstByte ? byte : byte - firstByte + firstCode);
  },
};

/** Every encoding, in the order of a list to choose from. */
export const encodings: Readonly<Record<EncodingId, Encoding>> = {
  'utf-8': { id: 'utf-8', name: 'UTF-8', label: 'utf-8', structure: null },
  // The decoder of the Encoding Standard for GBK is that of GB18030, which contains it. The label `gbk` of Node is code page 936, which lacks
  // 131 of its characters and has others for 83.
  gbk: { id: 'gbk', name: 'GBK', label: 'gb18030', structure: gb18030 },
  gb18030: { id: 'gb18030', name: 'GB18030', label: 'gb18030', structure: gb18030 },
  latin1: { id: 'latin1', name: 'Latin-1', label: null, structure: null },
  big5: { id: 'big5', name: 'Big5', label: 'big5', structure: big5 },
  'shift-jis': { id: 'shift-jis', name: 'Shift-JIS', label: 'shift_jis', structure: shiftJis },
};
