/** Why a text cannot be parsed as PEM; the fact `problem` of `certificate/unreadable`. */
export type PemProblem =
  | 'utf-16'
  | 'cr-only'
  | 'smart-dashes'
  | 'bad-boundary'
  | 'missing-begin'
  | 'missing-end'
  | 'label-mismatch'
  | 'block-too-long'
  | 'bad-base64';

export interface PemError {
  readonly problem: PemProblem;
  /** Starts at 1. */
  readonly line: number;
}

export interface PemBlock {
  readonly label: string;
  /** The Base64 lines with their original wrapping, without blanks at both ends and without empty lines. */
  readonly body: readonly string[];
  /** `Name: value` lines before the body (RFC 1421), as in encrypted keys. */
  readonly headers: readonly string[];
  /** The line of BEGIN, starting at 1. */
  readonly line: number;
  readonly der: Uint8Array;
}

export interface PemScan {
  readonly blocks: readonly PemBlock[];
  /** The first error. Blocks after it are not parsed. */
  readonly error: PemError | null;
}

/** PEM readers need not accept longer lines (RFC 7468: 64, RFC 2045: 76); these are wrapped again. */
const longestKeptLine = 76;
const wrappedLine = 64;
/** Limit in characters, a hundred times the largest certificates in use: a file without an END line must not fill the memory. */
const longestBlock = 4 * 1024 * 1024;

/** The text as Latin-1, one character per byte, so that leading text in any encoding is accepted. Without byte order mark. */
export const decodePemText = (content: Uint8Array): string =>
  latin1Of(hasByteOrderMark(content) ? content.subarray(3) : content);

export const latin1Of = (content: Uint8Array): string =>
  Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');

export const hasByteOrderMark = (content: Uint8Array): boolean =>
  content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;

/** Finds every PEM block; text around the blocks is tolerated. */
export const scanPem = (text: string): PemScan => {
  const blocks: PemBlock[] = [];
  const scanner = createPemScanner((block) => blocks.push(block));
  scanner.push(text);
  return { blocks, error: scanner.end() };
};

/** The lines of a block without line ends: with their original wrapping if that is short enough, else 64 characters per line. */
export const pemLines = (label: string, body: readonly string[]): readonly string[] => {
  const ordinary = body.every((line) => line.length <= longestKeptLine);
  return [`-----BEGIN ${label}-----`, ...(ordinary ? body : wrap(body.join(''))), `-----END ${label}-----`];
};

/** DER bytes as the lines of a PEM block. */
export const pemLinesOfDer = (label: string, der: Uint8Array): readonly string[] =>
  pemLines(label, wrap(Buffer.from(der).toString('base64')));

const wrap = (base64: string): readonly string[] => base64.match(new RegExp(`.{1,${wrappedLine}}`, 'g')) ?? [];

/** The number of characters that is sufficient to detect it. */
const utf16Characters = 8;

/** Windows editors save "Unicode" as UTF-16, in which every other byte of ASCII text is zero. */
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
  // Typographic dashes, or a missing dash: certainly meant as a boundary, because the line contains nothing else.
  if (!/^[^A-Za-z0-9]*(?:BEGIN|END) [A-Z0-9 ]*(?:CERTIFICATE|KEY)[^A-Za-z0-9]*$/.test(line)) return null;
  return { kind: 'broken', problem: /[\x80-\xff]/.test(line) ? 'smart-dashes' : 'bad-boundary' };
};

