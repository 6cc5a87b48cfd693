import type { DataRule, LateRule } from '../../at/command-spec.ts';
import { type Field, integerOf, splitFields } from '../../at/syntax.ts';
import type { DialectForm, DialectPrompt, DialectRow, FormKind } from './row.ts';
import { dialectAreas } from './table.ts';

/** One command of a typed line, which may join several with semicolons. */
export interface FoundCommand {
  /** In upper case, as in the table: `AT+HTTPACTION`. */
  readonly name: string;
  readonly kind: FormKind;
  readonly row: DialectRow | null;
  /** `null`: the table does not have this form. */
  readonly form: DialectForm | null;
  readonly fields: readonly Field[];
}

const rows: ReadonlyMap<string, DialectRow> = new Map(
  dialectAreas.flatMap((area) => area.rows.map((row): [string, DialectRow] => [row.name, row])),
);

export const findRow = (name: string): DialectRow | null => rows.get(name.toUpperCase()) ?? null;

/** Names without `+`, `*` or `^`: `ATE`, `AT&W`, `ATS3`. The longest first, so that `ATS3` is not read as another one. */
const basicNames = [...rows.keys()]
  .filter((name) => /^AT[&A-Z]/.test(name))
  .sort((one, other) => other.length - one.length);

/** What the meaning of a line depends on. */
export interface DialectState {
  readonly hasSeveralLinks: boolean;
}

const oneLink: DialectState = { hasSeveralLinks: false };

/** The commands of a typed line. Nothing is thrown for a line that is not a command. */
export const commandsIn = (line: string, state = oneLink): readonly FoundCommand[] => {
  const text = line.trim();
  if (text === '+++') return [commandOf(text, state)];
  if (!/^AT/i.test(text)) return [];
  const parts = splitAtSemicolons(text.slice(2));
  return parts
    .map((part) => part.trim())
    .flatMap((part, index) => (part === '' && index > 0 ? [] : [commandOf(part, state)]));
};

/** A quoted argument may contain semicolons. */
const splitAtSemicolons = (text: string): readonly string[] => text.match(/(?:"[^"]*"?|[^;"])+|^$/g) ?? [];

const commandOf = (part: string, { hasSeveralLinks }: DialectState): FoundCommand => {
  const name = nameIn(part);
  const tail = part === name ? '' : part.slice(name.length - 2).trimStart();
  const kind = kindOf(tail);
  const text = kind === 'set' ? tail.slice(1).trim() : '';
  const row = findRow(name);
  const form =
    row?.forms.find(
      (each) =>
        each.kind === kind &&
        isFor(each, tail) &&
        (each.when === null || each.when.test(text)) &&
        (hasSeveralLinks || !each.forSeveralLinks),
    ) ?? null;
  return { name, kind, row, form, fields: kind === 'set' ? splitFields(text) : [] };
};

/** `ATE0` has its digit after the name; `AT+CSQ` has nothing there. */
const isFor = ({ kind, syntax }: DialectForm, tail: string): boolean =>
  kind !== 'execute' || (syntax === '') === (tail === '');

const nameIn = (part: string): string => {
  if (part === '+++') return part;
  const extended = /^[+*^][A-Z][A-Z0-9]*/i.exec(part);
  if (extended) return `AT${extended[0].toUpperCase()}`;
  const upper = `AT${part.toUpperCase()}`;
  return basicNames.find((name) => upper.startsWith(name)) ?? upper.slice(0, 2);
};

const kindOf = (tail: string): FormKind => {
  if (/^\?/.test(tail)) return 'query';
  if (/^=\s*\?/.test(tail)) return 'test';
  return tail.startsWith('=') ? 'set' : 'execute';
};

/** The prompt of a command with the numbers of its arguments. */
export const dataRuleOf = ({ form, fields }: FoundCommand): DataRule | null => {
  const prompt = form?.prompt;
  if (!prompt) return null;
  const { line, cancelByte, sizeAt, limitAt, limitUnitMs } = prompt;
  const limit = numberAt(fields, limitAt);
  return {
    line,
    cancelByte,
    sizeBytes: numberAt(fields, sizeAt),
    limitMs: limit === null ? null : limit * limitUnitMs,
  };
};

const numberAt = (fields: readonly Field[], at: DialectPrompt['sizeAt']): number | null => {
  const value = at === null ? null : integerOf(fields.at(at)?.text);
  return value === null || value < 0 ? null : value;
};

/** The late lines of each joined command. */
export const lateRulesOf = (found: readonly FoundCommand[]): readonly LateRule[] =>
  found.flatMap(({ form }) => (form?.late ? [form.late] : []));
