import type { MessageView } from '../../../shared/contract.ts';

/** One line of JSON text, split into coloured parts. */
export interface JsonLine {
  readonly number: number;
  readonly parts: readonly {
    readonly text: string;
    readonly role: 'key' | 'text' | 'value' | 'sign';
    readonly start: number;
  }[];
}

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)|([\s{}[\],:]+)/g;

/** Deeper levels are not indented further: thousands of nested brackets would turn a small payload into megabytes. */
const deepestIndent = 32;

/** Indented lines, or `null` if the payload is not JSON. */
export const jsonLines = (payload: string): readonly JsonLine[] | null => {
  const pretty = prettyText(payload);
  return pretty === null
    ? null
    : pretty.split('\n').map((line, index) => ({ number: index + 1, parts: partsOf(line) }));
};

/** Changes whitespace only: numbers, escapes and duplicate keys stay as received. */
const prettyText = (payload: string): string | null => {
  if (!isJsonContainer(payload)) return null;
  let depth = 0;
  let text = '';
  const breakLine = (): string => `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;
  const found = [...payload.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)].map(([token]) => token);
  for (const [index, token] of found.entries()) {
    const before = found[index - 1];
    const opensEmpty = /^[}\]]$/.test(token) && before !== undefined && /^[{[]$/.test(before);
    if (/^[}\]]$/.test(token)) depth -= 1;
    if (!opensEmpty && (/^[}\]]$/.test(token) || (before !== undefined && /^[{[,]$/.test(before)))) text += breakLine();
    text += token === ':' ? ': ' : token;
    if (/^[{[]$/.test(token)) depth += 1;
  }
  return text;
};

const isJsonContainer = (payload: string): boolean => {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
};

const partsOf = (line: string): JsonLine['parts'] =>
  [...line.matchAll(tokens)].flatMap((match): JsonLine['parts'] => {
    const [all, text, colon, value] = match;
    const start = match.index;
    if (text === undefined) return [{ text: all, role: value === undefined ? 'sign' : 'value', start }];
    if (colon === undefined) return [{ text, role: 'text', start }];
    return [
      { text, role: 'key', start },
      { text: colon, role: 'sign', start: start + text.length },
    ];
  });

const rowBytes = 16;

/** Columns: offset, bytes, characters. */
export const hexRows = (bytes: Uint8Array): readonly string[] => {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += rowBytes) {
    const row = [...bytes.subarray(at, at + rowBytes)];
    const cells = row.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
    rows.push(`${at.toString(16).toUpperCase().padStart(4, '0')}  ${cells.padEnd(rowBytes * 3 - 1)}  ${text}`);
  }
  return rows;
};

/** Whether the view contains less than the module received. */
export const isCut = ({ payload, encoding, sizeBytes }: MessageView): boolean =>
  bytesOf(payload, encoding).length < sizeBytes;

/** The bytes of a message, as far as the view has them. */
export const bytesOf = (payload: string, encoding: 'text' | 'hex'): Uint8Array => {
  if (encoding === 'text') return new TextEncoder().encode(payload);
  return Uint8Array.from(payload.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
};
