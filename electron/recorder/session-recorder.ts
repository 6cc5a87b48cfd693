import { createListeners } from '../../shared/listeners.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { AppendFile } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { createBatchWriter } from './batch-writer.ts';
import {
  createFurtherFiles,
  type FurtherFile,
  type FurtherFileOptions,
  type FurtherFiles,
  type KeptFacts,
} from './further-files.ts';
import { maskFacts } from './mask-facts.ts';
import { createSecretSet, type MaskedSpan, type SecretSet, type SentLine } from './masking.ts';
import {
  type EntryLetter,
  entryLine,
  entryRest,
  headerLine,
  type InputLetter,
  longestLineBytes,
  type RecordingLoss,
  type RecordingSubject,
} from './recording-format.ts';
import { createTrafficQueue, type Direction } from './traffic-queue.ts';
import { createWriteTimes, defaultRecorderWaits, type RecorderWaits } from './write-times.ts';
import { createWrittenStream, type WrittenListener } from './written-stream.ts';

/**
 * Records one session. No call throws or waits. Entries have the order and the time of the calls. Bytes are masked before they reach the
 * disk: by spans, as secret arguments of commands, and by registered values. After `close` all calls are ignored.
 */
export interface SessionRecorder {
  /** Bytes from the module. Must be called before they are parsed, so that a bug in a parser cannot lose them. */
  received(bytes: Uint8Array): void;
  /** Bytes to the module; the spans are offsets in `bytes`. */
  sent(bytes: Uint8Array, secretSpans?: readonly MaskedSpan[]): void;
  /**
   * The masked traffic, once it is in the file or the disk has refused it. All traffic that a user sees comes from here. Called during calls
   * of the recorder, or by its clock.
   */
  onWritten(listener: WrittenListener): Undo;
  /**
   * A fact as plain data. `step`, `error`, `opened`, `closed`, `run`, `summary` (and `step.…` etc.) are in the file when the call returns, and
   * are synced to the disk at once.
   */
  event(kind: string, facts: object): void;
  /** How the bytes so far were shown: the text of a `CutWriter`. */
  cuts(text: string): void;
  /**
   * An input of the engine besides received bytes, masked by the caller. It is written with the next entry or `flush`, so that it costs no write of
   * its own.
   */
  input(letter: InputLetter, content: object): void;
  /** What the summary of a file says besides its byte counts, where the recording continues in a further file. */
  summarise(facts: () => KeptFacts): void;
  /** The recording continues in a further file, with the bytes from there on. The listener records nothing. */
  onFurtherFile(listener: (file: FurtherFile) => void): Undo;
  /** A note by the user. */
  mark(text: string): void;
  /** From now on the value is masked in all its forms, in every recorder that shares the secrets. Register a value before it is sent. */
  registerSecret(value: string | Uint8Array): void;
  /** The file of this name on the module contains a private key: what is read of it is secret. */
  noteKeyFile(file: string): void;
  /** Masks texts and bytes that are complete, with the same secrets as the stream. `sent`: the command that the text answers. */
  maskText(text: string, sent?: SentLine): string;
  mask(bytes: Uint8Array, secretSpans?: readonly MaskedSpan[]): Uint8Array;
  /** When it returns, everything recorded so far is in the file (unless the disk fails) and was passed to the listeners. */
  flush(): void;
  /** Everything is in the file when the call returns, and synced to the disk when `ended` resolves. */
  close(): void;
  readonly isClosed: boolean;
  /** Resolves when the recorder is closed, its data is synced (unless the disk fails), and the file is closed. */
  readonly ended: Promise<void>;
  /** The entries that could not be written so far. */
  readonly loss: RecordingLoss;
  readonly soFar: RecordedSoFar;
}

/** Describes this part of the file that is written now. */
export interface RecordedSoFar {
  /** As in its header. */
  readonly startedAt: string;
  readonly sentBytes: number;
  readonly receivedBytes: number;
}

const batchBytes = 64 * 1024;
const ringBytes = 1024 * 1024;

/** Room for the number and the time of an entry. */
const numberBytes = 40;

/** Longer chunks become several entries, so that every line can be read. */
const longestEntryBytes = 48 * 1024;

const durableKinds: ReadonlySet<string> = new Set(['step', 'error', 'opened', 'closed', 'run', 'summary']);

export interface SessionRecorderOptions {
  readonly clock: Clock;
  /** Opened for this recorder only; `close` closes it. */
  readonly file: AppendFile;
  readonly header: RecordingSubject;
  /** Shared with other recorders: the module of one session may print a secret of another. Default: a separate set. */
  readonly secrets?: SecretSet;
  readonly waits?: RecorderWaits;
  /** Omitted: all of the recording is in one file. */
  readonly further?: FurtherFileOptions;
  /** Called when the disk fails: once per outage, not during `createSessionRecorder`. The session continues. */
  readonly onFailure?: (failure: Failure) => void;
  /** Called when the disk works again, with the entries missing in the file (a mark in the file says the same). */
  readonly onResumed?: (loss: RecordingLoss) => void;
}

