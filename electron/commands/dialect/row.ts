import type { CommandEffect, CommandFormKind } from '../../../shared/contract/commands.ts';
import type { CountedRule, DataRule, FinalRule, LateRule } from '../../at/command-spec.ts';

export type Effect = CommandEffect;
export type FormKind = CommandFormKind;

export interface DialectLate extends LateRule {
  /** From the final result code, where it was measured. `null`: not measured. */
  readonly usualMs: number | null;
}

/** A prompt whose number of bytes and time limit are arguments of the command. */
export interface DialectPrompt extends Omit<DataRule, 'sizeBytes' | 'limitMs'> {
  /** The argument with the number of bytes, counted from 0 or from the end. `null`: Ctrl+Z, or the prompt says how many. */
  readonly sizeAt: number | null;
  /** The argument with the time limit. `null`: none. */
  readonly limitAt: number | null;
  readonly limitUnitMs: number;
}

/** One form of a command, with everything that answers it. */
export interface DialectForm {
  readonly kind: FormKind;
  /** After the name: `=<0 GET,1 POST,2 HEAD>`. */
  readonly syntax: string;
  /** The arguments for which this form counts. `null`: any. */
  readonly when: RegExp | null;
  /** Only while the module has several connections (AT+CIPMUX=1). */
  readonly forSeveralLinks: boolean;
  /** An answer as the module prints it, lines separated by ` / `. `null`: only the final result code. */
  readonly answer: string | null;
  readonly prefixes: readonly string[];
  readonly counted: CountedRule | null;
  readonly finals: FinalRule;
  readonly late: DialectLate | null;
  readonly prompt: DialectPrompt | null;
  readonly deadlineMs: number;
  readonly effect: Effect;
  /** May be sent again without reading the state first. */
  readonly repeatable: boolean;
}

export interface DialectRow {
  /** `AT+HTTPACTION`. */
  readonly name: string;
  /** The page of the manual, or another source, by the keys of docs/at-dialect.md §0. */
  readonly source: string;
  /** Families and firmware versions that have it. Empty: all of the manual. */
  readonly firmware: string;
  readonly forms: readonly DialectForm[];
}

/** One section of docs/at-commands.md. */
export interface DialectArea {
  readonly section: number;
  readonly name: string;
  readonly rows: readonly DialectRow[];
}

type FormRules = Partial<Omit<DialectForm, 'kind' | 'syntax' | 'effect' | 'repeatable'>> & {
  readonly effect?: Effect;
  /** May not be sent again without reading the state first. */
  readonly once?: boolean;
};

/** What a form says before its row gives it a name. */
export type FormOf = (name: string) => DialectForm;

/** The default of the manual (MAN 1.4). */
const usualDeadlineMs = 9_000;

const noFinals: FinalRule = { success: [], failure: [] };

const form =
  (kind: FormKind, syntax: string, usual: Effect, { once = false, ...rules }: FormRules): FormOf =>
  (name) => ({
    ...{
      kind,
      syntax,
      when: null,
      forSeveralLinks: false,
      answer: null,
      prefixes: /^AT[+*^]/.test(name) ? [name.slice(2)] : [],
    },
    ...{ counted: null, finals: noFinals, late: null, prompt: null, deadlineMs: usualDeadlineMs, effect: usual },
    ...rules,
    repeatable: !once,
  });

export const execute = (rules: FormRules = {}): FormOf => form('execute', '', 'safe', rules);
/** A basic command with its number directly after the name: `ATE0`. */
export const digits = (syntax: string, rules: FormRules = {}): FormOf => form('execute', syntax, 'changes', rules);
export const query = (answer: string | null = null, rules: FormRules = {}): FormOf =>
  form('query', '?', 'safe', { answer, ...rules });
export const test = (answer: string | null = null, rules: FormRules = {}): FormOf =>
  form('test', '=?', 'safe', { answer, ...rules });
export const set = (syntax: string, rules: FormRules = {}): FormOf => form('set', `=${syntax}`, 'changes', rules);

export const row = (name: string, source: string, firmware: string, ...forms: readonly FormOf[]): DialectRow => ({
  ...{ name, source, firmware },
  forms: forms.map((of) => of(name)),
});

/** Late lines of which the last one ends the command. */
export const ends = (
  last: RegExp,
  deadlineMs: number,
  usualMs: number | null = null,
  lines: readonly RegExp[] = [],
): DialectLate => ({
  ...{ last: [last], lines, deadlineMs, usualMs },
});

/** Late lines without a last one. */
export const follows = (line: RegExp, deadlineMs: number, usualMs: number | null = null): DialectLate => ({
  ...{ last: [], lines: [line], deadlineMs, usualMs },
});

/** `>` and a number of bytes. */
export const countedPrompt = (
  sizeAt: number | null,
  limitAt: number | null = null,
  limitUnitMs = 1,
): DialectPrompt => ({
  ...{ line: null, sizeAt, limitAt, limitUnitMs, cancelByte: null },
});

/** A line instead of `>`. */
export const linePrompt = (line: RegExp, sizeAt: number | null, limitAt: number | null = null): DialectPrompt => ({
  ...{ line, sizeAt, limitAt, limitUnitMs: 1, cancelByte: null },
});

/** `>`, and the data end with Ctrl+Z. ESC leaves the prompt. */
export const textPrompt: DialectPrompt = { line: null, sizeAt: null, limitAt: null, limitUnitMs: 1, cancelByte: 0x1b };

export const success = (...patterns: readonly RegExp[]): FinalRule => ({ success: patterns, failure: [] });
export const finals = (successes: readonly RegExp[], failures: readonly RegExp[]): FinalRule => ({
  ...{ success: successes, failure: failures },
});

/** `ERROR:5` of the HTTP stack has no blank and a number. */
export const stackError: FinalRule = { success: [], failure: [/^ERROR:\d{1,3}$/] };
