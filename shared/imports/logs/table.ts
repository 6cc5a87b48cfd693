import { type LogDraft, type LogReader, lookedAtLines } from './log-reader.ts';
import { bodyOf, type LogText, trimmed } from './log-text.ts';
import { utf8Latin1 } from './utf8-latin1.ts';

const sentWords: ReadonlySet<string> = new Set([
  utf8Latin1('发'),
  '\xb7\xa2',
  utf8Latin1('发送'),
  '\xb7\xa2\xcb\xcd',
  'TX',
  'SEND',
]);
const receivedWords: ReadonlySet<string> = new Set([
  ...[utf8Latin1('收'), '\xca\xd5', utf8Latin1('接收'), '\xbd\xd3\xca\xd5', 'RX', 'RECEIVE', 'RECV'],
]);

/** `| 发 | AT+CGATT?| …`: the first column is the direction. */
const cellsOf = (line: string): readonly string[] | null => {
  const body = trimmed(line);
  return body.startsWith('|')
    ? body
        .slice(1)
        .split('|')
        .map((cell) => trimmed(cell))
    : null;
};

const directionOf = (cell: string): 'sent' | 'received' | null => {
  // The case of other bytes means nothing.
  const name = /^[a-z]+$/i.test(cell) ? cell.toUpperCase() : cell;
  return sentWords.has(name) ? 'sent' : receivedWords.has(name) ? 'received' : null;
};

export const tableLog: LogReader = {
  source: 'tables of Markdown in articles; transcript 01',
  recognises: ({ lines }) => {
    const rows = lines.slice(0, lookedAtLines).map((line) => directionOf(cellsOf(line)?.[0] ?? ''));
    return rows.includes('sent') && rows.includes('received');
  },
  read: (file, draft) => {
    readTable(file, draft);
    return { program: 'table', guessed: [] };
  },
};

const readTable = ({ lines, decode }: LogText, draft: LogDraft): void => {
  let direction: 'sent' | 'received' | null = null;
  for (const [index, line] of lines.entries()) {
    const at = index + 1;
    const [first = '', text = '', ...others] = cellsOf(line) ?? [];
    const named = directionOf(first);
    // A row without a direction continues with that of the row above.
    direction = named ?? (first === '' ? direction : null);
    if (direction === null || text === '') {
      takeOther(draft, decode(bodyOf(line)).trim(), at);
      continue;
    }
    const note = others.filter((cell) => cell !== '').join(' ');
    if (note !== '') draft.warn('notes-taken', at);
    draft.entries.push({
      ...{ direction, time: null, line: at },
      // A prompt has no line end, and waits for what is sent next.
      bytes: direction === 'sent' ? `${text}\r` : text === '>' ? text : `${text}\r\n`,
      note: note === '' ? undefined : decode(note),
      guessed: ['line-end'],
    });
  }
};

/** Heads and lines of the table, and what stands around it. */
const takeOther = (draft: LogDraft, text: string, line: number): void => {
  if (text === '') return;
  if (/^[|\s:-]*$/.test(text) || text.startsWith('|')) {
    draft.warn('lines-left-out', line);
    return;
  }
  draft.warn('lines-as-notes', line);
  draft.entries.push({ direction: 'received', time: null, bytes: '', note: text.replace(/^#\s*/, ''), line });
};
