import type { Outcome } from '../../shared/outcome.ts';
import type { CommandLine } from './command-line.ts';

/** Which lines between the command and its final result code belong to the answer. */
export interface ResponseRule {
  /** Names such as `+CSQ`. Matches `+CSQ:` and `+CSQ :` with any blanks, because modules differ in the blanks (docs/at-dialect.md §2). */
  readonly prefixes: readonly string[];
  /** Pattern of lines without a prefix (IMEI, version, file names). `null` when the command has none. */
  readonly bare: RegExp | null;
}

/** Which whole lines end the command. `OK`, `ERROR`, `+CME ERROR: …`, `+CMS ERROR: …` always do. */
export interface FinalRule {
  /** Additional successful final results, e.g. `SHUT OK`, a bare IP address. */
  readonly success: readonly RegExp[];
  /** Additional failing final results, e.g. `TimeOut`. */
  readonly failure: readonly RegExp[];
}

/** Bytes sent after the prompt `>`. */
export interface Payload {
  readonly bytes: Uint8Array;
  /** True for private keys: the whole payload is masked everywhere. */
  readonly secret: boolean;
}

/** A failing final result code that some callers expect: `+CME ERROR: 62`, the file does not exist yet. */
export interface ExpectedAnswer {
  readonly answer: RegExp;
  /** The transcript or manual section that shows it. */
  readonly source: string;
}

/** The asynchronous result after `OK`: `CONNECT OK`, `SUBACK` … */
export interface SecondPhaseRule {
  /** Lines that must all arrive, in this order (`PUBREC`, `PUBCOMP`). */
  readonly success: readonly RegExp[];
  /** Any of these lines ends the second phase as failed. */
  readonly failure: readonly RegExp[];
  /** Lines that belong to the second phase without ending it (`STATE: …` before `CONNECT FAIL`). */
  readonly detail: readonly RegExp[];
  /** Starts at the final result code. */
  readonly deadlineMs: number;
  /** True: nothing else is sent until it arrives (connect, login, subscribe). PUBACK does not hold the line. */
  readonly holdsLine: boolean;
}

/**
 * Lines that belong to a command although its final result code has arrived: `+HTTPACTION: 0,200,15`, the `C: …` table after `STATE:`. No
 * caller waits for them and the line is free; the rule only determines their owner.
 */
export interface LateRule {
  /** Any number of these. */
  readonly lines: readonly RegExp[];
  /** Any of these is the last one. */
  readonly last: readonly RegExp[];
  /** Starts at the final result code. Afterwards the lines are unsolicited. */
  readonly deadlineMs: number;
  /** Its lines cannot arrive after the connection of the module was closed. */
  readonly ofConnection?: true;
}

/** An answer line that says how many bytes follow it: `+HTTPREAD: 124`, `+FTPGET: 2,20`, `+CIPRXGET: 2,10,0`. */
export interface CountedRule {
  readonly prefix: string;
  /** The first number of the line must be this one. `null`: any. */
  readonly first: number | null;
  /** The position of the count among the numbers of the line; negative from the end. */
  readonly at: number;
}

/** A prompt whose data are not known when the command is sent: the engine asks for them when the prompt arrives. */
export interface DataRule {
  /** `null`: the prompt is `>`. Otherwise a whole line; its group `size`, if there is one, is the number of bytes. */
  readonly line: RegExp | null;
  /** The number of bytes that the command asks for. `null`: the data end with Ctrl+Z, or the prompt says how many. */
  readonly sizeBytes: number | null;
  /** How long the module waits for the data. `null`: for ever, or not documented. */
  readonly limitMs: number | null;
  /** The byte that leaves the prompt without data. `null`: only the data or the time limit end it. */
  readonly cancelByte: number | null;
}

/** What a module asks for at a prompt of a typed command. */
export interface WantedData {
  /** `null`: any number, ended with Ctrl+Z. */
  readonly sizeBytes: number | null;
  /** How long the module waits. `null`: not documented, or for ever. */
  readonly limitMs: number | null;
  /** False: only the data end the prompt. */
  readonly canCancel: boolean;
}

/**
 * The line end of a command line. CR is sufficient, and the vendor documents it. A command whose payload may begin with LF uses
 * CR LF instead: after a bare CR the module takes that first LF as part of the line end, and the byte count of the payload is never
 * reached (MAN note under CIPSEND, docs/at-dialect.md §2). `none`: only `+++`.
 */
export type LineEnd = 'cr' | 'crlf' | 'none';

