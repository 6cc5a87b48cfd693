import { isCommandLine, isNamedLine, isResultLine } from './at-lines.ts';
import { inferDirections, type PrintedLine } from './directions.ts';
import { splitNote } from './line-notes.ts';
import { isMost, type LogDraft, type LogReader, type ReadLog } from './log-reader.ts';
import { bodyOf, type LogText } from './log-text.ts';
import type { LogTime } from './log-time.ts';
import { type StampForm, stampForms, stampOf } from './stamps.ts';
import { createOwnLines } from './terminals.ts';

const formOf = (file: LogText): StampForm | null =>
  stampForms.find((form) => isMost(file.lines, (line) => stampOf(line, form, file.year) !== null)) ?? null;

/** AT traffic: a command with anything that looks like an answer, or several such lines (echo off). */
const hasTraffic = (file: LogText, form: StampForm | null): boolean => {
  let commands = 0;
  let answers = 0;
  for (const line of file.lines) {
    const rest = (form && stampOf(line, form, file.year)?.rest) ?? line;
    const body = splitNote(bodyOf(rest)).body;
    if (isCommandLine(body)) commands += 1;
    else if (isResultLine(body) || isNamedLine(body)) answers += 1;
    if (answers > 1 || (commands > 0 && answers > 0)) return true;
  }
  return false;
};

/** What a terminal has written of the bytes that arrived, each line with its time. */
export const stampedLog: LogReader = {
  source: 'the sources of each form in stamps.ts',
  recognises: (file) => {
    const form = formOf(file);
    return form !== null && hasTraffic(file, form);
  },
  read: (file, draft) => readPrinted(file, formOf(file), draft),
};

/** The same without times, and texts that were copied from a window. */
export const plainLog: LogReader = {
  source: 'transcripts 02, 03, 09, 10 and 27; captures of minicom, picocom, tio, CoolTerm and Tera Term',
  recognises: (file) => hasTraffic(file, null),
  read: (file, draft) => readPrinted(file, null, draft),
};

const readPrinted = (file: LogText, form: StampForm | null, draft: LogDraft): ReadLog => {
  const own = createOwnLines(file.name);
  const printed: PrintedLine[] = [];
  let time: LogTime | null = null;
  let hasBegun = false;
  for (const [index, line] of file.lines.entries()) {
    const at = index + 1;
    const stamped = form && stampOf(line, form, file.year);
    if (stamped) time = stamped.time;
    const rest = stamped?.rest ?? line;
    const whole = bodyOf(rest);
    const end = rest.slice(whole.length);
    if (own.isOwn(whole) || (!hasBegun && whole.startsWith('#'))) {
      draft.warn('lines-as-notes', at);
      printed.push({ time, body: '', end: '', note: file.decode(whole.replace(/^#\s*/, '').trim()), line: at });
      continue;
    }
    hasBegun ||= whole.trim() !== '';
    const { body, note } = splitNote(whole);
    if (note !== null) draft.warn('notes-taken', at);
    // A line of its own: the device has not printed its line end either.
    const isOwnLine = note !== null && body === '';
    printed.push({
      time,
      body,
      end: isOwnLine ? '' : end,
      note: note === null ? undefined : file.decode(note),
      line: at,
    });
  }
  inferDirections(printed, draft);
  const known = own.program();
  return { program: known ?? form?.program ?? 'plain', guessed: known === null && form?.isShared ? ['program'] : [] };
};
