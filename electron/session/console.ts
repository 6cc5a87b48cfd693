import { type Failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { CommandLine } from '../at/command-line.ts';
import {
  type CommandAnswer,
  type CommandSpec,
  defaultDeadlineMs,
  type FinalRule,
  type LineEnd,
  type WantedData,
} from '../at/command-spec.ts';
import type { AtEngine, RunOptions } from '../at/engine.ts';
import { commandsIn, dataRuleOf, type FoundCommand, lateRulesOf } from '../commands/dialect/lookup.ts';
import type { DialectForm } from '../commands/dialect/row.ts';
import { type AnyCommand, allCommands, findQuery } from '../commands/index.ts';
import { declare } from '../commands/parts/declare.ts';
import { latin1Of } from '../framer/latin1.ts';
import { checkTypedCommand } from './typed-command.ts';
import { typedSecretSpans } from './typed-secrets.ts';

export interface TypedOptions {
  /** Time until the final result code. Default: the value of the declaration or the manual. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  /** As in `RunOptions`. */
  readonly onQueued?: (sendNow: () => void) => void;
  readonly onSent?: () => void;
  /** The module waits at a prompt for data. Without this, a command with a prompt is not sent. */
  readonly onDataWanted?: (wanted: WantedData, provide: (bytes: Uint8Array | null) => void) => void;
  /** Default: typed by a user. */
  readonly cause?: RunOptions['cause'];
  /** As of AT+CIPMUX. Default: one. */
  readonly hasSeveralLinks?: boolean;
  /** Default: `cr`, as documented by the vendor. */
  readonly lineEnd?: LineEnd;
}

/** The answer of a module to one typed command. */
export interface TypedAnswer {
  readonly lines: readonly string[];
  readonly final: string;
  /** The parsed result of a declared query; `null` for any other command, and for an answer in an unexpected form. */
  readonly value: object | null;
  /** True: `final` only says that the module accepted the command; the result arrives later. */
  readonly acceptedOnly: boolean;
  /** Until when after it the result may arrive; 0: nothing follows. */
  readonly resultWithinMs: number;
}

type Typed = CommandSpec<void, TypedAnswer>;

/** Accepts any line that the engine does not recognise as something else: every line before the result is part of the answer. */
const anyLine = /^.+$/s;

/** The names, such as `+CSQ`, of all commands that are joined in one line. */
const namesIn = (text: string): readonly string[] =>
  (text.replaceAll(/"[^"]*"?/g, '').match(/[+*^][A-Za-z]+/g) ?? []).map((name) => name.toUpperCase());

const isForm = (names: readonly string[], { name }: AnyCommand): boolean =>
  names.includes(name.replace(/^AT/, '').replace(/\?$/, ''));

/** Of a form that the table does not have, the results and the time of any form of its command count. */
const formsOf = ({ form, row }: FoundCommand): readonly DialectForm[] => (form ? [form] : (row?.forms ?? []));

const finalsOf = (relatives: readonly AnyCommand[], forms: readonly DialectForm[]): FinalRule => {
  const rules = [...relatives, ...forms].map(({ finals }) => finals);
  return {
    success: rules.flatMap(({ success }) => success),
    failure: rules.flatMap(({ failure }) => failure),
  };
};

const lineOf = (text: string): CommandLine => {
  const bytes = new TextEncoder().encode(text);
  return { bytes, secretSpans: typedSecretSpans(bytes) };
};

/** For facts and failures: the command without arguments, which may be secret. */
export const shortName = (text: string): string =>
  text === '+++' ? text : (/^AT[^="\s]{0,40}/i.exec(text)?.[0]?.toUpperCase() ?? 'AT');

/** The lines of an answer, with its counted data as lines after the line that announced them. */
const linesOf = ({ lines, data }: CommandAnswer): readonly string[] =>
  data.length === 0 ? lines : [...lines, ...latin1Of(data).split(/\r\n|\r|\n/)];

/** A typed line as a command: everything that the table of the dialect knows of it, and otherwise only its names. */
export const rawCommand = (text: string, hasSeveralLinks = false): Typed => {
  const names = namesIn(text);
  const relatives = allCommands.filter((command) => isForm(names, command));
  const found = commandsIn(text, { hasSeveralLinks });
  const forms = found.flatMap(formsOf);
  const late = lateRulesOf(found);
  return declare<void, TypedAnswer>({
    name: shortName(text),
    source: 'typed',
    line: () => lineOf(text),
    response: { prefixes: [...new Set([...names, ...forms.flatMap(({ prefixes }) => prefixes)])], bare: anyLine },
    finals: finalsOf(relatives, forms),
    ...{ late, counted: found.map(({ form }) => form?.counted ?? null).find((rule) => rule !== null) ?? null },
    asks: found.map(dataRuleOf).find((rule) => rule !== null) ?? null,
    // `AT+MIPCLOSE=?` asks, and closes nothing.
    endsConnection: !text.endsWith('?') && relatives.some(({ endsConnection }) => endsConnection),
    deadlineMs: () => Math.max(defaultDeadlineMs, ...forms.map(({ deadlineMs }) => deadlineMs)),
    repeatable: false,
    parse: (answer) =>
      ok({
        lines: linesOf(answer),
        final: answer.final,
        value: null,
        acceptedOnly: late.length > 0,
        resultWithinMs: Math.max(0, ...late.map((rule) => rule.deadlineMs)),
      }),
  });
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const knownQuery = (query: CommandSpec<void, unknown>, text: string): Typed => ({
  ...query,
  // Not the line of the declaration: what is sent is what was typed, also in lower case.
  line: () => lineOf(text),
  secrets: [],
  late: lateRulesOf(commandsIn(text)),
  parse: (answer: CommandAnswer) => {
    const parsed = query.parse(answer);
    return ok({
      lines: [...answer.lines, ...answer.secondPhase],
      final: answer.final,
      value: parsed.ok && isObject(parsed.value) ? parsed.value : null,
      acceptedOnly: false,
      resultWithinMs: 0,
    });
  },
});

/** A private key that is written into a file of the module. */
const isSecret = (bytes: Uint8Array): boolean => latin1Of(bytes).includes('PRIVATE KEY');

/**
 * Runs one typed line when the line is free. Fails with `usage/invalid` before anything is sent, otherwise like every command:
 * `at/error`, `at/timeout`, `link/lost` …
 */
export const runTyped = async (
  engine: Pick<AtEngine, 'run'>,
  typed: string,
  options: TypedOptions,
): Promise<Outcome<TypedAnswer>> => {
  const text = typed.trim();
  const checked = checkTypedCommand(text, options.onDataWanted !== undefined);
  if (!checked.ok) return checked;
  const query = findQuery(text);
  const declared = query ? knownQuery(query, text) : rawCommand(text, options.hasSeveralLinks);
  const { deadlineMs, cause = 'typed', onDataWanted, lineEnd: _lineEnd, ...run } = options;
  // A line end after it would make it data.
  const lineEnd = text === '+++' ? 'none' : (options.lineEnd ?? 'cr');
  const command: Typed = { ...declared, lineEnd: () => lineEnd };
  const timed =
    deadlineMs === undefined ? command : { ...command, deadlineMs: () => deadlineMs, longestMs: command.deadlineMs };
  return engine.run(timed, undefined, {
    ...{ ...run, cause },
    ...(onDataWanted && {
      onDataWanted: (wanted, provide) =>
        onDataWanted(wanted, (bytes) => provide(bytes, bytes !== null && isSecret(bytes))),
    }),
  });
};

/** Lines of a failed answer, without the final result code. */
export const answerLinesOf = (failure: Failure): readonly string[] =>
  failure.facts.answer !== undefined && failure.evidence.at(-1) === failure.facts.answer
    ? failure.evidence.slice(0, -1)
    : failure.evidence;
