import { isCommandLine } from './at-lines.ts';
import { splitNote } from './line-notes.ts';
import type { LogProgram } from './log.ts';
import { isMost, type LogDraft, type LogReader, lookedAtLines } from './log-reader.ts';
import { bodyOf, isBlank, type LogText } from './log-text.ts';
import type { LogTime } from './log-time.ts';
import { stampForms, stampOf } from './stamps.ts';
import { utf8Latin1 } from './utf8-latin1.ts';

type Side = 'one' | 'other';

/** Two marks for the two directions, at the beginning of a line or behind its time. */
interface MarkPair {
  readonly one: RegExp;
  readonly other: RegExp;
  /** `null`: people use arrows both ways, so that side was sent which has the commands. */
  readonly sent: Side | null;
}

const word = (names: readonly string[]): RegExp =>
  new RegExp(`^(?:\\[(?:${names.join('|')})\\]|(?:${names.join('|')})(?=[\\s:|>]))[ :|>]{0,4}`, 'i');
const sign = (text: string): RegExp => new RegExp(`^${text}[ \\t]{0,4}(?!${text.slice(-1)})`);

const pairs: readonly MarkPair[] = [
  {
    one: word(['TX', 'SEND', 'SENT', 'OUT', utf8Latin1('发送'), '\xb7\xa2\xcb\xcd', utf8Latin1('发'), '\xb7\xa2']),
    other: word(['RX', 'RECV', 'RECEIVED', 'IN', utf8Latin1('接收'), '\xbd\xd3\xca\xd5', utf8Latin1('收'), '\xca\xd5']),
    sent: 'one',
  },
  { one: sign('-->'), other: sign('<--'), sent: null },
  { one: sign('->'), other: sign('<-'), sent: null },
  { one: sign('=>'), other: sign('<='), sent: null },
  { one: sign('>>'), other: sign('<<'), sent: null },
  { one: sign(utf8Latin1('→')), other: sign(utf8Latin1('←')), sent: null },
  { one: sign('\xa1\xfa'), other: sign('\xa1\xfb'), sent: null },
];

/** `I (1311) at_engine: TX:|ATE0` */
const espLine = /^[EWIDV] \((?<ms>\d{1,12})\) [\w.:-]{1,60}: /;
const longestHead = 120;

interface HeadOf {
  readonly time: LogTime | null;
  readonly rest: string;
}
type ReadHead = (line: string) => HeadOf | null;

const espHead: ReadHead = (line) => {
  const match = espLine.exec(line.slice(0, longestHead));
  const ms = match?.groups?.ms;
  return match && ms ? { time: { kind: 'elapsed', atMs: Number(ms) }, rest: line.slice(match[0].length) } : null;
};

/** How the lines begin before their marks: with a time, or with nothing. */
const headsOf = (file: LogText): readonly ReadHead[] => {
  const form = stampForms.find((each) => isMost(file.lines, (line) => stampOf(line, each, file.year) !== null));
  const none: ReadHead = (line) => ({ time: null, rest: line });
  return form ? [(line) => stampOf(line, form, file.year), none] : [none];
};

/** The marks of a file: both occur, and most lines have one. */
const pairOf = ({ lines }: LogText, head: ReadHead, share: number): MarkPair | null => {
  const rests = lines.slice(0, lookedAtLines).flatMap((line) => (isBlank(line) ? [] : [head(line)?.rest ?? '']));
  const found = pairs.find(({ one, other }) => {
    const ones = rests.filter((rest) => one.test(rest)).length;
    const others = rests.filter((rest) => other.test(rest)).length;
    return ones > 0 && others > 0 && (ones + others) * share > rests.length;
  });
  return found ?? null;
};

const reader = (
  program: LogProgram,
  source: string,
  share: number,
  headsIn: (file: LogText) => readonly ReadHead[],
): LogReader => {
  const formOf = (file: LogText): { readonly head: ReadHead; readonly pair: MarkPair } | null => {
    for (const head of headsIn(file)) {
      const pair = pairOf(file, head, share);
      if (pair) return { head, pair };
    }
    return null;
  };
  return {
    source,
    recognises: (file) => formOf(file) !== null,
    read: (file, draft) => {
      const form = formOf(file);
      if (form) readMarked(file, form.head, form.pair, draft);
      const isGuessed = form?.pair.sent === null;
      return { program, guessed: isGuessed ? ['direction'] : [] };
    },
  };
};

export const espLog = reader('esp', 'ESP-IDF, Logging library; transcript 31', 8, (file) =>
  isMost(file.lines, (line) => espHead(line) !== null) ? [espHead] : [],
);
export const markedLog = reader('marked', 'pasted texts with a mark for each direction', 2, headsOf);

const sentSide = (file: LogText, head: ReadHead, { one, other, sent }: MarkPair): Side => {
  if (sent !== null) return sent;
  const commands = (mark: RegExp): number =>
    file.lines.slice(0, lookedAtLines).filter((line) => {
      const rest = head(line)?.rest ?? '';
      return mark.test(rest) && isCommandLine(bodyOf(rest.replace(mark, '')));
    }).length;
  return commands(other) > commands(one) ? 'other' : 'one';
};

const readMarked = (file: LogText, head: ReadHead, pair: MarkPair, draft: LogDraft): void => {
  const side = sentSide(file, head, pair);
  let time: LogTime | null = null;
  for (const [index, line] of file.lines.entries()) {
    const at = index + 1;
    const begun = head(line);
    time = begun?.time ?? time;
    const rest = bodyOf(begun?.rest ?? line);
    const mark = pair.one.test(rest) ? 'one' : pair.other.test(rest) ? 'other' : null;
    if (begun === null || mark === null) {
      if (rest.trim() === '') continue;
      draft.warn('lines-as-notes', at);
      draft.entries.push({ direction: 'received', time, bytes: '', note: file.decode(rest).trim(), line: at });
      continue;
    }
    const { body, note } = splitNote(rest.replace(pair[mark], ''));
    if (note !== null) draft.warn('notes-taken', at);
    const isSent = mark === side;
    draft.entries.push({
      direction: isSent ? 'sent' : 'received',
      time,
      bytes: `${body}${isSent ? '\r' : '\r\n'}`,
      note: note === null ? undefined : file.decode(note),
      guessed: ['line-end'],
      line: at,
    });
  }
};
