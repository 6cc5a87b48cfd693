import { exitCodeOf } from '../../../shared/errors.ts';
import { type Failure, ok } from '../../../shared/outcome.ts';
import { addressKind } from '../../../shared/port-address.ts';
import { cliShareWords } from '../../../shared/words/cli-share.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createApp, type Monitor, type OpenedMonitor } from '../../app/index.ts';
import { createLinks } from '../../app/links.ts';
import type { PortControl } from '../../base/byte-link.ts';
import { createPortDirectory, nativePortReaders } from '../../link/port-directory.ts';
import { type ShareServer, startShareServer } from '../../link/share-server.ts';
import { type SharedPort, sharedPortOf } from '../../link/shared-port.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { sameFileFailure } from './output-files.ts';
import { recordingReports } from './recording-reports.ts';
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
  const clash = await sameFileFailure(context, { record: args.record, port: args.port });
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
    ...recordingReports(context, unrecorded),
  });
  let requestStop: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    requestStop = resolve;
  });
  const removeListener = context.onStop(requestStop);
  try {
    // What a client has set also applies after the port was opened again.
    const port = sharedPortOf({ baudRate: args.baud });
    const opened = await app.openMonitor(args.port, {
      settings: () => ({ baudRate: port.baudRate, frame: port.frame }),
      ...(args.record === undefined ? {} : { recordTo: platform.resolve(context.workingFolder, args.record) }),
      reconnects: true,
      waits: false,
    });
    if (!opened.ok) {
      reportFailure(context, opened.error);
      return { reason: opened.error, recordingPath: null };
    }
    const reason = await serve({ context, args, view, port, opened: opened.value, stopped });
    return { reason, recordingPath: opened.value.recordingPath };
  } finally {
    removeListener();
    await app.close();
    await links.close();
  }
};

/** Serves clients until a stop is requested. Returns why it could not begin. */
const serve = async (options: {
  readonly context: CommandContext;
  readonly args: ShareArguments;
  readonly view: ShareView;
  readonly port: SharedPort;
  readonly opened: OpenedMonitor;
  readonly stopped: Promise<void>;
}): Promise<Failure | null> => {
  const { context, args, view, port, stopped } = options;
  const { monitor, start } = options.opened;
  let isOpen = false;
  let server: ShareServer | null = null;
  monitor.on('state', (state) => {
    if (state.kind === 'open' || state.kind === 'reopened') isOpen = true;
    if (state.kind === 'lost' || state.kind === 'closed') isOpen = false;
    if (state.kind === 'lost') server?.portClosed();
    // An opening raises both lines.
    if (state.kind === 'reopened' && !(port.dtr && port.rts))
      void monitor.control()?.setLines({ dtr: port.dtr, rts: port.rts });
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
    control: () => controlOf(monitor, args.port, port),
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

/** The frame of a serial port of this computer is set when it is opened, so it is opened again. */
const controlOf = (monitor: Monitor, address: string, port: SharedPort): PortControl | null => {
  const control = monitor.control();
  if (!control || addressKind(address) !== 'serial') return control;
  return {
    ...control,
    setFrame: async (frame) => {
      const before = port.frame;
      port.frame = frame;
      const takeBack = (): void => {
        port.frame = before;
      };
      const reopened = await monitor.reopen(takeBack);
      if (reopened.ok) return ok(frame);
      takeBack();
      return reopened;
    },
  };
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
