import { type Failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { CommandLine } from '../at/command-line.ts';
import {
  type CommandAnswer,
  type CommandSpec,
  defaultDeadlineMs,
  type FinalRule,
  type LineEnd,
} from '../at/command-spec.ts';
import type { AtEngine, RunOptions } from '../at/engine.ts';
import { type AnyCommand, allCommands, findQuery } from '../commands/index.ts';
import { declare } from '../commands/parts/declare.ts';
import { checkTypedCommand } from './typed-command.ts';
import { typedSecretSpans } from './typed-secrets.ts';

export interface TypedOptions {
  /** Time until the final result code. Default: the value of the declaration or the manual. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  /** As in `RunOptions`. */
  readonly onQueued?: (sendNow: () => void) => void;
  readonly onSent?: () => void;
  /** Default: typed by a user. */
  readonly cause?: RunOptions['cause'];
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
}

type Typed = CommandSpec<void, TypedAnswer>;

/** Longest response times of the manual that differ from its default (docs/at-dialect.md §2.1). */
const longAnswersMs: Readonly<Record<string, number>> = {
  '+COPS': 300_000,
  '+CPIN': 180_000,
  '+CGACT': 108_000,
  '+CGATT': 108_000,
  '+CIICR': 90_000,
  '+CIPSHUT': 90_000,
  '+CMGS': 90_000,
  '+CMGW': 90_000,
  '+CPBW': 72_000,
  '+CSTT': 60_000,
  '+CFUN': 45_000,
};

/** Accepts any line that the engine does not recognise as something else: every line before the result is part of the answer. */
const anyLine = /^.+$/s;

/** The names, such as `+CSQ`, of all commands that are joined in one line. */
const namesIn = (text: string): readonly string[] =>
  (text.replaceAll(/"[^"]*"?/g, '').match(/[+*^][A-Za-z]+/g) ?? []).map((name) => name.toUpperCase());

const isForm = (names: readonly string[], { name }: AnyCommand): boolean =>
  names.includes(name.replace(/^AT/, '').replace(/\?$/, ''));

const finalsOf = (relatives: readonly AnyCommand[]): FinalRule => ({
  success: relatives.flatMap(({ finals }) => finals.success),
  failure: relatives.flatMap(({ finals }) => finals.failure),
});

const lineOf = (text: string): CommandLine => {
  const bytes = new TextEncoder().encode(text);
  return { bytes, secretSpans: typedSecretSpans(bytes) };
};

/** For facts and failures: the command without arguments, which may be secret. */
export const shortName = (text: string): string => /^AT[^="\s]{0,40}/i.exec(text)?.[0]?.toUpperCase() ?? 'AT';

/** A typed line as a command of which only the names are known. */
export const rawCommand = (text: string): Typed => {
  const names = namesIn(text);
  const relatives = allCommands.filter((command) => isForm(names, command));
  const isSet = /=/.test(text) || relatives.some(({ name }) => name === shortName(text));
  return declare<void, TypedAnswer>({
    name: shortName(text),
    source: 'typed',
    line: () => lineOf(text),
    response: { prefixes: names, bare: anyLine },
    finals: finalsOf(relatives),
    endsConnection: relatives.some(({ endsConnection }) => endsConnection),
    deadlineMs: () => Math.max(defaultDeadlineMs, ...names.map((name) => longAnswersMs[name] ?? 0)),
    repeatable: false,
    parse: (answer) =>
      ok({
        lines: answer.lines,
        final: answer.final,
        value: null,
        acceptedOnly: isSet && relatives.some(({ secondPhase }) => secondPhase !== null),
      }),
  });
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const knownQuery = (query: CommandSpec<void, unknown>): Typed => ({
  ...query,
  secrets: [],
  parse: (answer: CommandAnswer) => {
    const parsed = query.parse(answer);
    return ok({
      lines: [...answer.lines, ...answer.secondPhase],
      final: answer.final,
      value: parsed.ok && isObject(parsed.value) ? parsed.value : null,
      acceptedOnly: false,
    });
  },
});

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
  const checked = checkTypedCommand(text);
  if (!checked.ok) return checked;
  const query = findQuery(text);
  const declared = query ? knownQuery(query) : rawCommand(text);
  const command: Typed = { ...declared, lineEnd: () => lineEnd };
  const { deadlineMs, lineEnd = 'cr', cause = 'typed', ...run } = options;
  const timed =
    deadlineMs === undefined ? command : { ...command, deadlineMs: () => deadlineMs, longestMs: command.deadlineMs };
  return engine.run(timed, undefined, { ...run, cause });
};

/** Lines of a failed answer, without the final result code. */
export const answerLinesOf = (failure: Failure): readonly string[] =>
  failure.facts.answer !== undefined && failure.evidence.at(-1) === failure.facts.answer
    ? failure.evidence.slice(0, -1)
    : failure.evidence;
