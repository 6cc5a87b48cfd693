import { latin1Text } from '../../encodings/streaming-decoder.ts';
import { type DecodeBytes, decodeBytes, readFileText } from '../file-text.ts';
import type { FileEncoding } from '../preview.ts';
import { utf8Latin1 } from './utf8-latin1.ts';

/**
 * A file as bytes, one character for each: what a device has sent is never decoded and encoded again. The signs that programs write are searched
 * for in the bytes that they have in UTF-8 and in GBK, whose characters contain no line feed, bracket, slash or blank.
 */
export interface LogText {
  /** Latin-1: one character per byte. UTF-16 was made UTF-8 before. */
  readonly text: string;
  /** With their line ends; joined they are the text. */
  readonly lines: readonly string[];
  readonly encoding: FileEncoding;
  readonly isAmbiguous: boolean;
  /** A file without carriage returns has lost those of the device: an editor or another system has changed the line ends. */
  readonly hasReturns: boolean;
  /** The name without its folder, in small letters; '': unknown. */
  readonly name: string;
  /** In which it was changed last: for dates without a year. */
  readonly year: number;
  /** What people wrote, as text. */
  readonly decode: (latin1: string) => string;
}

/** Bytes of characters up to U+00FF. */
export const bytesOfLatin1 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

/** Enough to tell the encoding; a character may be cut at its end. */
const judgedBytes = 1024 * 1024;

const judged = (bytes: Uint8Array): Uint8Array => {
  if (bytes.length <= judgedBytes) return bytes;
  const end = bytes.lastIndexOf(0x0a, judgedBytes);
  return bytes.subarray(0, end < 0 ? judgedBytes : end);
};

export interface LogFile {
  readonly bytes: Uint8Array;
  readonly name?: string | undefined;
  /** Milliseconds since 1970 UTC: the file was written before. */
  readonly changedAtMs: number;
}

export const readLogText = (
  { bytes, name: fileName = '', changedAtMs }: LogFile,
  decode: DecodeBytes = decodeBytes,
): LogText => {
  const { encoding, isAmbiguous, text: decoded } = readFileText(judged(bytes), 'utf-8', decode);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const whole = isWide ? utf8Latin1(readFileText(bytes, 'utf-8', decode).text) : latin1Text(bytes);
  const text = whole.replace(/^\xef\xbb\xbf/, '');
  const of = isWide ? 'utf-8' : encoding;
  return {
    ...{ text, encoding, isAmbiguous: isAmbiguous && decoded !== '' },
    lines: linesIn(text),
    hasReturns: text.includes('\r'),
    name: (fileName.split(/[\\/]/).at(-1) ?? '').toLowerCase(),
    year: new Date(changedAtMs).getUTCFullYear(),
    decode: (latin1) => decode(of, bytesOfLatin1(latin1)),
  };
};

const linesIn = (text: string): readonly string[] => {
  const lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    lines.push(text.slice(at, next));
    at = next;
  }
  return lines;
};

const isBlankCode = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** Without ASCII blanks at both ends. `trim` would also take the byte A0, which ends Chinese characters. */
export const trimmed = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankCode(text.charCodeAt(start))) start += 1;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

/** A line without its line end. */
export const bodyOf = (line: string): string => {
  let end = line.length;
  while (end > 0 && (line[end - 1] === '\n' || line[end - 1] === '\r')) end -= 1;
  return line.slice(0, end);
};

export const isBlank = (line: string): boolean => !/[^\s]/.test(line);
