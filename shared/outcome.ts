import type { ErrorCode } from './errors.ts';
import type { ProfileProblem } from './profile/problem.ts';

/** A detail of a failure: a path, a number, a command, problems of a profile. Never a sentence and never a secret. */
export type Fact = string | number | boolean | readonly string[] | readonly ProfileProblem[];

/** An expected failure: a value, not an exception. `shared/words` has the sentences for it. */
export interface Failure {
  readonly code: ErrorCode;
  readonly facts: Readonly<Record<string, Fact>>;
  /** The lines of the device that show it, masked, oldest first. */
  readonly evidence: readonly string[];
  /** Further lines before it that a diagnosis can use, masked, oldest first. Omitted: none were collected. */
  readonly seen?: readonly SeenLine[] | undefined;
}

/** One line of the traffic before a failure. */
export interface SeenLine {
  /** Milliseconds since 1970; `null`: unknown. */
  readonly atMs: number | null;
  readonly direction: 'sent' | 'received';
  readonly line: string;
}

/** The result of every operation that can fail for an expected reason. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const done: Outcome<void> = { ok: true, value: undefined };

export const failure = (
  code: ErrorCode,
  facts: Readonly<Record<string, Fact>> = {},
  evidence: readonly string[] = [],
): Failure => ({ code, facts, evidence });

export const fail = (
  code: ErrorCode,
  facts: Readonly<Record<string, Fact>> = {},
  evidence: readonly string[] = [],
): { readonly ok: false; readonly error: Failure } => ({ ok: false, error: failure(code, facts, evidence) });
