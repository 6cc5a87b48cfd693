/** What keeps a text from being read as PEM; the fact `problem` of `certificate/unreadable`. */
export type PemProblem =
  | 'utf-16'
  | 'cr-only'
  | 'smart-dashes'
  | 'bad-boundary'
  | 'missing-begin'
  | 'missing-end'
  | 'label-mismatch'
  | 'bad-base64';

export interface PemError {
  readonly problem: PemProblem;
  /** Counted from 1. */
  readonly line: number;
}

export interface PemBlock {
  readonly label: string;
  /** Lines of Base64 as they were wrapped, blanks at both ends cut, empty lines dropped. */
  readonly body: readonly string[];
  /** `Name: value` lines before the body (RFC 1421), as encrypted keys have them. */
  readonly headers: readonly string[];
  /** Line of BEGIN, counted from 1. */
  readonly line: number;
  readonly der: Uint8Array;
}

export interface PemScan {
  readonly blocks: readonly PemBlock[];
  /** The first error; blocks after it are not read. */
  readonly error: PemError | null;
}

/** Longer lines are not what a PEM reader must take (RFC 7468: 64, RFC 2045: 76); they are wrapped anew. */
const longestKeptLine = 76;
const wrappedLine = 64;

/** Text as Latin-1: one character per byte, so that leading text in any encoding passes. Without byte order mark. */
export const decodePemText = (content: Uint8Array): string => {
  const hasMark = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
  return Buffer.from(hasMark ? content.subarray(3) : content).toString('latin1');
};

/** Finds every PEM block; text around the blocks is tolerated. */
export const scanPem = (text: string): PemScan => {
  if (isUtf16(text)) return { blocks: [], error: { problem: 'utf-16', line: 1 } };
  if (text.includes('\r') && !text.includes('\n')) return { blocks: [], error: { problem: 'cr-only', line: 1 } };
  const lines = text.split('\n').map((line) => line.trim());
  const blocks: PemBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const boundary = readBoundary(lines[at] ?? '');
    if (boundary === null) continue;
    if (boundary.kind === 'broken') return { blocks, error: { problem: boundary.problem, line: at + 1 } };
    if (boundary.kind === 'end') return { blocks, error: { problem: 'missing-begin', line: at + 1 } };
    const read = readBlock(lines, at, boundary.label);
    if ('problem' in read) return { blocks, error: read };
    blocks.push(read.block);
    at = read.endIndex;
  }
  return { blocks, error: null };
};

/** A block as lines without line ends: its own wrapping where that is ordinary, else 64 characters. */
export const pemLines = (label: string, body: readonly string[]): readonly string[] => {
  const ordinary = body.every((line) => line.length <= longestKeptLine);
  return [`-----BEGIN ${label}-----`, ...(ordinary ? body : wrap(body.join(''))), `-----END ${label}-----`];
};

/** DER bytes as the lines of a PEM. */
export const pemLinesOfDer = (label: string, der: Uint8Array): readonly string[] =>
  pemLines(label, wrap(Buffer.from(der).toString('base64')));

const wrap = (base64: string): readonly string[] => base64.match(new RegExp(`.{1,${wrappedLine}}`, 'g')) ?? [];

/** Editors on Windows save "Unicode" as UTF-16: every other byte of ASCII text is then zero. */
const isUtf16 = (text: string): boolean =>
  text.startsWith('\u00ff\u00fe') ||
  text.startsWith('\u00fe\u00ff') ||
  /^(?:\0[\x09-\x7e]|[\x09-\x7e]\0){4}/.test(text);

type Boundary =
  | { readonly kind: 'begin' | 'end'; readonly label: string }
  | { readonly kind: 'broken'; readonly problem: PemProblem };

const readBoundary = (line: string): Boundary | null => {
  const match = /^-----(BEGIN|END) ([A-Z0-9][A-Z0-9 #.]{0,62})-----$/.exec(line);
  if (match !== null) return { kind: match[1] === 'BEGIN' ? 'begin' : 'end', label: match[2] ?? '' };
  // A word processor's dashes, or a dash too few: surely meant as a boundary, because nothing else stands in the line.
  if (!/^[^A-Za-z0-9]*(?:BEGIN|END) [A-Z0-9 ]*(?:CERTIFICATE|KEY)[^A-Za-z0-9]*$/.test(line)) return null;
  return { kind: 'broken', problem: /[\x80-\xff]/.test(line) ? 'smart-dashes' : 'bad-boundary' };
};

type BlockRead = { readonly block: PemBlock; readonly endIndex: number } | PemError;

const readBlock = (lines: readonly string[], beginIndex: number, label: string): BlockRead => {
  const line = beginIndex + 1;
  let endIndex = beginIndex + 1;
  for (; endIndex < lines.length; endIndex += 1) {
    const boundary = readBoundary(lines[endIndex] ?? '');
    if (boundary === null) continue;
    if (boundary.kind === 'broken') return { problem: boundary.problem, line: endIndex + 1 };
    if (boundary.kind === 'begin') return { problem: 'missing-end', line };
    if (boundary.label !== label) return { problem: 'label-mismatch', line: endIndex + 1 };
    break;
  }
  if (endIndex === lines.length) return { problem: 'missing-end', line };
  const headerCount = countHeaderLines(lines, line, endIndex);
  const bodyStart = line + headerCount;
  const body = lines.slice(bodyStart, endIndex).filter((text) => text !== '');
  const badLine = findBadBase64(lines, bodyStart, endIndex);
  if (badLine !== null) return { problem: 'bad-base64', line: badLine };
  const headers = lines.slice(line, bodyStart).filter((text) => text !== '');
  return { block: { label, body, headers, line, der: Buffer.from(body.join(''), 'base64') }, endIndex };
};

const countHeaderLines = (lines: readonly string[], from: number, to: number): number => {
  if (!/^[A-Za-z0-9-]+: /.test(lines[from] ?? '')) return 0;
  const blank = lines.indexOf('', from);
  return (blank === -1 || blank > to ? to : blank) - from;
};

/** Number (from 1) of the first line that is not Base64; of the last one when letters are missing or too many. */
const findBadBase64 = (lines: readonly string[], from: number, to: number): number | null => {
  let letters = 0;
  let ended = false;
  for (let at = from; at < to; at += 1) {
    const text = lines[at] ?? '';
    if (text === '') continue;
    if (ended || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return at + 1;
    ended = text.endsWith('=');
    letters += text.length;
  }
  return letters === 0 || letters % 4 !== 0 ? to : null;
};
