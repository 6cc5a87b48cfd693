import pc from 'picocolors';
import { repairedCommand } from '../../../shared/at/repair-command.ts';
import type { FailureOutput, SendOutput } from '../../../shared/cli-output.ts';
import { done, type Failure, fail, type Outcome } from '../../../shared/outcome.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import {
  answerLinesOf,
  checkTypedCommand,
  createApp,
  dataAskedBy,
  maskTypedLine,
  type TypedAnswer,
  type TypedOptions,
} from '../../app/index.ts';
import { createLinks } from '../../app/links.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { failureOutput, successOutput, writeDocument } from './json-output.ts';
import { leaveDataMode } from './leave-data-mode.ts';
import { printLinkNotes } from './link-note-text.ts';
import { recordingReports } from './recording-reports.ts';
import { visibleText } from './text.ts';
import { listenForUnrecorded, noUnrecordedLines, type UnrecordedLines } from './unrecorded-lines.ts';

export interface SendArguments {
  readonly port: string;
  readonly command: string;
  readonly baud: number;
  /** In milliseconds. */
  readonly timeout?: number;
  /** The data for the prompt of the command. */
  readonly payload?: string;
  readonly json?: boolean;
  /** Quotes and other characters that modules do not know are sent as well. */
  readonly asTyped?: boolean;
}

/**
 * Sends one command and prints its answer. Text that is not an AT command, or contains characters that modules do not know, is refused
 * before the port is opened.
 */
export const sendCommand = async (context: CommandContext, args: SendArguments): Promise<number> => {
  const checked = check(args);
  const unrecorded: Failure[] = [];
  const { answer, unrecordedLines } = checked.ok
    ? await exchange(context, args, unrecorded)
    : { answer: checked, unrecordedLines: noUnrecordedLines };
  // An incomplete recording never replaces another failure.
  const error = answer.ok ? (unrecorded[0] ?? null) : answer.error;
  const end = error ? failureOutput(context, error) : successOutput;
  if (args.json) writeDocument(context, { ...end, ...answerOutput(args.command, answer, unrecordedLines) });
  else printAnswer(context, answer, unrecordedLines);
  if (!answer.ok) reportFailure(context, answer.error);
  return end.exitCode;
};

/** A typographic quote does not end in an error of the module: `AT+MIPSTART=“a”` is answered with OK, then CONNECT FAIL (docs/at-dialect.md §9.2). */
const checkSigns = (command: string): Outcome<void> => {
  const repaired = repairedCommand(command);
  if (repaired === null) return done;
  return fail('usage/invalid', { field: 'command', problem: 'foreign-signs', detail: maskTypedLine(repaired.trim()) });
};

const wrongSize = (): ReturnType<typeof fail> => fail('usage/invalid', { field: '--payload', problem: 'data-size' });

/** A payload of the wrong length is refused before the module waits for it. */
const check = ({ command, payload, asTyped = false }: SendArguments): Outcome<void> => {
  const signs = asTyped ? done : checkSigns(command);
  if (!signs.ok) return signs;
  const checked = checkTypedCommand(command, payload !== undefined);
  if (!checked.ok || payload === undefined) return checked;
  const asked = dataAskedBy(command);
  if (!asked) return fail('usage/invalid', { field: '--payload', problem: 'no-prompt' });
  return asked.sizeBytes === null || asked.sizeBytes === Buffer.byteLength(payload) ? checked : wrongSize();
};

interface Exchange {
  readonly answer: Outcome<TypedAnswer>;
  readonly unrecordedLines: UnrecordedLines;
}

const exchange = async (context: CommandContext, args: SendArguments, unrecorded: Failure[]): Promise<Exchange> => {
  const { platform, clock } = context;
  const links = createLinks({ platform, clock });
  const app = createApp({
    platform,
    clock,
    openLink: links.openLink,
    version: context.version,
    ...recordingReports(context, unrecorded),
  });
  const controller = new AbortController();
  const removeListener = context.onStop(() => controller.abort());
  try {
    const opened = await app.openSession(args.port, {
      settings: { baudRate: args.baud },
      onOpened: printLinkNotes(context),
    });
    if (!opened.ok) return { answer: opened, unrecordedLines: noUnrecordedLines };
    const { session } = opened.value;
    const unrecordedLines = listenForUnrecorded(session);
    if (args.command.trim() !== '+++') await leaveDataMode(session, controller.signal);
    const answer = await session.sendTyped(args.command, {
      signal: controller.signal,
      ...(args.timeout === undefined ? {} : { deadlineMs: args.timeout }),
      ...(args.payload === undefined ? {} : { onDataWanted: sendPayload(args.payload) }),
    });
    return { answer, unrecordedLines };
  } finally {
    removeListener();
    await app.close();
    await links.close();
  }
};

/** A prompt may ask for another number of bytes than the command line: then nothing is sent. */
const sendPayload =
  (payload: string): NonNullable<TypedOptions['onDataWanted']> =>
  ({ sizeBytes }, provide) => {
    const bytes = new TextEncoder().encode(payload);
    provide(sizeBytes === null || sizeBytes === bytes.length ? bytes : null);
  };

const finalOf = ({ facts }: Failure): string | null => (typeof facts.answer === 'string' ? facts.answer : null);

/** The lines of the answer as received, the result code last. */
const shownLinesOf = (answer: Outcome<TypedAnswer>): readonly string[] => {
  const final = answer.ok ? answer.value.final : finalOf(answer.error);
  const lines = answer.ok ? answer.value.lines : answerLinesOf(answer.error);
  return [...lines, ...(final === null ? [] : [final])];
};

const answerOutput = (
  command: string,
  answer: Outcome<TypedAnswer>,
  unrecordedLines: UnrecordedLines,
): Omit<SendOutput, keyof FailureOutput> => {
  const value = answer.ok ? answer.value.value : null;
  return {
    command: maskTypedLine(command.trim()),
    final: answer.ok ? answer.value.final : finalOf(answer.error),
    lines: answer.ok ? answer.value.lines : answerLinesOf(answer.error),
    recorded: unrecordedLines.isCommandRecorded && !shownLinesOf(answer).some(unrecordedLines.has),
    ...(value === null ? {} : { value: { ...value } }),
  };
};

const printAnswer = (context: CommandContext, answer: Outcome<TypedAnswer>, unrecordedLines: UnrecordedLines): void => {
  const { out, err, language } = context;
  const words = cliTerminalWords[language];
  const colours = pc.createColors(out.isTerminal && context.environment.NO_COLOR === undefined);
  for (const line of shownLinesOf(answer)) {
    const mark = unrecordedLines.has(line) ? colours.yellow(`  [${words.notRecorded}]`) : '';
    out.write(`${visibleText(decoded(line))}${mark}\n`);
  }
  if (!answer.ok) return;
  for (const [name, fact] of Object.entries(answer.value.value ?? {})) {
    out.write(`  ${name}: ${visibleText(typeof fact === 'string' ? fact : JSON.stringify(fact))}\n`);
  }
  if (answer.value.acceptedOnly) err.write(`${words.sendAcceptedOnly}\n`);
};

/** The engine has one character per byte. The content is usually UTF-8. */
const decoded = (line: string): string => Buffer.from(line, 'latin1').toString('utf8');
