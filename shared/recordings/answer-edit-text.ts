import { formatDuration, parseDuration } from '../sequences/duration.ts';
import { type AnswerEdit, answerEditSchema } from './answer-edits.ts';

/** `KIND@COMMAND`, `#2` for the second time, `:500ms` for an injected line, and behind `=` what the kind needs. */
const shape =
  /^(delay|drop|replace|inject|cut)@((?:AT)?[+&*^%$#]?[A-Z][A-Z0-9]{0,39}(?:=?\?)?)(?:#([1-9]\d{0,5}))?(?::([\d.]{1,12}(?:ms|s|m|h)))?(?:=([\s\S]*))?$/i;

/**
 * As typed on the command line: `replace@MIPCLOSE#1=+CME ERROR: 767`, `replace@SSLMIPSTART=OK\nCONNECT FAIL`, `delay@CSQ=5s`, `drop@MCONNECT#2`,
 * `inject@MPUB:2s=CLOSED`, `cut@FSREAD=100`. `null`: not valid.
 */
export const readAnswerEdit = (text: string): AnswerEdit | null => {
  const [, kind = '', command = '', occurrence, after, value] = shape.exec(text.trim()) ?? [];
  if (command === '') return null;
  const where = { command: commandName(command), occurrence: occurrence === undefined ? null : Number(occurrence) };
  const edit = editOf(kind.toLowerCase(), after === undefined ? null : parseDuration(after), value);
  const checked = edit && answerEditSchema.safeParse({ ...where, ...edit });
  return checked?.success ? checked.data : null;
};

const editOf = (kind: string, afterMs: number | null, value: string | undefined): object | null => {
  if (kind === 'inject') return value === undefined ? null : { kind, line: value, delayMs: afterMs ?? 0 };
  if (afterMs !== null) return null;
  if (kind === 'drop') return value === undefined ? { kind } : null;
  if (value === undefined || value === '') return null;
  if (kind === 'delay') return { kind, delayMs: parseDuration(value) };
  if (kind === 'cut') return { kind, atByte: /^\d{1,8}$/.test(value) ? Number(value) : null };
  return { kind, lines: value.split('\\n') };
};

/** Basic commands are a letter with digits. Every other name is an extended command, whose `+` may be omitted. */
const commandName = (text: string): string => {
  const upper = text.toUpperCase();
  if (upper === 'AT') return upper;
  const name = upper.startsWith('AT') ? upper.slice(2) : upper;
  return /^[A-Z]/.test(name) && !/^[A-Z]\d*[=?]*$/.test(name) ? `+${name}` : name;
};

/** As `readAnswerEdit` takes it. A whole line as command has no such form, and is written as it is. */
export const formatAnswerEdit = (edit: AnswerEdit): string => {
  const place = `${edit.kind}@${edit.command}${edit.occurrence === null ? '' : `#${edit.occurrence}`}`;
  switch (edit.kind) {
    case 'delay':
      return `${place}=${formatDuration(edit.delayMs)}`;
    case 'drop':
      return place;
    case 'replace':
      return `${place}=${edit.lines.join('\\n')}`;
    case 'inject':
      return `${place}${edit.delayMs === 0 ? '' : `:${formatDuration(edit.delayMs)}`}=${edit.line}`;
    case 'cut':
      return `${place}=${edit.atByte}`;
  }
};
