import type { Failure } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';
import type { RecordingLoss } from './recording-format.ts';

/** Lines on their way to the disk. A disk that fails costs old lines, never an exception. */
export interface BatchWriter {
  add(seq: number, line: Uint8Array): void;
  /** Tries to append everything that waits, in one piece. */
  write(): void;
  /** Begins to make durable what was appended. Never two at once: what is asked for meanwhile follows, once. */
  sync(): void;
  /** Tries to append once more. Resolves when all is durable, or refused, and the file is closed. */
  close(): Promise<void>;
  /** Bytes that wait for `write`. */
  readonly waitingBytes: number;
  /** `write` has something to do. */
  readonly isWaiting: boolean;
  /** Something was appended since the last `sync`. */
  readonly isDirty: boolean;
  /** The last `write` failed. */
  readonly isFailing: boolean;
  /** What was given up since the start. */
  readonly loss: RecordingLoss;
}

export interface BatchWriterOptions {
  readonly file: AppendFile;
  readonly header: Uint8Array;
  /** While the disk fails, the newest lines of this size wait in memory; older ones are given up. */
  readonly ringBytes: number;
  /** The line that says what is missing. It stands in the place of the last entry that was given up. */
  readonly gapLine: (lastSeq: number, loss: RecordingLoss) => Uint8Array;
  /** Once per outage. */
  readonly onFailure: (failure: Failure) => void;
  /** When the disk works again; with what was given up in the outage. */
  readonly onResumed: (loss: RecordingLoss) => void;
}

interface WaitingLine {
  readonly seq: number;
  readonly line: Uint8Array;
}

/** Lines that were given up, and the number of the last of them. */
interface GivenUp extends RecordingLoss {
  readonly lastSeq: number;
}

const nothing: GivenUp = { entries: 0, bytes: 0, lastSeq: 0 };
const lineEnd = Uint8Array.of(0x0a);

export const createBatchWriter = (options: BatchWriterOptions): BatchWriter => {
  const { file } = options;
  let waiting: WaitingLine[] = [];
  let waitingBytes = 0;
  let headerWritten = false;
  let isDirty = false;
  let isFailing = false;
  let isSyncFailing = false;
  let syncing: Promise<void> | null = null;
  let isSyncAsked = false;
  let isClosed = false;
  let outage = nothing;
  let total = nothing;

  const giveUp = (count: number): void => {
    for (const { seq, line } of waiting.slice(0, count)) {
      waitingBytes -= line.length;
      outage = { entries: outage.entries + 1, bytes: outage.bytes + line.length, lastSeq: seq };
      total = { entries: total.entries + 1, bytes: total.bytes + line.length, lastSeq: seq };
    }
    waiting = waiting.slice(count);
  };

  const keepNewest = (): void => {
    let count = 0;
    for (let bytes = waitingBytes; bytes > options.ringBytes; count += 1) bytes -= waiting[count]?.line.length ?? bytes;
    if (count > 0) giveUp(count);
  };

  /** After a failure the file may end in half a line: begin on a new one. */
  const batch = (): Uint8Array =>
    Buffer.concat([
      ...(isFailing ? [lineEnd] : []),
      ...(headerWritten ? [] : [options.header]),
      ...(outage.entries > 0 ? [options.gapLine(outage.lastSeq, lossOf(outage))] : []),
      ...waiting.map(({ line }) => line),
    ]);

  const write = (): void => {
    if (isClosed || (waiting.length === 0 && headerWritten && !isFailing)) return;
    const appended = file.append(batch());
    const wasFailing = isFailing;
    isFailing = !appended.ok;
    if (!appended.ok) {
      keepNewest();
      if (!wasFailing) options.onFailure(appended.error);
      return;
    }
    const missing = lossOf(outage);
    headerWritten = true;
    waiting = [];
    waitingBytes = 0;
    outage = nothing;
    isDirty = true;
    if (wasFailing) options.onResumed(missing);
  };

  const sync = (): void => {
    isSyncAsked = syncing !== null;
    if (isSyncAsked || !isDirty) return;
    isDirty = false;
    syncing = file.flush().then((flushed) => {
      syncing = null;
      const isNews = !isSyncFailing && !isFailing;
      isSyncFailing = !flushed.ok;
      if (!flushed.ok && isNews) options.onFailure(flushed.error);
      if (isSyncAsked) sync();
    });
  };

  return {
    add(seq, line) {
      if (isClosed) return;
      waiting.push({ seq, line });
      waitingBytes += line.length;
      if (isFailing) keepNewest();
    },
    write,
    sync,
    async close() {
      if (isClosed) return;
      write();
      giveUp(waiting.length);
      isClosed = true;
      sync();
      while (syncing !== null) await syncing;
      file.close();
    },
    get waitingBytes() {
      return waitingBytes;
    },
    get isWaiting() {
      return waiting.length > 0 || !headerWritten;
    },
    get isDirty() {
      return isDirty;
    },
    get isFailing() {
      return isFailing;
    },
    get loss() {
      return lossOf(total);
    },
  };
};

const lossOf = ({ entries, bytes }: GivenUp): RecordingLoss => ({ entries, bytes });
