import type { EncodingId } from '../encodings/encoding-ids.ts';
import { platformDecoder } from '../encodings/platform-decoder.ts';
import { decodeText, latin1Text, replacement } from '../encodings/streaming-decoder.ts';
import type { FileEncoding } from './preview.ts';

/** Bytes to text. Replaced by a program that has better tables than its platform. */
export type DecodeBytes = (encoding: EncodingId, bytes: Uint8Array) => string;

export const decodeBytes: DecodeBytes = (encoding, bytes) => decodeText(encoding, bytes);

export interface FileText {
  readonly text: string;
  readonly encoding: FileEncoding;
  /** It reads the same way in UTF-8 and in GB18030, with other characters. */
  readonly isAmbiguous: boolean;
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/**
 * The text of a file. `usual`: the encoding of the program that writes it, which is tried first. Where no encoding fits, it is read in the usual
 * one with U+FFFD for what is not a character.
 */
export const readFileText = (
  bytes: Uint8Array,
  usual: 'utf-8' | 'gb18030',
  decode: DecodeBytes = decodeBytes,
): FileText => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    return { text: decode('utf-8', bytes.subarray(3)), encoding: 'utf-8', isAmbiguous: false };
  }
  if (startsWith(bytes, 0xff, 0xfe)) return wide(bytes, 'utf-16le');
  if (startsWith(bytes, 0xfe, 0xff)) return wide(bytes, 'utf-16be');
  if (isAscii(bytes)) return { text: latin1Text(bytes), encoding: usual, isAmbiguous: false };
  const other = usual === 'utf-8' ? 'gb18030' : 'utf-8';
  const text = decode(usual, bytes);
  const otherText = decode(other, bytes);
  const isUsual = !text.includes(replacement);
  const isOther = !otherText.includes(replacement);
  if (isOther && !isUsual) return { text: otherText, encoding: other, isAmbiguous: false };
  // Text in GB18030 is hardly ever UTF-8 as well; the reverse happens often.
  return { text, encoding: usual, isAmbiguous: isUsual && isOther && usual === 'gb18030' };
};

const wide = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): FileText => ({
  text: platformDecoder(encoding)(bytes.subarray(2)),
  encoding,
  isAmbiguous: false,
});

/** Lines without their ends: LF with up to two CR before it (a text with CR LF that was written once more as text has CR CR LF). */
export const linesOf = (text: string): readonly string[] =>
  text.split('\n').map((line) => {
    const end = line.endsWith('\r\r') ? 2 : line.endsWith('\r') ? 1 : 0;
    return end === 0 ? line : line.slice(0, -end);
  });