/** The lines between a BEGIN line and its END line. */
interface OpenBlock {
  readonly label: string;
  /** The line of BEGIN, starting at 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const readBlock = ({ label, line, lines }: OpenBlock): PemBlock | PemError => {
  const headerCount = countHeaderLines(lines);
  const badIndex = findBadBase64(lines, headerCount);
  if (badIndex !== null) return { problem: 'bad-base64', line: line + 1 + badIndex };
  const body = lines.slice(headerCount).filter((text) => text !== '');
  const headers = lines.slice(0, headerCount).filter((text) => text !== '');
  return { label, body, headers, line, der: Buffer.from(body.join(''), 'base64') };
};

const countHeaderLines = (lines: readonly string[]): number => {
  if (!/^[A-Za-z0-9-]+: /.test(lines[0] ?? '')) return 0;
  const blank = lines.indexOf('');
  return blank === -1 ? lines.length : blank;
};

/** Index of the first line that is not Base64, or of the last line when the number of characters is wrong. */
const findBadBase64 = (lines: readonly string[], from: number): number | null => {
  let letters = 0;
  let ended = false;
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    if (text === '') continue;
    if (ended || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return at;
    ended = text.endsWith('=');
    letters += text.length;
  }
  return letters === 0 || letters % 4 !== 0 ? lines.length - 1 : null;
};

/** A line costs more memory than its characters, even an empty one. */
const lineCost = 16;

/** Parses lines and buffers those of one block. */
const createBlockReader = (onBlock: (block: PemBlock) => void) => {
  let line = 0;
  let open: (OpenBlock & { readonly lines: string[] }) | null = null;
  let size = 0;

  const close = (block: OpenBlock, label: string): PemError | null => {
    open = null;
    if (label !== block.label) return { problem: 'label-mismatch', line };
    const read = readBlock(block);
    if ('problem' in read) return read;
    onBlock(read);
    return null;
  };
  return {
    /** The next line, without blanks at both ends. */
    take: (text: string): PemError | null => {
      line += 1;
      const boundary = readBoundary(text);
      if (boundary?.kind === 'broken') return { problem: boundary.problem, line };
      if (open === null) {
        if (boundary?.kind === 'end') return { problem: 'missing-begin', line };
        if (boundary?.kind === 'begin') open = { label: boundary.label, line, lines: [] };
        size = 0;
        return null;
      }
      if (boundary?.kind === 'begin') return { problem: 'missing-end', line: open.line };
      if (boundary?.kind === 'end') return close(open, boundary.label);
      size += text.length + lineCost;
      if (size > longestBlock) return { problem: 'block-too-long', line: open.line };
      open.lines.push(text);
      return null;
    },
    /** The next line is longer than any block. Outside of a block it is ignored as surrounding text. */
    beginTooLong: (): PemError | null => (open === null ? null : { problem: 'block-too-long', line: open.line }),
    skip: (): void => {
      line += 1;
    },
    end: (): PemError | null => (open === null ? null : { problem: 'missing-end', line: open.line }),
  };
};

/** Scans a text in chunks of any size. Buffers at most one block. */
export interface PemScanner {
  push(text: string): void;
  /** Ends the text. Returns the first error; blocks after it were not parsed. */
  end(): PemError | null;
  /** The first error so far. */
  readonly error: PemError | null;
}

export const createPemScanner = (onBlock: (block: PemBlock) => void): PemScanner => {
  const reader = createBlockReader(onBlock);
  let error: PemError | null = null;
  /** Buffered until UTF-16 can be detected; then `null`. */
  let start: string | null = '';
  let pending = '';
  let isTooLong = false;
  let hasCr = false;
  let hasLf = false;

  const takePending = (): void => {
    if (isTooLong) reader.skip();
    else error ??= reader.take(pending.trim());
    pending = '';
    isTooLong = false;
  };
  const scan = (text: string): void => {
    hasCr ||= text.includes('\r');
    let from = 0;
    for (let to = text.indexOf('\n'); to !== -1 && error === null; to = text.indexOf('\n', from)) {
      hasLf = true;
      if (!isTooLong) pending += text.slice(from, to);
      takePending();
      from = to + 1;
    }
    if (error !== null || isTooLong) return;
    pending += text.slice(from);
    isTooLong = pending.length > longestBlock;
    if (!isTooLong) return;
    pending = '';
    error = reader.beginTooLong();
  };
  const begin = (text: string): void => {
    start = null;
    if (isUtf16(text)) error = { problem: 'utf-16', line: 1 };
    else scan(text);
  };
  return {
    push: (text) => {
      if (error !== null) return;
      if (start === null) return scan(text);
      start += text;
      if (start.length >= utf16Characters) begin(start);
    },
    end: () => {
      if (start !== null) begin(start);
      if (error !== null) return error;
      if (hasCr && !hasLf) error = { problem: 'cr-only', line: 1 };
      takePending();
      error ??= reader.end();
      return error;
    },
    get error() {
      return error;
    },
  };
};
