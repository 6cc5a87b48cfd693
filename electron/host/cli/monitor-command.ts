import { repairedCommand } from '../../../shared/at/repair-command.ts';
import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createApp, dataAskedBy, type Monitor, maskTypedLine, type OpenedMonitor } from '../../app/index.ts';
import { createLinks } from '../../app/links.ts';
import { createPortDirectory, nativePortReaders } from '../../link/port-directory.ts';
import { createAnswerWait } from './answer-wait.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { createMonitorEvents } from './monitor-events.ts';
import { createMonitorView, type MonitorView } from './monitor-view.ts';
import { sameFileFailure } from './output-files.ts';
import { recordingReports } from './recording-reports.ts';
import { visibleText } from './text.ts';
import {
  createTypedLines,
  type LineEnding,
  type TypedLine,
  typedLineLimitBytes,
  withLineEnding,
} from './typed-lines.ts';

export interface MonitorArguments {
  readonly port: string;
  readonly baud: number;
  readonly hex?: boolean;
  readonly sendLineEnding: LineEnding;
  readonly record?: string;
  readonly reconnect: boolean;
  readonly wait?: boolean;
  readonly json?: boolean;
}

/**
 * Runs until Ctrl+C. Without reconnecting it ends when the port is lost, and with piped input when all lines are answered. A failed recording
 * never replaces another reason for the end.
 */
export const monitorCommand = async (context: CommandContext, args: MonitorArguments): Promise<number> => {
  const options = { address: args.port, baudRate: args.baud, hex: args.hex ?? false };
  const view = args.json ? createMonitorEvents(context, options) : createMonitorView(context, options);
  const unrecorded: Failure[] = [];
  const sameFile = await sameFileFailure(context, { record: args.record, port: args.port });
  if (sameFile) reportFailure(context, sameFile);
  const { reason, recordingPath } = sameFile
    ? { reason: sameFile, recordingPath: null }
    : await watch(context, args, view, unrecorded);
  const error = reason ?? unrecorded[0] ?? null;
  const exitCode = error ? exitCodeOf(error.code) : 0;
  view.ended(exitCode, error, recordingPath);
  return exitCode;
};

interface MonitorEnd {
  readonly reason: Failure | null;
  readonly recordingPath: string | null;
}

const watch = async (
  context: CommandContext,
  args: MonitorArguments,
  view: MonitorView,
  unrecorded: Failure[],
): Promise<MonitorEnd> => {
  const { platform, clock } = context;
  const words = cliTerminalWords[context.language];
  const links = createLinks({ platform, clock });
  const app = createApp({
    platform,
    clock,
    openLink: links.openLink,
    directory: createPortDirectory(nativePortReaders(process.platform), clock),
    version: context.version,
    ...recordingReports(context, unrecorded),
  });
  const stop = stopOf(context);
  try {
    const opened = await app.openMonitor(args.port, {
      settings: { baudRate: args.baud },
      ...(args.record === undefined ? {} : { recordTo: platform.resolve(context.workingFolder, args.record) }),
      reconnects: args.reconnect,
      waits: args.wait ?? false,
    });
    if (!opened.ok) {
      reportFailure(context, opened.error);
      return { reason: opened.error, recordingPath: null };
    }
    const { monitor, start, recordingPath } = opened.value;
    const ended = endOf(monitor);
    stop.onStop(() => void monitor.close());
    monitor.on('traffic', view.traffic);
    monitor.on('state', view.state);
    const stopReading = readWhenOpen(context, opened.value, args.sendLineEnding);
    context.err.write(`${fill(words.monitorStarted, { address: args.port })}\n`);
    start();
    const reason = await ended;
    stopReading();
    return { reason, recordingPath };
  } finally {
    stop.removeListener();
    await app.close();
    await links.close();
  }
};

/** Ctrl+C may be pressed before there is anything to stop. */
const stopOf = (context: CommandContext) => {
  let isStopRequested = false;
  let act: () => void = () => undefined;
  const removeListener = context.onStop(() => {
    isStopRequested = true;
    act();
  });
  return {
    onStop: (action: () => void): void => {
      act = action;
      if (isStopRequested) action();
    },
    removeListener,
  };
};

