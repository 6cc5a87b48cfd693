import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { type CliWords, cliWords } from '../../../shared/words/cli.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';

/** One of the two text streams of a command. */
export interface TextStream {
  write(text: string): void;
  /** A person looks at it: colours and a line that changes are welcome. */
  readonly isTerminal: boolean;
  /** Width of the terminal, if it is one. */
  readonly columns?: () => number | undefined;
  /** Bytes that were written and that nobody has taken yet. */
  readonly waitingBytes?: () => number;
  /** Calls back once when what is written cannot be kept (a full disk); a reader or a terminal that went away is none. */
  readonly onFailure?: (listener: (failure: Failure) => void) => void;
  /** Settles when everything that was written is out or lost. */
  readonly settled?: () => Promise<void>;
}

/** What a person types or a program pipes in. */
export interface TextInput {
  /** A person types. */
  readonly isTerminal: boolean;
  /**
   * Reads until the result is called. While a promise of `onBytes` is pending nothing more is read. `onEnd`: there is no more.
   */
  read(onBytes: (bytes: Uint8Array) => Promise<void>, onEnd: () => void): () => void;
}

/** What the process gives to the commands. */
export interface Surroundings {
  readonly out: TextStream;
  readonly err: TextStream;
  /** Left out: nothing is ever typed. */
  readonly input?: TextInput;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly version: string;
  readonly clock: Clock;
  readonly createPlatform: (dataFolder: string | undefined) => Platform;
  /** Calls back at the first Ctrl+C, request to end or loss of the terminal; a second Ctrl+C a while later ends the process. */
  readonly onStop: (listener: () => void) => () => void;
}

/** What one command works with, its language and data folder decided. */
export interface CommandContext extends Surroundings {
  readonly language: Language;
  readonly words: CliWords;
  readonly platform: Platform;
}

export const contextOf = (
  surroundings: Surroundings,
  language: Language,
  dataFolder: string | undefined,
): CommandContext => ({
  ...surroundings,
  language,
  words: cliWords[language],
  platform: surroundings.createPlatform(
    dataFolder === undefined
      ? undefined
      : surroundings.createPlatform(undefined).resolve(surroundings.workingFolder, dataFolder),
  ),
});

/** An expected failure: one sentence on stderr, never a stack trace. */
export const reportFailure = (context: Pick<CommandContext, 'err' | 'language'>, failure: Failure): number => {
  context.err.write(`${oneSentence(failure, context.language)}\n`);
  return exitCodeOf(failure.code);
};