export const createSessionRecorder = (options: SessionRecorderOptions): SessionRecorder => {
  const { clock, secrets = createSecretSet() } = options;
  const startMs = clock.nowMs();
  let isClosed = false;
  const bytesOf = { r: 0, t: 0 };
  const timeUs = (): number => Math.max(0, Math.round((clock.nowMs() - startMs) * 1000));
  let kept: () => KeptFacts = () => ({});
  const goesOn = createListeners<[FurtherFile]>();

  const writer = createBatchWriter({
    file: options.file,
    header: headerLine(options.header, clock.wallMs()),
    ringBytes,
    gapLine: (lastSeq, gap, to) => entryLine(lastSeq, timeUs() - files.startUs, 'm', { gap, to }),
    onFailure: (failure) => options.onFailure?.(failure),
    onResumed: (loss) => options.onResumed?.(loss),
  });
  const shown = createWrittenStream();
  const queue = createTrafficQueue(secrets, writer.add, shown.add);
  const times = createWriteTimes({ clock, waits: options.waits ?? defaultRecorderWaits, writer, queue, shown });
  const files: FurtherFiles = createFurtherFiles({ ...options, wallMs: () => clock.wallMs(), queue, writer });

  const masked = (facts: object): object => maskFacts(facts, secrets.maskText);
  /** Only before traffic, so that no further file is empty. */
  const beginNextFile = (): void => {
    if (writer.isFailing || !files.isDue(timeUs())) return;
    times.put();
    const facts = kept();
    const file = files.beginNextFile(timeUs(), masked(facts));
    if (file === null) {
      // The disk has refused the end of the file: it is tried again.
      if (writer.isFailing) times.put();
      return;
    }
    // A file that is read alone also says which module it is about.
    for (const kind of ['module', 'run', 'ports'] as const) {
      const known = facts[kind];
      if (known) queue.line(timeUs(), entryRest('e', { kind, facts: masked(known) }));
    }
    times.put();
    goesOn.emit(file);
  };

  const traffic = (direction: Direction, bytes: Uint8Array, spans: readonly MaskedSpan[]): void => {
    if (isClosed) return;
    beginNextFile();
    bytesOf[direction] += bytes.length;
    for (let at = 0; at < bytes.length; at += longestEntryBytes) {
      const part = bytes.subarray(at, at + longestEntryBytes);
      const shifted = spans.map(({ start, end }) => ({ start: start - at, end: end - at }));
      queue.bytes(direction, timeUs(), part, shifted);
      if (queue.waitingBytes + writer.waitingBytes >= batchBytes) times.full();
    }
    times.arrived();
  };

  const fact = (letter: EntryLetter, content: object, kind: string): void => {
    if (isClosed) return;
    const rest = entryRest(letter, content);
    const isTooLong = rest.length > longestLineBytes - numberBytes;
    queue.line(timeUs(), isTooLong ? entryRest(letter, { kind, facts: { tooLarge: true } }) : rest);
    if (durableKinds.has(kind.split('.')[0] ?? kind)) times.commit();
    else times.arrived();
  };

  let end: (closing: Promise<void>) => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    received: (bytes) => traffic('r', bytes, []),
    sent: (bytes, spans = []) => {
      secrets.noteSent(bytes, spans);
      traffic('t', bytes, spans);
    },
    event: (kind, facts) => fact('e', { kind, facts: masked(facts) }, kind),
    cuts: (text) => {
      if (isClosed) return;
      queue.line(timeUs(), entryRest('c', text));
      times.arrived();
    },
    input: (letter, content) => {
      const rest = entryRest(letter, content);
      if (!isClosed && rest.length <= longestLineBytes - numberBytes) queue.line(timeUs(), rest);
    },
    summarise: (facts) => {
      kept = facts;
    },
    onFurtherFile: goesOn.add,
    mark: (text) => fact('m', { text: secrets.maskText(text) }, 'mark'),
    registerSecret: secrets.register,
    noteKeyFile: secrets.noteKeyFile,
    onWritten: shown.on,
    maskText: secrets.maskText,
    mask: secrets.mask,
    flush: () => {
      if (!isClosed) times.write();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      times.stop();
      queue.end();
      end(writer.close());
      files.end();
      shown.release(!writer.isFailing);
    },
    get isClosed() {
      return isClosed;
    },
    ended,
    get loss() {
      return writer.loss;
    },
    get soFar() {
      return {
        startedAt: new Date(files.startedAtMs).toISOString(),
        sentBytes: bytesOf.t - files.before.sentBytes,
        receivedBytes: bytesOf.r - files.before.receivedBytes,
      };
    },
  };
};