/** The declaration of one AT command: how it is built, which lines may answer it, how long it may take. */
export interface CommandSpec<Params, Result> {
  /** With the prefix, as in the manual: `AT+CSQ`. */
  readonly name: string;
  /** The source of the facts: manual section, transcript, article, by the keys of docs/at-dialect.md §0. */
  readonly source: string;
  /** The command line without the line end. Throws only for a bug; the values are checked before. */
  readonly line: (params: Params) => CommandLine;
  /** Default: CR. */
  readonly lineEnd?: (params: Params) => LineEnd;
  /** Names of the secret parameters. `line` or `prompt` marks their values. */
  readonly secrets: readonly (keyof Params & string)[];
  readonly response: ResponseRule;
  readonly finals: FinalRule;
  /** The payload sent after the prompt. `null`: the command has no prompt. */
  readonly prompt: ((params: Params) => Payload) | null;
  /** Size of a raw data block in the answer (FSREAD). `null`: no data block. */
  readonly countedBytes: ((params: Params) => number) | null;
  readonly secondPhase: ((params: Params) => SecondPhaseRule | null) | null;
  /** Of a line that joins several commands, one for each of them. Default: none. */
  readonly late?: readonly LateRule[];
  /** Default: none. */
  readonly counted?: CountedRule | null;
  /** Not together with `prompt`. Default: no prompt. */
  readonly asks?: DataRule | null;
  /** True: after its result no second phase of an earlier command can arrive, because the connection is closed. */
  readonly endsConnection: boolean;
  /** Time until the final result code, from the last byte of the command line (with a prompt: from the last byte of the payload). */
  readonly deadlineMs: (params: Params) => number;
  /** How long the module may process it, if the caller waits for less than that (`deadlineMs`). */
  readonly longestMs?: (params: Params) => number;
  /** True: may be sent again after a missed answer without reading the state first. */
  readonly repeatable: boolean;
  /** True: `ERROR` means "not known" and fails no step. */
  readonly optional: boolean;
  /** A failing final result that a caller may count as an answer instead of a failure (`RunOptions.expects`). Default: none. */
  readonly expected?: ExpectedAnswer;
  readonly parse: (answer: CommandAnswer, params: Params) => Outcome<Result>;
}

/** The input of `parse` after a successful command. Lines are Latin-1 text (one character per byte) without blanks at both ends. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  readonly final: string;
  /** The counted block. Empty when there is none. */
  readonly data: Uint8Array;
  /** Lines of the second phase, including details. Empty when there is none. */
  readonly secondPhase: readonly string[];
}

/** One command ready to be sent: the declaration applied to its parameters. Plain data, and all that the engine needs. */
export interface CommandRequest {
  readonly name: string;
  readonly line: CommandLine;
  readonly lineEnd: LineEnd;
  readonly response: ResponseRule;
  readonly finals: FinalRule;
  readonly payload: Payload | null;
  readonly countedBytes: number | null;
  readonly secondPhase: SecondPhaseRule | null;
  readonly late: readonly LateRule[];
  readonly counted: CountedRule | null;
  readonly asks: DataRule | null;
  readonly endsConnection: boolean;
  /** For `endsConnection`: the refusal that says that there is no connection. */
  readonly nothingToEnd: RegExp | null;
  readonly deadlineMs: number;
  /** Never less than `deadlineMs`; see `CommandSpec.longestMs`. */
  readonly longestMs: number;
  /** In a replay: stands for the text of line and payload, which may be masked. Two commands with the same text have the same one. */
  readonly sentAs?: string;
}

/** The default of the manual for commands that are not in its table of response times (MAN 1.4). */
export const defaultDeadlineMs = 9_000;

export const noFurtherFinals: FinalRule = { success: [], failure: [] };
export const noResponse: ResponseRule = { prefixes: [], bare: null };

export const buildRequest = <Params, Result>(spec: CommandSpec<Params, Result>, params: Params): CommandRequest => ({
  name: spec.name,
  line: spec.line(params),
  lineEnd: spec.lineEnd?.(params) ?? 'cr',
  response: spec.response,
  finals: spec.finals,
  payload: spec.prompt?.(params) ?? null,
  countedBytes: spec.countedBytes?.(params) ?? null,
  secondPhase: spec.secondPhase?.(params) ?? null,
  late: spec.late ?? [],
  counted: spec.counted ?? null,
  asks: spec.asks ?? null,
  endsConnection: spec.endsConnection,
  nothingToEnd: spec.endsConnection ? (spec.expected?.answer ?? null) : null,
  deadlineMs: spec.deadlineMs(params),
  longestMs: Math.max(spec.deadlineMs(params), spec.longestMs?.(params) ?? 0),
});

/** A command about which nothing is known: any line may belong to it. */
export const freeCommand = (line: Uint8Array = new Uint8Array(0)): CommandRequest => ({
  ...{ name: 'AT', line: { bytes: line, secretSpans: [] }, lineEnd: 'cr' },
  ...{ response: { prefixes: [], bare: /^.+$/s }, finals: noFurtherFinals },
  ...{ payload: null, countedBytes: null, secondPhase: null, endsConnection: false },
  ...{ late: [], counted: null, asks: null, nothingToEnd: null },
  ...{ deadlineMs: defaultDeadlineMs, longestMs: defaultDeadlineMs },
});
