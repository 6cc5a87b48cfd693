import { asciiForms, quoteFamilies } from '../../shared/at/separators.ts';

/** Replaces all bytes of a character except the last one. */
export const filler = 0x01;

export const withoutFillers = (text: string): string => text.replaceAll('\u0001', '');

/** Each family of quotes has a different byte, so that a quote of another family does not close an argument. */
export const quoteBytes: readonly number[] = [0x22, 0x1d, 0x1e, 0x1f];

/** The quotes of Chinese input methods in GBK: `“”‘’「」『』《》〝〞`. */
const gbkQuotes: readonly (readonly [code: number, family: number])[] = [
  ...[0xa1b0, 0xa1b1, 0xa894, 0xa895].map((code) => [code, 0] as const),
  ...[0xa1ae, 0xa1af].map((code) => [code, 1] as const),
  ...[0xa1b8, 0xa1b9, 0xa1ba, 0xa1bb].map((code) => [code, 2] as const),
  ...[0xa1b4, 0xa1b5, 0xa1b6, 0xa1b7].map((code) => [code, 3] as const),
];

const codeOf = (bytes: Iterable<number>): number => [...bytes].reduce((code, byte) => code * 256 + byte, 0);

/** The ASCII byte for a character, by its bytes in UTF-8 as one number. */
const asciiByUtf8: ReadonlyMap<number, number> = new Map(
  [
    ...[...asciiForms].map(([wide, plain]) => [wide, plain.charCodeAt(0)] as const),
    ...quoteFamilies.flatMap((family, index) => [...family].map((quote) => [quote, quoteBytes[index] ?? 0] as const)),
  ].flatMap(([character, plain]) => {
    const bytes = new TextEncoder().encode(character);
    return bytes.length === 1 ? [] : [[codeOf(bytes), plain] as const];
  }),
);

/** The same in GBK. Its row A3 is full-width ASCII, except A3A4 (a currency sign). */
const asciiByGbk: ReadonlyMap<number, number> = new Map([
  ...Array.from({ length: 0x5e }, (_, index) => [0xa3a1 + index, 0x21 + index] as const).filter(
    ([code]) => code !== 0xa3a4,
  ),
  [0xa1a1, 0x20],
  [0xa1a2, 0x2c],
  ...gbkQuotes.map(([code, family]) => [code, quoteBytes[family] ?? 0] as const),
]);

export interface Folded {
  /** The same number of bytes. A folded character becomes fillers and its ASCII byte. The given array if nothing was folded. */
  readonly bytes: Uint8Array;
  readonly isChanged: boolean;
  /** How many of the last bytes may begin such a character. They are not in `bytes`. */
  readonly openBytes: number;
}

/** Folds full-width and typographic characters (`shared/at/separators.ts`) in UTF-8 and GBK to ASCII. `isWhole`: no bytes follow. */
export const foldBytes = (bytes: Uint8Array, isWhole: boolean): Folded => {
  let plain: Uint8Array | null = null;
  const of = (end: number): Folded => ({
    bytes: end === bytes.length ? (plain ?? bytes) : (plain ?? bytes).subarray(0, end),
    isChanged: plain !== null,
    openBytes: bytes.length - end,
  });
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      at += 1;
      continue;
    }
    const length = lengthAt(bytes, at);
    if (length === null && !isWhole) return of(at);
    const end = at + (length ?? 1);
    const character = length === null || length === 1 ? undefined : asciiAt(bytes, at, length);
    if (character !== undefined) {
      plain ??= Uint8Array.from(bytes);
      plain.fill(filler, at, end - 1);
      plain[end - 1] = character;
    }
    at = end;
  }
  return of(bytes.length);
};

const isContinuation = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

/** The length of the character, in UTF-8 if it is one, else in GBK. `null`: more bytes are needed. */
const lengthAt = (bytes: Uint8Array, at: number): number | null => {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first >= 0xc2 && first <= 0xf4) {
    let end = at + 1;
    while (end < at + length && isContinuation(bytes[end] ?? 0)) end += 1;
    if (end === at + length) return length;
    if (end === bytes.length) return null;
  }
  if (at + 1 === bytes.length) return null;
  const second = bytes[at + 1] ?? 0;
  return second >= 0xa1 && first >= 0xa1 ? 2 : 1;
};

const asciiAt = (bytes: Uint8Array, at: number, length: number): number | undefined => {
  if (length === 4) return undefined;
  const pair = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  return length === 2
    ? (asciiByUtf8.get(pair) ?? asciiByGbk.get(pair))
    : asciiByUtf8.get(pair * 256 + (bytes[at + 2] ?? 0));
};
