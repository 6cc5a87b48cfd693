import { hexText } from '../sending/hex-text.ts';
import { asciiBytesOfParts, type EscapedParts } from './escaped-parts.ts';
import type { FormatReader } from './format-reader.ts';
import { withLineEnds } from './line-ends.ts';
import { groupName, type Notes } from './preview-draft.ts';
import { imported, importLimitItems, refuse } from './refusals.ts';
import { createScriptItems, type ScriptItems } from './script-items.ts';
import { quotedAt, readCode, semicolonComments, skipBlanks } from './script-text.ts';

/** `'AT'#13`: texts in quotes of either kind, characters by number (`#13`, `#$0D`), joined without a blank. `null`: a variable or a mistake. */
const readArguments = (text: string): readonly EscapedParts[] | null => {
  const all: (string | number)[][] = [];
  for (let at = skipBlanks(text, 0); at < text.length; at = skipBlanks(text, at)) {
    const parts: (string | number)[] = [];
    while (at < text.length && !/\s/.test(text[at] ?? '')) {
      const quoted = quotedAt(text, at, false);
      const code = quoted === null ? /^[#](?:\$([\dA-Fa-f]{1,2})|(\d{1,3}))/.exec(text.slice(at, at + 5)) : null;
      if (quoted === null && code === null) return null;
      if (quoted !== null) {
        parts.push(quoted.value);
        at = quoted.end;
      } else {
        const number = code?.[1] === undefined ? Number(code?.[2]) : Number.parseInt(code[1], 16);
        if (number > 255) return null;
        parts.push(number < 0x80 ? String.fromCharCode(number) : number);
        at += code?.[0].length ?? 1;
      }
    }
    all.push(parts);
  }
  return all.length === 0 ? null : all;
};

const textOf = (parts: EscapedParts): string | null =>
  parts.every((part) => typeof part === 'string') ? parts.join('') : null;

const opening = new Set(['while', 'until', 'do', 'for']);
const closing = new Set(['endif', 'endwhile', 'enduntil', 'loop', 'next']);

/** What a statement does to the number of conditions and loops around: what is inside may run never, once or often. */
const depthChange = (code: string): -1 | 0 | 1 => {
  const lower = code.toLowerCase();
  const word = /^[a-z]{1,10}/.exec(lower)?.[0] ?? '';
  if (closing.has(word)) return -1;
  return opening.has(word) || (word === 'if' && lower.endsWith(' then')) ? 1 : 0;
};

interface State {
  readonly items: ScriptItems;
  readonly notes: Notes;
  depth: number;
  seconds: number;
  milliseconds: number;
}

const send = (word: string, given: readonly EscapedParts[], line: number, state: State): boolean => {
  const parts = given.flat();
  const text = textOf(parts);
  const isLine = word === 'sendln';
  const isInside = state.depth > 0;
  if (text !== null) {
    state.items.add(line, { text }, isLine, isInside);
    return true;
  }
  const bytes = asciiBytesOfParts(isLine ? [...parts, '\r'] : parts);
  if (bytes === null) return false;
  state.items.add(line, { hex: hexText(bytes) }, false, isInside);
  state.notes.add('bytes-as-hex', { line });
  return true;
};

const wait = (
  given: readonly EscapedParts[],
  line: number,
  { items, notes, seconds, milliseconds }: State,
): boolean => {
  const [first] = given;
  const answer = first === undefined ? null : textOf(first);
  if (answer === null || answer === '') return false;
  const timeoutMs = seconds * 1000 + milliseconds;
  if (!items.expect(answer, timeoutMs > 0 ? timeoutMs : null)) return false;
  if (given.length > 1) notes.add('only-first-answer', { line, text: answer });
  return true;
};

/** False: the statement is not read. */
const readStatement = (code: string, line: number, state: State): boolean => {
  const time = /^(m?timeout|m?pause)\s{0,9}=?\s{0,9}(\d{1,9})$/i.exec(code);
  if (time !== null) {
    const value = Number(time[2]);
    const word = (time[1] ?? '').toLowerCase();
    if (word === 'timeout') state.seconds = value;
    else if (word === 'mtimeout') state.milliseconds = value;
    else state.items.pause(word === 'pause' ? value * 1000 : value, line);
    return true;
  }
  const found = /^(sendln|send|waitln|wait)(?=[\s'"#]|$)/i.exec(code);
  if (found === null) return false;
  const word = (found[1] ?? '').toLowerCase();
  const rest = code.slice(found[0].length);
  // A line end alone.
  const given = rest.trim() === '' && word === 'sendln' ? [['']] : readArguments(rest);
  if (given === null) return false;
  return word.startsWith('send') ? send(word, given, line, state) : wait(given, line, state);
};

/** Macros of Tera Term: what they send, what they wait for, and pauses. Variables, jumps and conditions are named. */
export const teraTerm: FormatReader = {
  suffixes: ['ttl'],
  recognises: ({ lines }) => {
    if (lines.some((line) => /^\s{0,40}sendln\s{0,9}['"#]/i.test(line))) return 'sure';
    return lines.some((line) => /^\s{0,40}(?:send|wait|waitln|pause|mpause)\s/i.test(line)) ? 'possible' : null;
  },
  read: ({ lines, encoding, name }, notes) => {
    const { code, comments } = readCode(lines, semicolonComments);
    const state: State = { items: createScriptItems(notes), notes, depth: 0, seconds: 0, milliseconds: 0 };
    for (const { code: statement, line } of code) {
      const change = depthChange(statement);
      if (change < 0) state.depth = Math.max(0, state.depth - 1);
      if (!readStatement(statement, line, state)) notes.add('statement-not-read', { line, text: statement });
      if (change > 0) state.depth += 1;
      if (state.items.isFull()) return refuse('too-many-items', { limit: importLimitItems });
    }
    notes.addCount('comments-left-out', comments);
    // Which line end it is, is a setting of Tera Term; CR, unless it was changed.
    const { lineEnds, items } = withLineEnds([state.items.all()], null, notes, 'cr');
    if (lineEnds === 'cr') notes.add('line-end-assumed', { text: lineEnds });
    const groups = [{ name: groupName(name ?? 'Tera Term'), items: items[0] ?? [] }];
    return imported({ format: 'tera-term', encoding, lineEnds, settings: {}, groups });
  },
};
