import { exitCodeOf } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import { fillCliWords } from '../../../shared/words/cli.ts';
import { cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { createApp, type Monitor } from '../../app/index.ts';
import { createLinks } from '../../app/links.ts';
import { createPortDirectory, nativePortReaders } from '../../link/port-directory.ts';
import { createMonitorView } from './monitor-view.ts';
import { type CommandContext, reportFailure } from './surroundings.ts';
import { createTypedLines, type LineEnding, lineEndings, type TypedLine, typedLineLimitBytes } from './typed-lines.ts';

export interface MonitorArguments {
  readonly port: string;
  readonly baud: number;
  readonly hex?: boolean;
  readonly sendLineEnding: LineEnding;
  readonly record?: string;
  readonly reconnect: boolean;
  readonly wait?: boolean;
}

/** Runs until Ctrl+C, or without reconnecting until the port is lost. */
export const monitorCommand = async (context: CommandContext, args: MonitorArguments): Promise<number> => {
  const { platform, clock } = context;
  const words = cliTerminalWords[context.language];
  const links = createLinks({ platform, clock });
  const app = createApp({
    platform,
    clock,
    openLink: links.openLink,
    directory: createPortDirectory(nativePortReaders(process.platform), clock),
    version: context.version,
    onRecordingFailure: (path) => reportFailure(context, failure('file/unwritable', { path })),
  });
  const stop = stopOf(context);
  try {
    const opened = await app.openMonitor(args.port, {
      settings: { baudRate: args.baud },
      ...(args.record === undefined ? {} : { recordTo: platform.resolve(context.workingFolder, args.record) }),
      reconnects: args.reconnect,
      waits: args.wait ?? false,
    });
    if (!opened.ok) return reportFailure(context, opened.error);
    const { monitor, start, recordingPath } = opened.value;
    const ended = endOf(monitor);
    stop.onStop(() => void monitor.close());
    const view = createMonitorView(context, { address: args.port, baudRate: args.baud, hex: args.hex ?? false });
    monitor.on('traffic', view.traffic);
    monitor.on('state', view.state);
    const stopReading = readWhenOpen(context, monitor, lineEndings[args.sendLineEnding]);
    context.err.write(`${fillCliWords(words.monitorStarted, { address: args.port })}\n`);
    start();
    const reason = await ended;
    stopReading();
    context.err.write(`${fillCliWords(words.monitorRecording, { path: recordingPath })}\n`);
    return reason ? exitCodeOf(reason.code) : 0;
  } finally {
    stop.forget();
    await app.close();
    await links.close();
  }
};

/** Ctrl+C may come before there is anything to stop. */
const stopOf = (context: CommandContext) => {
  let isAsked = false;
  let act: () => void = () => undefined;
  const forget = context.onStop(() => {
    isAsked = true;
    act();
  });
  return {
    onStop: (action: () => void): void => {
      act = action;
      if (isAsked) action();
    },
    forget,
  };
};

const endOf = (monitor: Monitor): Promise<Failure | null> =>
  new Promise((resolve) => {
    monitor.on('state', (state) => {
      if (state.kind === 'closed') resolve(state.reason);
    });
  });

/** Nothing typed is read before the port is open for the first time: a program that pipes commands in need not know when. */
const readWhenOpen = (context: CommandContext, monitor: Monitor, ending: string): (() => void) => {
  let stopReading: () => void = () => undefined;
  const lines = createTypedLines();
  const sendAll = async (typed: readonly TypedLine[]): Promise<void> => {
    for (const line of typed) await sendLine(context, monitor, line, ending);
  };
  const forget = monitor.on('state', ({ kind }) => {
    if (kind !== 'open') return;
    forget();
    stopReading =
      context.input?.read(
        (bytes) => sendAll(lines.push(bytes)),
        () => void sendAll(lines.end()),
      ) ?? stopReading;
  });
  return () => {
    forget();
    stopReading();
  };
};

const sendLine = async (
  { err, language }: CommandContext,
  monitor: Monitor,
  line: TypedLine,
  ending: string,
): Promise<void> => {
  const words = cliTerminalWords[language];
  if (line.kind === 'too-long') {
    err.write(`${fillCliWords(words.monitorLineTooLong, { bytes: typedLineLimitBytes })}\n`);
    return;
  }
  const sent = await monitor.write(Buffer.concat([line.bytes, Buffer.from(ending)]));
  if (sent.ok) return;
  const reason = describeFailure(sent.error, language).happened;
  err.write(`${fillCliWords(words.monitorNotSent, { reason })}\n`);
};
