import type { ErrorCode } from '../errors.ts';

/** Where the text is read: the window has buttons, the command line has options. */
export type ReadIn = 'window' | 'command-line';

/** The text of one failure. Templates of `template.ts`; each part is whole sentences. */
export interface FailureWords {
  /** What happened: one sentence. */
  readonly happened: string;
  /** What it means: one or more sentences. */
  readonly meaning: string;
  /** What to do: one sentence that begins with a verb. */
  readonly action: string;
  /** The same for the window, where the action mentions the command line. */
  readonly actionInWindow?: string;
}

/** The words of every code of one family: `FailuresOf<'link'>`. */
export type FailuresOf<Family extends string> = Readonly<
  Record<Extract<ErrorCode, `${Family}/${string}`>, FailureWords>
>;

export type FailureTable = Readonly<Record<ErrorCode, FailureWords>>;
