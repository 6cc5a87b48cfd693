import type { Failure } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { AppendFile } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { type BatchWriter, createBatchWriter } from './batch-writer.ts';
import { maskFacts } from './mask-facts.ts';
import { createSecretSet, type MaskedSpan } from './masking.ts';
import {
  type EntryLetter,
  entryLine,
  headerLine,
  longestLineBytes,
  type RecordingLoss,
  type RecordingSubject,
} from './recording-format.ts';
import { createTrafficQueue, type Direction } from './traffic-queue.ts';

/**
 * Records one session as it happens. No call throws or waits. Entries carry the order and the time of the calls; bytes are masked by
 * spans and by registered values before they reach the disk. After `close` everything is ignored.
 */
export interface SessionRecorder {
  /** Bytes from the module; to be called before they are parsed, so that a parser's bug cannot lose them. */
  received(bytes: Uint8Array): void;
  /** Bytes to the module; the spans are offsets in `bytes`. */
  sent(bytes: Uint8Array, secretSpans?: readonly MaskedSpan[]): void;
  /** A fact as plain data. `step`, `error`, `opened`, `closed` (and `step.…` and so on) are on the disk when the call returns. */
  event(kind: string, facts: object): void;
  /** A note of the user. */
  mark(text: string): void;
  /** From now on the value is masked in all its forms; register before it is sent. */
  registerSecret(value: string | Uint8Array): void;
  /** When it returns, everything recorded so far is on the disk (unless the disk fails). */
  flush(): void;
  close(): void;
  /** What could not be written, so far. */
  readonly loss: RecordingLoss;
}

export interface RecorderWaits {
  /** An entry reaches the file after this at the latest; a hold of the masker ends then too. */
  readonly batchMs: number;
  /** What is in the file is made durable after this at the latest. */
  readonly syncMs: number;
  /** How long a disk that failed is left alone. */
  readonly retryMs: number;
}

export const defaultRecorderWaits: RecorderWaits = { batchMs: 50, syncMs: 1_000, retryMs: 1_000 };

const batchBytes = 64 * 1024;
const ringBytes = 1024 * 1024;

/** Longer pieces become several entries, so that no line is too long to be read. */
const longestEntryBytes = 48 * 1024;

const durableKinds: ReadonlySet<string> = new Set(['step', 'error', 'opened', 'closed']);

export interface SessionRecorderOptions {
  readonly clock: Clock;
  /** Opened for this recorder alone; `close` closes it. */
  readonly file: AppendFile;
  readonly header: RecordingSubject;
  readonly waits?: RecorderWaits;
  /** The disk failed: once per outage, not from within `createSessionRecorder`. The session goes on. */
  readonly onFailure?: (failure: Failure) => void;
  /** The disk works again; with what is missing in the file (a mark in the file says the same). */
  readonly onResumed?: (loss: RecordingLoss) => void;
}

export const createSessionRecorder = (options: SessionRecorderOptions): SessionRecorder => {
  const { clock } = options;
  const startMs = clock.nowMs();
  const secrets = createSecretSet();
  let seq = 0;
  let isClosed = false;
  const timeUs = (): number => Math.max(0, Math.round((clock.nowMs() - startMs) * 1000));

  const writer = createBatchWriter({
    file: options.file,
    header: headerLine(options.header, clock.wallMs()),
    ringBytes,
    gapLine: (lastSeq, gap) => entryLine(lastSeq, timeUs(), 'm', { gap }),
    onFailure: (failure) => options.onFailure?.(failure),
    onResumed: (loss) => options.onResumed?.(loss),
  });
  const queue = createTrafficQueue(secrets, writer.add);
  const timers = createTimers(clock, options.waits ?? defaultRecorderWaits, writer, queue.settle);

  const traffic = (direction: Direction, bytes: Uint8Array, spans: readonly MaskedSpan[]): void => {
    if (isClosed) return;
    for (let at = 0; at < bytes.length; at += longestEntryBytes) {
      const part = bytes.subarray(at, at + longestEntryBytes);
      const shifted = spans.map(({ start, end }) => ({ start: start - at, end: end - at }));
      queue.bytes(direction, seq++, timeUs(), part, shifted);
      if (queue.waitingBytes + writer.waitingBytes >= batchBytes) timers.full();
    }
    timers.start();
  };

  const fact = (letter: EntryLetter, content: object, kind: string): void => {
    if (isClosed) return;
    const number = seq++;
    const line = entryLine(number, timeUs(), letter, content);
    queue.line(
      number,
      line.length <= longestLineBytes ? line : entryLine(number, timeUs(), letter, { kind, facts: { tooLarge: true } }),
    );
    if (durableKinds.has(kind.split('.')[0] ?? kind)) timers.commit();
    else timers.start();
  };

  timers.start();
  return {
    received: (bytes) => traffic('r', bytes, []),
    sent: (bytes, spans = []) => traffic('t', bytes, spans),
    event: (kind, facts) => fact('e', { kind, facts: maskFacts(facts, secrets.maskText) }, kind),
    mark: (text) => fact('m', { text: secrets.maskText(text) }, 'mark'),
    registerSecret: secrets.register,
    flush: timers.commit,
    close() {
      if (isClosed) return;
      isClosed = true;
      timers.stop();
      queue.end();
      writer.close();
    },
    get loss() {
      return writer.loss;
    },
  };
};

/** When entries go to the file, and when the file goes to the disk. */
interface Timers {
  /** Something waits. */
  start(): void;
  /** So much waits that it must not wait longer. */
  full(): void;
  /** Everything, now, durably. */
  commit(): void;
  stop(): void;
}

const createTimers = (clock: Clock, waits: RecorderWaits, writer: BatchWriter, settle: () => void): Timers => {
  let pendingBatch: Undo | null = null;
  let pendingSync: Undo | null = null;

  const write = (): void => {
    pendingBatch?.();
    pendingBatch = null;
    settle();
    writer.write();
    if (writer.isFailing) start();
    if (writer.isDirty) pendingSync ??= clock.after(waits.syncMs, sync);
  };
  const sync = (): void => {
    pendingSync?.();
    pendingSync = null;
    writer.sync();
  };
  const start = (): void => {
    pendingBatch ??= clock.after(writer.isFailing ? waits.retryMs : waits.batchMs, write);
  };
  return {
    start,
    // A failing disk is left alone until the next try; settling alone moves the entries on into the writer's ring.
    full: () => (writer.isFailing ? settle() : write()),
    commit() {
      write();
      sync();
    },
    stop() {
      pendingBatch?.();
      pendingSync?.();
      pendingBatch = null;
      pendingSync = null;
    },
  };
};
