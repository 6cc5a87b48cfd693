import { createEmitter, type Emitter } from '../../shared/listeners.ts';
import { done, type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { OpenAnswers } from '../at/unanswered.ts';
import type { ByteLink, LinkNote, PortControl } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { Reconnector } from '../link/reconnect.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { createCutStream } from './cut-stream.ts';
import { createPieceReader, type PieceReader, type ReadPiece } from './piece-reader.ts';
import { recordedLink } from './recorded-link.ts';
import { createTypedAnswers, type TypedAnswers } from './typed-answers.ts';
import { downloadRefused, entersDownloadMode } from './typed-command.ts';
import { createTypedSecrets } from './typed-secrets.ts';

/** Data sent or received on the line, secrets masked. Emitted once it is in the recording. */
export interface MonitorTraffic {
  readonly direction: 'sent' | 'received';
  /** Milliseconds since 1970, of the last byte. */
  readonly wallMs: number;
  readonly epoch: number;
  /** Of all pieces, one after the other. */
  readonly bytes: Uint8Array;
  readonly pieces: readonly MonitorPiece[];
  /** False: the disk refuses writes. */
  readonly isRecorded: boolean;
}

/** A line, for example. What was sent is one piece. */
export type MonitorPiece = ReadPiece;

export type MonitorState =
  | { readonly kind: 'open'; readonly epoch: number; readonly address: string }
  | { readonly kind: 'lost'; readonly reason: Failure }
  /** Attempt number `attempt` (from 1 since the port last stayed open) begins in `waitMs`. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly waitMs: number; readonly reason: Failure }
  | { readonly kind: 'reopened'; readonly epoch: number; readonly address: string }
  /** Follows an opening: so many of its first received bytes are lost, because the port could not be read in time. */
  | { readonly kind: 'dropped'; readonly bytes: number }
  /** What is known of the connection besides its bytes. */
  | { readonly kind: 'note'; readonly note: LinkNote }
  /** `reason`: why it ended; `null`: closed by this program. */
  | { readonly kind: 'closed'; readonly reason: Failure | null };

export interface MonitorEvents {
  /** As of a session. */
  readonly sending: () => void;
  readonly traffic: (item: MonitorTraffic) => void;
  /** Received bytes as they are, with secrets: for another program that uses the port, never to be shown or stored. */
  readonly bytes: (bytes: Uint8Array) => void;
  readonly state: (state: MonitorState) => void;
}

export interface MonitorOptions {
  readonly clock: Clock;
  readonly recorder: SessionRecorder;
  readonly reconnector: Reconnector;
  readonly address: string;
  /** False: the first loss ends the monitor. */
  readonly reconnects: boolean;
  /** The answers that were open at the port when the first link was opened. */
  readonly before?: OpenAnswers | null;
  /** The module was in data mode when the first link was opened. */
  readonly startsInDataMode?: boolean;
  /** What was left behind at the port, for each later link, before it is read. */
  readonly takeLeftBehind?: () => Promise<{ readonly answers: OpenAnswers | null; readonly wasInDataMode: boolean }>;
}

/** Watches a port, over any number of openings. Sends no commands of its own and stores no traffic. */
export interface Monitor {
  on<Name extends keyof MonitorEvents>(name: Name, listener: MonitorEvents[Name]): Undo;
  /** Starts with an open link or, given the reason why there is none, by waiting for one. Call once. */
  start(first: Outcome<ByteLink>): void;
  /**
   * Sends immediately or not at all: fails with `link/lost` while the port is not open, and buffers nothing. Fails with `usage/invalid`
   * for commands that must not be sent. Secrets recognised by the form of a line are masked everywhere.
   */
  write(bytes: Uint8Array): Promise<Outcome<void>>;
  /** The same for bytes of another program, which are passed on whatever they are. */
  pass(bytes: Uint8Array): Promise<Outcome<void>>;
  /**
   * Closes the port and opens it with the settings that the reconnector has now. What arrives in between is lost. If the driver refuses them, it calls
   * `takeBack`, opens the port again, and fails with `link/bad-settings`.
   */
  reopen(takeBack: () => void): Promise<Outcome<void>>;
  /** Settings and lines of the port; `null` while it is not open, and for a port without them. */
  control(): PortControl | null;
  /** Records a fact. */
  note(kind: string, facts: object): void;
  /** The answers to typed lines that may still arrive on this port; `null`: none. */
  pendingAnswers(): OpenAnswers | null;
  /** What is typed goes to the other side of a connection, as far as the lines show it. */
  isInDataMode(): boolean;
  close(): Promise<void>;
}

export const createMonitor = (options: MonitorOptions): Monitor => {
  const { recorder, reconnector, address } = options;
  const { on, emit } = createEmitter<MonitorEvents>();
  const lines = createMonitorLines(options, emit);
  if (options.before) lines.answers.found(options.before);
  if (options.startsInDataMode) lines.answers.foundDataMode();
  let link: ByteLink | null = null;
  let reader: PieceReader | null = null;
  let cancelReconnect: Undo = () => undefined;
  let openings = 0;
  let isClosed = false;

  const end = (reason: Failure | null): void => {
    if (isClosed) return;
    isClosed = true;
    cancelReconnect();
    // A lost port may come back: only this event says that the recording is complete.
    recorder.event('summary', { ...recorder.soFar });
    recorder.close();
    emit('state', { kind: 'closed', reason });
  };
  const opened = (next: ByteLink): void => {
    const { epoch, address: at, droppedBytes = 0 } = next;
    recorder.event('opened', { address: at, epoch });
    const cutting = lines.readerOf(epoch);
    link = next;
    reader = cutting;
    openings += 1;
    emit('state', { kind: openings === 1 ? 'open' : 'reopened', epoch, address: at });
    if (droppedBytes > 0) {
      recorder.event('dropped', { bytes: droppedBytes });
      emit('state', { kind: 'dropped', bytes: droppedBytes });
    }
    next.onNote?.(noted);
    const recorded = recordedLink(next, recorder, {
      onArrived: () => undefined,
      onTelnet: (length, options) => {
        lines.skip(length);
        if (options.length > 0) noted({ kind: 'telnet', options });
      },
    });
    recorded.onBytes((bytes) => {
      if (link !== next) return;
      emit('bytes', bytes);
      cutting.push(bytes);
    });
    next.onClosed((reason) => {
      if (link === next) lost(reason);
    });
  };
  const noted = (note: LinkNote): void => {
    recorder.event('note', note);
    emit('state', { kind: 'note', note });
  };
  const reopen = async (takeBack: () => void): Promise<Outcome<void>> => {
    const current = link;
    if (!current) return { ok: false, error: failure('link/lost', { path: address }) };
    reader?.end();
    link = null;
    reader = null;
    recorder.event('closed', {});
    await current.close();
    const first = await reconnector.open();
    const refused = !first.ok && first.error.code === 'link/bad-settings' ? first : null;
    if (refused) takeBack();
    const next = refused && !isClosed ? await reconnector.open() : first;
    if (isClosed) {
      if (next.ok) await next.value.close();
      return { ok: false, error: failure('link/lost', { path: address }) };
    }
    if (next.ok) {
      opened(next.value);
      return refused ?? done;
    }
    emit('state', { kind: 'lost', reason: next.error });
    if (options.reconnects) wait(next.error);
    else end(next.error);
    return next;
  };
  const send = async (bytes: Uint8Array): Promise<Outcome<void>> => {
    const current = link;
    if (!current) return { ok: false, error: failure('link/lost', { path: address }) };
    if (bytes.length === 0) return done;
    lines.sending(bytes, current.epoch);
    return current.write(bytes);
  };
  const lost = (reason: Failure | null): void => {
    reader?.end();
    link = null;
    reader = null;
    recorder.event('closed', reason ? { ...reason } : {});
    if (reason === null) return end(null);
    emit('state', { kind: 'lost', reason });
    if (options.reconnects) wait(reason);
    else end(reason);
  };
  const wait = (reason: Failure): void => {
    if (isClosed) return;
    cancelReconnect = reconnector.keepTrying(reason, {
      onWaiting: (attempt, waitMs, why) => emit('state', { kind: 'waiting', attempt, waitMs, reason: why }),
      onOpened: async (next) => {
        const left = await options.takeLeftBehind?.();
        if (isClosed) return next.close();
        if (left?.answers) lines.answers.found(left.answers);
        if (left?.wasInDataMode) lines.answers.foundDataMode();
        opened(next);
      },
    });
  };

  return {
    on,
    start: (first) => (first.ok ? opened(first.value) : wait(first.error)),
    write: async (bytes) => {
      if (entersDownloadMode(Buffer.from(bytes).toString('latin1'))) return downloadRefused();
      return send(bytes);
    },
    pass: send,
    reopen,
    control: () => link?.control ?? null,
    note: recorder.event,
    pendingAnswers: lines.answers.pending,
    isInDataMode: lines.answers.isInDataMode,
    close: async () => {
      if (link) await link.close();
      end(null);
    },
  };
};

/** Records what is sent, cuts what is received, and emits both once they are in the recording. */
interface MonitorLines {
  /** The answers to typed lines, over all openings. */
  readonly answers: TypedAnswers;
  /** Call it before the bytes are written to the link. */
  sending(bytes: Uint8Array, epoch: number): void;
  /** The next received bytes are not shown. */
  skip(length: number): void;
  /** Cuts the received bytes of one opening. */
  readerOf(epoch: number): PieceReader;
}

const createMonitorLines = (
  { clock, recorder }: MonitorOptions,
  emit: Emitter<MonitorEvents>['emit'],
): MonitorLines => {
  const pieces = createCutStream(recorder);
  const secrets = createTypedSecrets();
  const answers = createTypedAnswers(clock);
  /** Calls the traffic listeners when the recorder has written these bytes. */
  const emitTraffic = (
    direction: MonitorTraffic['direction'],
    epoch: number,
    cut: readonly MonitorPiece[],
    length: number,
  ): void => {
    const wallMs = clock.wallMs();
    pieces.cut(direction, length, ({ bytes, isRecorded }) =>
      emit('traffic', { direction, epoch, wallMs, bytes, pieces: cut, isRecorded }),
    );
  };
  return {
    answers,
    sending: (bytes, epoch) => {
      const { spans, values } = secrets.read(bytes);
      for (const value of values) recorder.registerSecret(value);
      answers.sent(bytes);
      emit('sending');
      recorder.sent(bytes, spans);
      const { length } = bytes;
      emitTraffic('sent', epoch, [{ kind: 'line', length, isOneLine: false, urc: null, isEarlier: false }], length);
    },
    skip: (length) => pieces.cut('received', length, () => undefined),
    readerOf: (epoch) =>
      createPieceReader({
        clock,
        isEarlier: answers.received,
        onPieces: (read) => {
          const total = read.reduce((sum, { length }) => sum + length, 0);
          emitTraffic('received', epoch, read, total);
        },
      }),
  };
};
