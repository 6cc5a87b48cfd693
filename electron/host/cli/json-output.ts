import type { ErrorOutput } from '../../../shared/cli-output.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import type { CommandContext } from './surroundings.ts';

/** Prints one document, for people and programs alike. */
export const writeDocument = ({ out }: Pick<CommandContext, 'out'>, document: object): void =>
  out.write(`${JSON.stringify(document, null, 2)}\n`);

export type WithoutTime<Line> = Line extends { readonly atMs: number } ? Omit<Line, 'atMs'> : never;

/** Prints one line of JSON Lines, its type and its time first; `atMs`: milliseconds since 1970. */
export const writeJsonLine = <Line extends { readonly type: string; readonly atMs: number }>(
  { out }: Pick<CommandContext, 'out'>,
  atMs: number,
  { type, ...more }: WithoutTime<Line>,
): void => out.write(`${JSON.stringify({ type, atMs, ...more })}\n`);

/** A failure as `--json` shows it. */
export const errorOutput = ({ language }: Pick<CommandContext, 'language'>, error: Failure): ErrorOutput => ({
  code: error.code,
  message: oneSentence(error, language),
});

/** The same command without its text for people: only `write…` of the original context reaches stdout. */
export const withoutText = (context: CommandContext): CommandContext => ({
  ...context,
  out: { write: () => undefined, isTerminal: false },
});