const endOf = (monitor: Monitor): Promise<Failure | null> =>
  new Promise((resolve) => {
    monitor.on('state', (state) => {
      if (state.kind === 'closed') resolve(state.reason);
    });
  });

/**
 * Input is read only after the port was opened for the first time, so that a program can pipe commands in at once. When the input ends, the
 * monitor ends after all of it is answered.
 */
const readWhenOpen = (
  context: CommandContext,
  { monitor, busyUntilMs }: OpenedMonitor,
  ending: LineEnding,
): (() => void) => {
  const words = cliTerminalWords[context.language];
  let stopReading: () => void = () => undefined;
  const lines = createTypedLines();
  const mayBeSent = checkSigns(context);
  const wait = createAnswerWait(
    context.clock,
    (end) => {
      if (end === 'silent') context.err.write(`${words.monitorNoAnswer}\n`);
      if (end === 'unclear') context.err.write(`${words.monitorUnclearAnswer}\n`);
      void monitor.close();
    },
    busyUntilMs,
  );
  const sendAll = async (typed: readonly TypedLine[]): Promise<void> => {
    for (const line of typed) {
      // Called before sending: the answer may arrive before the driver reports that the line was written.
      const cancel = wait.typed(line.kind === 'line' ? Buffer.from(line.bytes).toString('latin1') : '');
      if (!(await sendLine(context, monitor, line, ending, mayBeSent))) cancel();
    }
  };
  const undo = [
    monitor.on('traffic', ({ direction, bytes, pieces }) => {
      if (direction === 'sent') return;
      let end = 0;
      for (const { kind, length, isEarlier } of pieces) {
        const start = end;
        end += length;
        if (isEarlier) wait.receivedEarlier();
        else if (wait.isWaiting && kind !== 'blank')
          wait.received(Buffer.from(bytes.subarray(start, end)).toString('latin1').trim());
      }
    }),
    monitor.on('state', ({ kind }) => {
      if (kind !== 'open') return;
      stopReading =
        context.input?.read(
          (bytes) => sendAll(lines.push(bytes)),
          () => void sendAll(lines.end()).then(wait.inputEnded),
        ) ?? stopReading;
    }),
  ];
  return () => {
    for (const remove of undo) remove();
    wait.stop();
    stopReading();
  };
};

/**
 * Warns about quotes and other characters that modules do not know. A user has to type the line again to send it. Lines from a pipe are
 * sent as they are.
 */
const checkSigns = ({ err, input, language }: CommandContext): ((text: string) => boolean) => {
  const words = cliTerminalWords[language];
  let asked: string | null = null;
  return (text) => {
    const repaired = repairedCommand(text);
    const isAgain = asked === text;
    asked = null;
    if (repaired === null || isAgain) return true;
    const command = visibleText(maskTypedLine(repaired));
    err.write(`${fill(input?.isTerminal ? words.monitorSignsNotSent : words.monitorSigns, { command })}\n`);
    if (!input?.isTerminal) return true;
    asked = text;
    return false;
  };
};

/** Returns true if the line was sent. */
const sendLine = async (
  { err, language }: CommandContext,
  monitor: Monitor,
  line: TypedLine,
  ending: LineEnding,
  mayBeSent: (text: string) => boolean,
): Promise<boolean> => {
  const words = cliTerminalWords[language];
  if (line.kind === 'too-long') {
    err.write(`${fill(words.monitorLineTooLong, { bytes: typedLineLimitBytes })}\n`);
    return false;
  }
  if (!mayBeSent(Buffer.from(line.bytes).toString('utf8'))) return false;
  const sent = await monitor.write(withLineEnding(line.bytes, ending));
  if (sent.ok) {
    const asked = dataAskedBy(Buffer.from(line.bytes).toString('latin1'));
    if (asked) err.write(`${fill(words.monitorAsksForData, { command: asked.name })}\n`);
    return true;
  }
  const reason = describeFailure(sent.error, language).happened;
  err.write(`${fill(words.monitorNotSent, { reason })}\n`);
  return false;
};
