import type { ErrorOutput, FailureOutput } from '../../../shared/cli-output.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import { type CommandContext, reportFailure } from './host-process.ts';

/** Prints one JSON document, indented. */
export const writeDocument = ({ out }: Pick<CommandContext, 'out'>, document: object): void =>
  out.write(`${JSON.stringify(document, null, 2)}\n`);

/** Prints one document with a list of any length: `head`, the list, `end`. Only one entry is in memory at a time. */
export const createListDocument = ({ out }: Pick<CommandContext, 'out'>, head: object, list: string) => {
  let isFirst = true;
  out.write(`${JSON.stringify(head, null, 2).slice(0, -'\n}'.length)},\n  ${JSON.stringify(list)}: [`);
  return {
    add: (entry: object): void => {
      const text = JSON.stringify(entry, null, 2).replaceAll('\n', '\n    ');
      out.write(`${isFirst ? '' : ','}\n    ${text}`);
      isFirst = false;
    },
    end: (end: object): void =>
      out.write(`${isFirst ? '' : '\n  '}],\n${JSON.stringify(end, null, 2).slice('{\n'.length)}\n`),
  };
};

export type WithoutTime<Line> = Line extends { readonly atMs: number } ? Omit<Line, 'atMs'> : never;

/** Prints one line of JSON Lines that begins with type and time. `atMs`: milliseconds since 1970. */
export const writeJsonLine = <Line extends { readonly type: string; readonly atMs: number }>(
  { out }: Pick<CommandContext, 'out'>,
  atMs: number,
  { type, ...more }: WithoutTime<Line>,
): void => out.write(`${JSON.stringify({ type, atMs, ...more })}\n`);

/** A failure in the form that `--json` prints. */
export const errorOutput = ({ language }: Pick<CommandContext, 'language'>, error: Failure): ErrorOutput => ({
  code: error.code,
  message: oneSentence(error, language),
  facts: error.facts,
});

/** The common fields of a successful document. */
export const successOutput = { ok: true, exitCode: 0, error: null } as const;

/** The document of a failure. Commands append fields that are still known, such as the readable content of a damaged file. */
export const failureOutput = (context: Pick<CommandContext, 'language'>, error: Failure): FailureOutput => ({
  ok: false,
  exitCode: exitCodeOf(error.code),
  error: errorOutput(context, error),
});

/** Reports the failure of a command that has nothing else to print: on stderr, and with `--json` also as a document. Returns the exit code. */
export const endInFailure = (
  context: Pick<CommandContext, 'out' | 'err' | 'language'>,
  args: { readonly json?: boolean },
  error: Failure,
): number => {
  if (args.json) writeDocument(context, failureOutput(context, error));
  return reportFailure(context, error);
};

/** The same context without text output: only the `write…` functions with the original context write to stdout. */
export const withoutText = (context: CommandContext): CommandContext => ({
  ...context,
  out: { write: () => undefined, isTerminal: false },
});
