import { splitNote } from './line-notes.ts';
import { type LogDraft, type LogReader, lookedAtLines, type ReadEntry } from './log-reader.ts';
import { bodyOf, type LogText, trimmed } from './log-text.ts';
import { timeOf } from './stamps.ts';
import { utf8Latin1 } from './utf8-latin1.ts';

/** Signs in UTF-8 and GBK, one character per byte. */
const either = (sign: string, gbk: string): string => `(?:${utf8Latin1(sign)}|${gbk})`;
const arrowRight = either('→', '\xa1\xfa');
const arrowLeft = either('←', '\xa1\xfb');
const diamonds = `(?:${either('◇', '\xa1\xf3')}|${either('◆', '\xa1\xf4')}|\\?)?`;
const sentMark = `(?:${either('发', '\xb7\xa2')}|OUT)${arrowRight}${diamonds}`;
const receivedMark = `(?:${either('收', '\xca\xd5')}|IN)${arrowLeft}${diamonds}`;
const stamp = String.raw`\[(?:(?<year>\d{4})[-/](?<month>\d\d)[-/](?<day>\d\d)[ T])?(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)(?:\.(?<fraction>\d{1,3}))?\]`;
const header = new RegExp(`^${stamp}(?:(?<sent>${sentMark})|${receivedMark})`);
const endMarks: readonly string[] = [utf8Latin1('□'), '\xa1\xf5'];

const longestHeader = 64;
const headerOf = (line: string): RegExpExecArray | null =>
  line.startsWith('[') ? header.exec(line.slice(0, longestHeader)) : null;

/** A header with everything up to the next one. */
interface Block {
  readonly match: RegExpExecArray;
  readonly text: string;
  readonly line: number;
  readonly isLast: boolean;
}

export const sscomLog: LogReader = {
  source: 'SSCOM 5.13.1, its own texts; transcripts 12 and 14',
  recognises: ({ lines }) => lines.slice(0, lookedAtLines).some((line) => headerOf(line) !== null),
  read: (file, draft) => {
    const blocks = blocksIn(file, draft);
    const isHex = blocks.length > 0 && blocks.every(({ text }) => isHexText(text));
    if (isHex) draft.warn('hex-shown', blocks[0]?.line);
    for (const block of blocks) {
      for (const entry of entriesOf(block, file, draft, isHex)) draft.entries.push(entry);
    }
    return { program: 'sscom', guessed: isHex ? ['bytes'] : [] };
  },
};

const blocksIn = ({ lines, decode }: LogText, draft: LogDraft): readonly Block[] => {
  const blocks: Block[] = [];
  let begun: { match: RegExpExecArray; parts: string[]; line: number } | null = null;
  const end = (isLast: boolean): void => {
    if (begun) blocks.push({ match: begun.match, text: begun.parts.join(''), line: begun.line, isLast });
  };
  for (const [index, line] of lines.entries()) {
    const match = headerOf(line);
    if (match) {
      end(false);
      begun = { match, parts: [line.slice(match[0].length)], line: index + 1 };
    } else if (begun) begun.parts.push(line);
    else if (trimmed(line) !== '') noteOnly(draft, decode(bodyOf(line)), index + 1);
  }
  end(true);
  return blocks;
};

const noteOnly = (draft: LogDraft, text: string, line: number): void => {
  draft.warn('lines-as-notes', line);
  draft.entries.push({
    direction: 'received',
    time: null,
    bytes: '',
    note: text.replace(/^(?:#|\/\/)\s*/, '').trim(),
    line,
  });
};

const entriesOf = (
  { match, text, line, isLast }: Block,
  { decode, year }: LogText,
  draft: LogDraft,
  isHex: boolean,
): readonly ReadEntry[] => {
  const groups = match.groups ?? {};
  const isSent = groups.sent !== undefined;
  const { body, after } = isSent
    ? sentText(text, line, draft)
    : { body: isLast ? text : withoutLastEnd(text), after: '' };
  const notes: string[] = after === '' ? [] : [decode(after)];
  const shown = isHex ? body : withoutNotes(body, notes, decode);
  if (notes.length > 0) draft.warn('notes-taken', line, notes.length);
  if (!isHex && !isSent && shown.includes('\\0')) draft.warn('zero-as-text', line);
  const bytes = isHex ? bytesOfHex(shown) : shown;
  if (bytes === '' && notes.length === 0) return [];
  return [
    {
      direction: isSent ? 'sent' : 'received',
      time: timeOf(groups, year),
      bytes,
      note: notes.length === 0 ? undefined : notes.join('\n'),
      ...(isHex && { guessed: ['bytes'] }),
      line,
    },
  ];
};

/** SSCOM begins each header on a line of its own. */
const withoutLastEnd = (text: string): string => text.replace(/\r{0,2}\n$/, '');

/** Up to the last end mark, with what was written behind it. */
const sentText = (text: string, line: number, draft: LogDraft): { readonly body: string; readonly after: string } => {
  for (const mark of endMarks) {
    const at = text.lastIndexOf(mark);
    if (at >= 0)
      return { body: text.slice(0, at), after: trimmed(text.slice(at + mark.length)).replace(/^\/\/\s*/, '') };
  }
  draft.warn('end-mark-missing', line);
  const body = withoutLastEnd(text);
  // One line end is rather that of the command.
  return { body: body.endsWith('\n') ? body : text, after: '' };
};

/** The bytes of the device, without what was written beside them by hand. */
const withoutNotes = (text: string, notes: string[], decode: (latin1: string) => string): string => {
  if (!text.includes('//') && !text.includes('\t') && !text.includes('  ')) return text;
  return text
    .split('\n')
    .map((part) => {
      const returns = part.endsWith('\r') ? '\r' : '';
      const { body, note } = splitNote(returns === '' ? part : part.slice(0, -1));
      if (note === null) return part;
      notes.push(decode(note));
      return `${body}${returns}`;
    })
    .join('\n');
};

/** With *HEX显示* both directions are shown as pairs of digits. */
const isHexText = (text: string): boolean => {
  const shown = endMarks.reduce((left, mark) => left.replace(mark, ''), text).trim();
  return shown !== '' && !/[^0-9A-F\s]/.test(shown) && shown.split(/\s+/).every((pair) => pair.length === 2);
};

const bytesOfHex = (text: string): string =>
  text.replace(/[0-9A-F]{2}|\s/g, (pair) => (pair.length === 2 ? String.fromCharCode(Number.parseInt(pair, 16)) : ''));
