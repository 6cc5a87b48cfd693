import type { CandidateFile, FormatReader } from './format-reader.ts';
import { withLineEnds } from './line-ends.ts';
import { groupName, type Notes } from './preview-draft.ts';
import { imported, importLimitItems, refuse } from './refusals.ts';
import { createScriptItems, type ScriptItems } from './script-items.ts';
import { digitsAt, quotedAt, readCode, skipBlanks, slashComments } from './script-text.ts';

/** A line that is sent as it is. A variable may begin with the same letters: `ATTEMPTS = 3`. */
const isPlainCommand = (code: string): boolean =>
  /^AT/.test(code) && !/^AT[A-Za-z_]\w{0,60}\s{0,9}(?:=\s|\+\+|\()/.test(code);

interface SendAt {
  readonly command: string;
  readonly timeoutMs: number | null;
  readonly answer: string | null;
  /** The line contains nothing else but the variable for the answer. */
  readonly isWhole: boolean;
}

const name = 'SENDAT';

/** `string resp = SENDAT("AT…", 10000, "OK");` with quotes of either kind. `null`: its command is not a plain text. */
const readSendAt = (code: string): SendAt | null => {
  const start = code.indexOf(name);
  const open = skipBlanks(code, start + name.length);
  if (start < 0 || code[open] !== '(') return null;
  const command = quotedAt(code, skipBlanks(code, open + 1), true);
  if (command === null) return null;
  let at = skipBlanks(code, command.end);
  let timeoutMs: number | null = null;
  let answer: string | null = null;
  if (code[at] === ',') {
    const time = digitsAt(code, skipBlanks(code, at + 1));
    if (time !== null) {
      timeoutMs = time.value;
      at = skipBlanks(code, time.end);
    }
  }
  if (code[at] === ',' && timeoutMs !== null) {
    const expected = quotedAt(code, skipBlanks(code, at + 1), true);
    if (expected !== null) {
      answer = expected.value;
      at = skipBlanks(code, expected.end);
    }
  }
  const isWhole =
    /^(?:(?:string\s{1,9})?\w{1,60}\s{0,9}=\s{0,9})?$/.test(code.slice(0, start)) &&
    /^\)\s{0,9};?$/.test(code.slice(at));
  return { command: command.value, timeoutMs, answer, isWhole };
};

const pauseOf = (code: string): number | null => {
  const found = /^PAUSE\s{0,9}\(?\s{0,9}(\d{1,9})\s{0,9}\)?\s{0,9};?$/.exec(code);
  return found === null ? null : Number(found[1]);
};

/** How many blocks a statement opens or closes, without those inside of quotes. */
const blocksOf = (code: string): number => {
  let depth = 0;
  for (let at = 0; at < code.length; at += 1) {
    const quoted = quotedAt(code, at, true);
    if (quoted !== null) at = quoted.end - 1;
    else if (code[at] === '{') depth += 1;
    else if (code[at] === '}') depth -= 1;
    else if (code[at] === '"' || code[at] === "'") break;
  }
  return depth;
};

interface State {
  readonly items: ScriptItems;
  readonly notes: Notes;
  depth: number;
}

const readStatement = (code: string, line: number, state: State): void => {
  const { items, notes } = state;
  if (isPlainCommand(code)) {
    items.add(line, { text: code }, null, state.depth > 0);
    return;
  }
  const pause = pauseOf(code);
  if (pause !== null) {
    items.pause(pause, line);
    return;
  }
  const sent = readSendAt(code);
  if (sent !== null) {
    items.add(line, { text: sent.command }, null, state.depth > 0 || !sent.isWhole);
    if (sent.answer !== null) items.expect(sent.answer, sent.timeoutMs);
    else if (sent.timeoutMs !== null) items.timeout(sent.timeoutMs);
  }
  if (sent?.isWhole !== true && !/^[{}\s;]*$/.test(code)) notes.add('statement-not-read', { line, text: code });
  state.depth = Math.max(0, state.depth + blocksOf(code));
};

const isScript = ({ lines }: CandidateFile): boolean =>
  lines.some((line) => line.includes(`${name}(`) || /^\s{0,40}(?:ECHO|STOP)\s{0,9}\(/.test(line));

/** Scripts of u-blox m-center: lines that are sent as they are, pauses, and `SENDAT` with its answer. The language around them is named. */
export const mCenter: FormatReader = {
  suffixes: ['atl'],
  recognises: (file) => {
    if (isScript(file)) return 'sure';
    return file.lines.some((line) => isPlainCommand(line.trim())) ? 'possible' : null;
  },
  read: ({ lines, encoding, name: fileName }, notes) => {
    const { code, comments } = readCode(lines, slashComments);
    const state: State = { items: createScriptItems(notes), notes, depth: 0 };
    for (const { code: statement, line } of code) {
      readStatement(statement, line, state);
      if (state.items.isFull()) return refuse('too-many-items', { limit: importLimitItems });
    }
    notes.addCount('comments-left-out', comments);
    const { lineEnds, items } = withLineEnds([state.items.all()], null, notes);
    return imported({
      format: 'm-center',
      encoding,
      lineEnds,
      settings: {},
      groups: [{ name: groupName(fileName ?? 'm-center'), items: items[0] ?? [] }],
    });
  },
};
