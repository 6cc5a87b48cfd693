import type { RecordingCompareOutput } from '../../../../shared/cli-recordings-output.ts';
import { ok } from '../../../../shared/outcome.ts';
import { type ComparedCommand, type ComparedRow, compareCommands } from '../../../../shared/recordings/compare.ts';
import { verdictOf } from '../../../../shared/words/compare-verdict.ts';
import { recordingContents } from '../../../recordings/recording-contents.ts';
import type { CommandContext } from '../host-process.ts';
import { endInFailure, writeDocument } from '../json-output.ts';
import { visibleText } from '../text.ts';
import { findRecording } from './find-recording.ts';

export interface CompareArguments {
  readonly a: string;
  readonly b: string;
  readonly ids?: boolean;
  readonly times?: boolean;
  readonly json?: boolean;
}

/** As that of a sequence whose expectation failed. */
const differentExitCode = 10;

/** Compares the commands of two recordings. */
export const compareCommand = async (context: CommandContext, args: CompareArguments): Promise<number> => {
  const a = await commandsOf(context, args.a);
  if (!a.ok) return endInFailure(context, args, a.error);
  const b = await commandsOf(context, args.b);
  if (!b.ok) return endInFailure(context, args, b.error);
  const options = { ignoreIds: !args.ids, ignoreTimes: !args.times };
  const comparison = compareCommands(a.value, b.value, options);
  const { rows, firstResult } = comparison;
  const exitCode = firstResult === null ? 0 : differentExitCode;
  if (args.json)
    writeDocument(context, {
      ...comparison,
      ok: exitCode === 0,
      exitCode,
      error: null,
    } satisfies RecordingCompareOutput);
  else {
    const first = firstResult === null ? null : (rows[firstResult] ?? null);
    const { sentence, details } = verdictOf({ ...comparison, total: rows.length }, first, context.language);
    context.out.write(`${[sentence, ...details].map(visibleText).join('\n')}\n`);
    for (const row of rows) if (row.kind !== 'same') context.out.write(rowText(row));
  }
  return exitCode;
};

const commandsOf = async (context: CommandContext, file: string) => {
  const found = await findRecording(context, file);
  if (!found.ok) return found;
  const commands = await recordingContents(
    context.platform,
    found.value.map(({ path }) => path),
  ).commands();
  return commands.ok ? ok(commands.value) : commands;
};

/** As `diff` shows it: what only A has with a minus, what only B has with a plus. */
const rowText = ({ a, b }: ComparedRow): string => {
  const linesOf = (command: ComparedCommand | null): readonly string[] =>
    command === null ? [] : [command.line, ...command.answers.map(({ text }) => `  ${text}`)];
  const [own, other] = [linesOf(a), linesOf(b)];
  const marked = (sign: string, lines: readonly string[], others: readonly string[]): readonly string[] =>
    lines.flatMap((line, at) => (at > 0 && line === others[at] ? [] : [`${sign} ${visibleText(line)}`]));
  return `\n${[...marked('-', own, other), ...marked('+', other, own)].join('\n')}\n`;
};
