import { exitCodeOf } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import { cliShareWords } from '../../../shared/words/cli-share.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createApp, type Monitor, type OpenedMonitor } from '../../app/index.ts';
import { createLinks } from '../../app/links.ts';
import { createPortDirectory, nativePortReaders } from '../../link/port-directory.ts';
import { type ShareServer, startShareServer } from '../../link/share-server.ts';
import { sharedPortOf } from '../../link/shared-port.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { sharedFileOf } from './output-files.ts';
import { createShareEvents, createShareView, type ShareView } from './share-view.ts';

export interface ShareArguments {
  readonly port: string;
  readonly baud: number;
  readonly rfc2217: number;
  readonly bind: string;
  readonly allow?: readonly string[];
  readonly write?: boolean;
  readonly record?: string;
  readonly json?: boolean;
}

interface ShareEnd {
  readonly reason: Failure | null;
  readonly recordingPath: string | null;
}

/** Runs until Ctrl+C. A lost port is opened again; meanwhile no client is served. */
export const shareCommand = async (context: CommandContext, args: ShareArguments): Promise<number> => {
  const view = args.json ? createShareEvents(context, args) : createShareView(context);
  const unrecorded: Failure[] = [];
  const clash = await sharedFileOf(context, { record: args.record, port: args.port });
  if (clash) reportFailure(context, clash);
  const { reason, recordingPath } = clash
    ? { reason: clash, recordingPath: null }
    : await share(context, args, view, unrecorded);
  const error = reason ?? unrecorded[0] ?? null;
  const exitCode = error ? exitCodeOf(error.code) : 0;
  view.ended(exitCode, error, recordingPath);
  return exitCode;
};

const share = async (
  context: CommandContext,
  args: ShareArguments,
  view: ShareView,
  unrecorded: Failure[],
): Promise<ShareEnd> => {
  const { platform, clock } = context;
  const links = createLinks({ platform, clock });
  const app = createApp({
    platform,
    clock,
    openLink: links.openLink,
    directory: createPortDirectory(nativePortReaders(process.platform), clock),
    version: context.version,
    onRecordingFailure: (path) => {
      const error = failure('file/unwritable', { path });
      unrecorded.push(error);
      reportFailure(context, error);
    },
  });
  let requestStop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    requestStop = resolve;
  });
  const removeListener = context.onStop(requestStop);
  try {
    const opened = await app.openMonitor(args.port, {
      settings: { baudRate: args.baud },
      ...(args.record === undefined ? {} : { recordTo: platform.resolve(context.workingFolder, args.record) }),
      reconnects: true,
      waits: false,
    });
    if (!opened.ok) {
      reportFailure(context, opened.error);
      return { reason: opened.error, recordingPath: null };
    }
    const reason = await serve(context, args, view, opened.value, stopped);
    return { reason, recordingPath: opened.value.recordingPath };
  } finally {
    removeListener();
    await app.close();
    await links.close();
  }
};

/** Serves clients until a stop is requested. Returns why it could not begin. */
const serve = async (
  context: CommandContext,
  args: ShareArguments,
  view: ShareView,
  { monitor, start }: OpenedMonitor,
  stopped: Promise<void>,
): Promise<Failure | null> => {
  let isOpen = false;
  let server: ShareServer | null = null;
  const port = sharedPortOf({ baudRate: args.baud });
  monitor.on('state', (state) => {
    isOpen = state.kind === 'open' || state.kind === 'reopened' || (isOpen && state.kind === 'note');
    if (state.kind === 'lost') server?.portClosed();
    // What a client has set is set again after the port has come back.
    if (state.kind === 'reopened') void monitor.control()?.setBaudRate(port.baudRate);
    view.state(state);
  });
  monitor.on('bytes', (bytes) => server?.deliver(bytes));
  const started = await startShareServer({
    clock: context.clock,
    tcpPort: args.rfc2217,
    bind: args.bind,
    allow: args.allow ?? [],
    mayWrite: args.write ?? false,
    port,
    isOpen: () => isOpen,
    control: monitor.control,
    write: monitor.pass,
    onEvent: (event) => {
      const { kind, ...facts } = event;
      monitor.note(`share.${kind}`, facts);
      view.event(event);
    },
  });
  if (!started.ok) {
    reportFailure(context, started.error);
    await monitor.close();
    return started.error;
  }
  server = started.value;
  start();
  announce(context, args, server, view);
  await Promise.race([stopped, closedOf(monitor)]);
  await server.close();
  await monitor.close();
  return null;
};

const closedOf = (monitor: Monitor): Promise<void> =>
  new Promise((resolve) => {
    monitor.on('state', ({ kind }) => kind === 'closed' && resolve());
  });

const isLoopback = (address: string): boolean => /^(?:127\.|::1$|localhost$)/i.test(address);

const announce = (
  { err, language }: CommandContext,
  args: ShareArguments,
  { host, tcpPort }: ShareServer,
  view: ShareView,
): void => {
  const words = cliShareWords[language];
  const address = `${host.includes(':') ? `[${host}]` : host}:${tcpPort}`;
  view.ready(address);
  if (!isLoopback(host)) err.write(`${fill(words.shareUnencrypted, { address })}\n`);
  if (!args.write) err.write(`${words.shareReadOnly}\n`);
  err.write(`${words.shareStop}\n`);
};
