import { type DecodeBytes, type FileText, linesOf, readFileText } from './file-text.ts';

/** One line `N<number>=<mode>,<value>`. */
export interface SscomEntry {
  readonly line: number;
  readonly number: number;
  /** `A` and `H` of a string; empty for everything else. */
  readonly mode: 'A' | 'H' | '';
  /** After the mode and its comma. Commas of texts are still U+0002. */
  readonly value: string;
  /** There were bytes after the end mark. */
  readonly isCut: boolean;
}

export interface SscomLines extends Omit<FileText, 'text'> {
  readonly entries: readonly SscomEntry[];
  /** Lines that are neither entries nor comments. */
  readonly others: readonly { readonly line: number; readonly text: string }[];
}

const lineFeed = 0x0a;
/** Some saved files have it at the end of a value, followed by bytes left over in memory. */
const endMark = 0x04;

/** The bytes without those between an end mark and the end of its line, which need not be text. */
const withoutLeftovers = (bytes: Uint8Array): Uint8Array => {
  if (!bytes.includes(endMark)) return bytes;
  const kept = new Uint8Array(bytes.length);
  let size = 0;
  let isBehind = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === lineFeed) isBehind = false;
    if (!isBehind) {
      kept[size] = byte;
      size += 1;
    }
    if (byte === endMark) isBehind = true;
  }
  return kept.subarray(0, size);
};

const entryStart = /^N(\d{1,6})=([AH]?)(,?)/;

export const readSscomLine = (text: string, line: number): SscomEntry | null => {
  const found = entryStart.exec(text);
  if (found === null) return null;
  const [start, digits = '', letter, comma] = found;
  const isMode = letter !== '' && comma !== '';
  const whole = isMode ? text.slice(start.length) : text.slice(`N${digits}=`.length);
  const end = whole.indexOf(String.fromCharCode(endMark));
  return {
    line,
    number: Number(digits),
    mode: isMode ? (letter as 'A' | 'H') : '',
    value: end < 0 ? whole : whole.slice(0, end),
    isCut: end >= 0,
  };
};

/**
 * The lines of a file of SSCOM. Not an ini reader: values contain `;` and `#`, keys may occur twice and in any order, and the ends of lines differ
 * between its versions (LF, CR LF, CR CR LF).
 */
export const readSscomLines = (bytes: Uint8Array, decode?: DecodeBytes): SscomLines => {
  const isWide = (bytes[0] ?? 0) >= 0xfe && (bytes[1] ?? 0) >= 0xfe;
  const { text, ...about } = readFileText(isWide ? bytes : withoutLeftovers(bytes), 'gb18030', decode);
  const entries: SscomEntry[] = [];
  const others: { line: number; text: string }[] = [];
  linesOf(text).forEach((content, at) => {
    const entry = readSscomLine(content, at + 1);
    if (entry !== null) entries.push(entry);
    else if (content.trim() !== '' && !content.startsWith(';')) others.push({ line: at + 1, text: content });
  });
  return { ...about, entries, others };
};
