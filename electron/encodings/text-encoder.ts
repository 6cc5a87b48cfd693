import iconv from 'iconv-lite';
import type { EncodingId } from '../../shared/encodings/encoding-ids.ts';
import { encodings } from '../../shared/encodings/encodings.ts';
import { createStreamingDecoder, type StreamingDecoder } from '../../shared/encodings/streaming-decoder.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';

/** The names of iconv-lite. Its `latin1` maps each byte to the character with its number; its `big5` has the characters of Hong Kong. */
const tables: Readonly<Record<EncodingId, string>> = {
  'utf-8': 'utf8',
  gbk: 'gbk',
  gb18030: 'gb18030',
  latin1: 'latin1',
  big5: 'big5',
  'shift-jis': 'shift_jis',
};

/**
 * Two-byte codes of GB18030 that got characters of their own in its edition of 2022 (and with them the WHATWG Encoding Standard). iconv-lite
 * has the edition of 2005, in which they are private use characters: [of 2005, of 2022].
 */
const since2022: readonly (readonly [number, number])[] = [
  ...[0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18].map(
    (code, index) => [0xe78d + index, code] as const,
  ),
  [0xe796, 0xfe19],
  ...[0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864].map(
    (code, index) => [code, 0x9fb4 + index] as const,
  ),
];
const characterOf2022 = new Map(since2022.map(([old, code]) => [String.fromCharCode(old), String.fromCharCode(code)]));
const characterOf2005 = new Map([...characterOf2022].map(([old, character]) => [character, old]));
const oldCharacters = new RegExp(`[${[...characterOf2022.keys()].join('')}]`, 'g');
const newCharacters = new RegExp(`[${[...characterOf2005.keys()].join('')}]`, 'g');

const isChinese = (id: EncodingId): boolean => id === 'gbk' || id === 'gb18030';

const encode = (id: EncodingId, text: string): Buffer => {
  const known = isChinese(id) ? text.replace(newCharacters, (character) => characterOf2005.get(character) ?? '') : text;
  return iconv.encode(known, tables[id]);
};

/** Decodes with the tables that `encodeText` uses. */
const decode = (id: EncodingId, bytes: Buffer): string => {
  const text = iconv.decode(bytes, tables[id], { stripBOM: false });
  return isChinese(id) ? text.replace(oldCharacters, (character) => characterOf2022.get(character) ?? '') : text;
};

/**
 * The bytes of a typed text. Fails with `usage/not-encodable` (facts `character`, `codePoint`, `position` from 1, `encoding`) for the first
 * character that would not arrive as it was typed; nothing of the text is sent then.
 */
export const encodeText = (id: EncodingId, text: string): Outcome<Uint8Array> => {
  const bytes = encode(id, text);
  const arrives = decode(id, id === 'big5' ? withoutHongKong(bytes) : bytes);
  return arrives === text ? ok(Uint8Array.from(bytes)) : notEncodable(id, text, firstDifference(text, arrives));
};

/** The bytes before the first code that only Hong Kong's extension has: it is read but not sent (WHATWG Encoding Standard §5, index Big5 pointer). */
const withoutHongKong = (bytes: Buffer): Buffer => {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80 && byte < 0xa1) return bytes.subarray(0, at);
    if (byte >= 0xa1) at += 1;
  }
  return bytes;
};

/** Where the first character begins that is not the same. */
const firstDifference = (text: string, other: string): number => {
  let at = 0;
  while (text[at] === other[at]) at += 1;
  const isInside = /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
  return isInside ? at - 1 : at;
};

/** A decoder with the tables of `encodeText`, which are those of browsers. The tables of Node for Big5 are not. */
export const createTextDecoder = (id: EncodingId): StreamingDecoder =>
  createStreamingDecoder(id, (bytes) => decode(id, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)));

const notEncodable = (id: EncodingId, text: string, at: number): Outcome<never> => {
  const code = text.codePointAt(at) ?? 0;
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return fail('usage/not-encodable', {
    ...(isSurrogate ? {} : { character: String.fromCodePoint(code) }),
    codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    position: [...text.slice(0, at)].length + 1,
    encoding: encodings[id].name,
  });
};
