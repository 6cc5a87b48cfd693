import { inferDirections, type PrintedLine } from './directions.ts';
import { type LogDraft, type LogReader, lookedAtLines } from './log-reader.ts';
import { bodyOf, type LogText } from './log-text.ts';

const literal = /\bb(['"])/;
const isPrinted = (line: string): boolean => literal.test(line.slice(0, 500)) && /\\[rn]/.test(line.slice(0, 500));

/** `b'AT+CSQ\r\r\n'`: what a script of Python prints of the bytes that it has read. */
export const pythonLog: LogReader = {
  source: 'Python, repr() of bytes; transcript 29',
  recognises: ({ lines }) => lines.slice(0, lookedAtLines).filter(isPrinted).length > 1,
  read: (file, draft) => {
    inferDirections(printedLines(file, draft), draft);
    return { program: 'python', guessed: [] };
  },
};

/** The bytes follow each other whatever the lines of the file are; a line of the device may lie in two of them. */
const printedLines = ({ lines, decode }: LogText, draft: LogDraft): readonly PrintedLine[] => {
  const printed: PrintedLine[] = [];
  let begun = '';
  let begunAt = 1;
  const end = (): void => {
    if (begun !== '') printed.push({ time: null, body: begun, end: '', line: begunAt });
    begun = '';
  };
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    const parts = bytesIn(line, at, draft);
    if (parts.length === 0) {
      if (bodyOf(line).trim() === '') continue;
      end();
      draft.warn('lines-as-notes', at);
      printed.push({ time: null, body: '', end: '', note: decode(bodyOf(line)).replace(/^#\s*/, '').trim(), line: at });
    }
    for (const part of parts.join('').match(/[^\n]*\n|[^\n]+/g) ?? []) {
      if (begun === '') begunAt = at;
      begun += part;
      if (!part.endsWith('\n')) continue;
      const body = bodyOf(begun);
      printed.push({ time: null, body, end: begun.slice(body.length), line: begunAt });
      begun = '';
    }
  }
  end();
  return printed;
};

const bytesIn = (line: string, at: number, draft: LogDraft): readonly string[] => {
  const found: string[] = [];
  let from = 0;
  for (let match = literal.exec(line.slice(from)); match; match = literal.exec(line.slice(from))) {
    const start = from + match.index + match[0].length;
    const read = readLiteral(line, start, match[1] ?? "'");
    if (read === null) break;
    if (read.isOdd) draft.warn('escape-not-read', at);
    found.push(read.bytes);
    from = read.end;
    // More than a script prints in a line; each costs the rest of it.
    if (found.length > 64) break;
  }
  return found;
};

const named: Readonly<Record<string, string>> = {
  ...{ r: '\r', n: '\n', t: '\t', '\\': '\\', "'": "'", '"': '"', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' },
};

/** `null`: it has no end. */
const readLiteral = (
  line: string,
  start: number,
  quote: string,
): { readonly bytes: string; readonly end: number; readonly isOdd: boolean } | null => {
  const parts: string[] = [];
  let isOdd = false;
  for (let at = start; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === quote) return { bytes: parts.join(''), end: at + 1, isOdd };
    if (sign !== '\\') {
      parts.push(sign);
      continue;
    }
    const digits = line[at + 1] === 'x' ? line.slice(at + 2, at + 4) : '';
    const known = named[line[at + 1] ?? ''];
    if (/^[0-9A-Fa-f]{2}$/.test(digits)) {
      parts.push(String.fromCharCode(Number.parseInt(digits, 16)));
      at += 3;
    } else if (known !== undefined) {
      parts.push(known);
      at += 1;
    } else {
      isOdd = true;
      parts.push(sign);
    }
  }
  return null;
};
