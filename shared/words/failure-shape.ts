import type { ErrorCode } from '../errors.ts';

/** Where it is read: what to do differs between buttons and options. */
export type ReadIn = 'window' | 'command-line';

/** What a person is told about one failure. Templates of `template.ts`; each part is whole sentences. */
export interface FailureWords {
  /** What happened: one sentence. */
  readonly happened: string;
  /** What it means: one or more sentences. */
  readonly meaning: string;
  /** What to do: one sentence that begins with a verb. */
  readonly action: string;
  /** The same for the window, where the action speaks of the command line. */
  readonly actionInWindow?: string;
}

/** The words of every code of one family: `FailuresOf<'link'>`. */
export type FailuresOf<Family extends string> = Readonly<
  Record<Extract<ErrorCode, `${Family}/${string}`>, FailureWords>
>;

export type FailureTable = Readonly<Record<ErrorCode, FailureWords>>;
