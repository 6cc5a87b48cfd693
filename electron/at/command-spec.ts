import type { Outcome } from '../../shared/outcome.ts';
import type { CommandLine } from './command-line.ts';

/** Which lines between the command and its final result code belong to the answer. */
export interface ResponseRule {
  /** Names as `+CSQ`: matches `+CSQ:`, `+CSQ :` with any blanks, because the blank is not stable (docs/at-dialect.md §2). */
  readonly prefixes: readonly string[];
  /** Bare lines (IMEI, version, file names): which ones; `null` when the command has none. */
  readonly bare: RegExp | null;
}

/** Which whole lines end the command. `OK`, `ERROR`, `+CME ERROR: …`, `+CMS ERROR: …` always do. */
export interface FinalRule {
  /** Further successful ends, e.g. `SHUT OK`, a bare IP address. */
  readonly success: readonly RegExp[];
  /** Further failing ends, e.g. `TimeOut`. */
  readonly failure: readonly RegExp[];
}

/** Bytes sent after the prompt `>`. */
export interface Payload {
  readonly bytes: Uint8Array;
  /** True for keys: the whole payload is masked everywhere. */
  readonly secret: boolean;
}

/** A final result code that says no and means what was counted with: `+CME ERROR: 62`, the file is not there yet. */
export interface ExpectedAnswer {
  readonly answer: RegExp;
  /** Where it was seen. */
  readonly source: string;
}

/** The result that comes by itself after `OK`: `CONNECT OK`, `SUBACK` … */
export interface SecondPhaseRule {
  /** Lines that must all come, in this order (`PUBREC`, `PUBCOMP`). */
  readonly success: readonly RegExp[];
  /** Any of these ends it as failed. */
  readonly failure: readonly RegExp[];
  /** Further lines that belong to it without ending it (`STATE: …` before `CONNECT FAIL`). */
  readonly detail: readonly RegExp[];
  /** Counted from the final result code. */
  readonly deadlineMs: number;
  /** True: nothing else is sent until it is there (connect, login, subscribe). PUBACK does not hold the line. */
  readonly holdsLine: boolean;
}

/**
 * What ends the command line. CR is enough and what the vendor tells everybody to send. A command whose payload may begin
 * with LF ends with CR LF instead: after a bare CR the module takes that first LF for the rest of the line end and its
 * count never fills (MAN note under CIPSEND, docs/at-dialect.md §2).
 */
export type LineEnd = 'cr' | 'crlf';

/** One AT command of the dialect, declared once: how it is built, what may answer it, how long it may take. */
export interface CommandSpec<Params, Result> {
  /** With the prefix, as the manual writes it: `AT+CSQ`. */
  readonly name: string;
  /** Where the facts come from: manual section, transcript, article, by the keys of docs/at-dialect.md §0. */
  readonly source: string;
  /** Without the line end. Throws only for a bug; values are checked before. */
  readonly line: (params: Params) => CommandLine;
  /** Left out: CR. */
  readonly lineEnd?: (params: Params) => LineEnd;
  /** Names of the parameters that are secret: the built line (or the payload) marks them. */
  readonly secrets: readonly (keyof Params & string)[];
  readonly response: ResponseRule;
  readonly finals: FinalRule;
  /** What is sent after the prompt; `null`: the command has no prompt. */
  readonly prompt: ((params: Params) => Payload) | null;
  /** Size of a raw data block in the answer (FSREAD); `null`: none. */
  readonly countedBytes: ((params: Params) => number) | null;
  readonly secondPhase: ((params: Params) => SecondPhaseRule | null) | null;
  /** After its result no second phase of a command before it can come any more: the connection is closed. */
  readonly endsConnection: boolean;
  /** Until the final result code, from the last byte of the command line (after a prompt: from the last byte of the payload). */
  readonly deadlineMs: (params: Params) => number;
  /** May be sent again after a missed answer without reading the state first. */
  readonly repeatable: boolean;
  /** `ERROR` means "not known" and fails no step. */
  readonly optional: boolean;
  /** The refusal that is no failure to who asks in order to find out, or to make sure; left out: there is none. */
  readonly expected?: ExpectedAnswer;
  readonly parse: (answer: CommandAnswer, params: Params) => Outcome<Result>;
}

/** What a successful command gives to `parse`. Lines are Latin-1 text (one character per byte), blanks at both ends cut. */
export interface CommandAnswer {
  readonly lines: readonly string[];
  readonly final: string;
  /** The counted block, or empty. */
  readonly data: Uint8Array;
  /** Lines of the second phase, details included. Empty when there is none. */
  readonly secondPhase: readonly string[];
}

/** One command ready to be sent: the declaration applied to its parameters. Plain data, all the engine needs. */
export interface CommandRequest {
  readonly name: string;
  readonly line: CommandLine;
  readonly lineEnd: LineEnd;
  readonly response: ResponseRule;
  readonly finals: FinalRule;
  readonly payload: Payload | null;
  readonly countedBytes: number | null;
  readonly secondPhase: SecondPhaseRule | null;
  readonly endsConnection: boolean;
  readonly deadlineMs: number;
}

/** The manual's default for commands that its table of answer times does not name (MAN 1.4). */
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
  endsConnection: spec.endsConnection,
  deadlineMs: spec.deadlineMs(params),
});
