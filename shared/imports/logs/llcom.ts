import type { LogWarningCode } from './log.ts';
import { isMost, type LogDraft, type LogReader } from './log-reader.ts';
import { bodyOf, type LogText } from './log-text.ts';
import { timeOf } from './stamps.ts';

const head =
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d) (?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)\.(?<fraction>\d{3}) (?<zone>[+-]\d\d:\d\d) \[(?:INF|DBG)\] /;
const longestHead = 48;

/** A text of the log and the hex that follows it. */
interface Record {
  readonly groups: { readonly [name: string]: string | undefined };
  readonly text: string;
  readonly line: number;
}

/**
 * The file `logs/log*.txt`: each text is followed by its bytes as hex. `<-` was sent and `->` was received: the arrows point to and from the
 * program's own window.
 */
export const llcomLog: LogReader = {
  source: 'llcom Tools/Logger.cs, Tools/Global.cs (Uart_UartDataSent); Serilog, default template of a file',
  recognises: ({ lines }) => isMost(lines, (line) => head.test(line.slice(0, longestHead))),
  read: (file, draft) => {
    const records = recordsIn(file);
    for (const [index, record] of records.entries()) takeRecord(record, records[index + 1], file, draft);
    return { program: 'llcom', guessed: [] };
  },
};

const recordsIn = ({ lines }: LogText): readonly Record[] => {
  const records: { groups: Record['groups']; parts: string[]; line: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const match = head.exec(line.slice(0, longestHead));
    if (match) records.push({ groups: match.groups ?? {}, parts: [line.slice(match[0].length)], line: index + 1 });
    else if (records.length === 0) records.push({ groups: {}, parts: [line], line: index + 1 });
    else records.at(-1)?.parts.push(line);
  }
  return records.map(({ groups, parts, line }) => ({ groups, text: parts.join(''), line }));
};

const hexMark = '[HEX]';

const takeRecord = (record: Record, next: Record | undefined, file: LogText, draft: LogDraft): void => {
  const { groups, text, line } = record;
  const time = groups.hour === undefined ? null : timeOf(groups, file.year);
  const direction = text.startsWith('<-') ? 'sent' : text.startsWith('->') ? 'received' : null;
  if (direction !== null) {
    const hex = next?.text.startsWith(hexMark) ? bytesOfHex(next.text.slice(hexMark.length)) : null;
    const warning: LogWarningCode | null = hex === null ? 'text-instead-of-bytes' : null;
    if (warning) draft.warn(warning, line);
    const bytes = hex ?? `${bodyOf(text.slice(2))}\r\n`;
    draft.entries.push({ direction, time, bytes, ...(hex === null && { guessed: ['bytes', 'line-end'] }), line });
    return;
  }
  // The hex of a text was taken with it; that of what a script has changed afterwards repeats its text.
  if (/^\[(?:Raw )?HEX\]/.test(text) || text.trim() === '') return;
  draft.warn('lines-as-notes', line);
  draft.entries.push({ direction: 'received', time, bytes: '', note: file.decode(text).trim(), line });
};

/** `null`: no hex. */
const bytesOfHex = (text: string): string | null => {
  const digits = text.replace(/[\s-]+/g, '');
  if (digits.length % 2 === 1 || /[^0-9A-Fa-f]/.test(digits)) return null;
  return digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));
};
