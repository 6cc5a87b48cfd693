import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { type CliWords, cliWords } from '../../../shared/words/cli.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';

/** stdout or stderr of a command. */
export interface TextStream {
  write(text: string): void;
  /** True for a terminal: colours and a status line that is overwritten can be used. */
  readonly isTerminal: boolean;
  /** Width of the terminal; `undefined` if the output is not a terminal. */
  readonly columns?: () => number | undefined;
  /** Written bytes that have not been consumed. */
  readonly bufferedBytes?: () => number;
  /** Called once when output cannot be written (the disk is full). A reader or terminal that was closed is not a failure. */
  readonly onFailure?: (listener: (failure: Failure) => void) => void;
  /** Settles when all output was written or lost. */
  readonly settled?: () => Promise<void>;
}

/** Input that a user types or a program pipes in. */
export interface TextInput {
  /** True when a user types it. */
  readonly isTerminal: boolean;
  /**
   * Reads until the returned function is called. While a promise of `onBytes` is pending, nothing more is read. `onEnd`: the input has ended.
   */
  read(onBytes: (bytes: Uint8Array) => Promise<void>, onEnd: () => void): () => void;
}

/** The environment of the process, passed to the commands. */
export interface HostProcess {
  readonly out: TextStream;
  readonly err: TextStream;
  /** Default: no input. */
  readonly input?: TextInput;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  readonly version: string;
  readonly clock: Clock;
  readonly createPlatform: (dataFolder: string | undefined) => Platform;
  /** Called at the first Ctrl+C, request to end or loss of the terminal. A later second Ctrl+C ends the process. */
  readonly onStop: (listener: () => void) => () => void;
}

/** The environment of one command, with its language and data folder. */
export interface CommandContext extends HostProcess {
  readonly language: Language;
  readonly words: CliWords;
  readonly platform: Platform;
}

export const contextOf = (
  hostProcess: HostProcess,
  language: Language,
  dataFolder: string | undefined,
): CommandContext => ({
  ...hostProcess,
  language,
  words: cliWords[language],
  platform: hostProcess.createPlatform(
    dataFolder === undefined
      ? undefined
      : hostProcess.createPlatform(undefined).resolve(hostProcess.workingFolder, dataFolder),
  ),
});

/** Prints an expected failure as one sentence on stderr, never a stack trace. */
export const reportFailure = (context: Pick<CommandContext, 'err' | 'language'>, failure: Failure): number => {
  context.err.write(`${oneSentence(failure, context.language)}\n`);
  return exitCodeOf(failure.code);
};
