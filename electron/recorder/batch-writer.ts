import type { Failure } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';
import type { RecordingLoss, TrafficSoFar } from './recording-format.ts';

/** Writes lines to the disk in batches. A failing disk drops old lines, but never throws. */
export interface BatchWriter {
  /** `to`: the traffic up to the end of this line. */
  add(seq: number, line: Uint8Array, to: TrafficSoFar): void;
  /** Tries to append all waiting lines at once. */
  write(): void;
  /** Starts to sync the appended data to the disk. Never two syncs at once: calls during a sync lead to one more sync. */
  sync(): void;
  /** Tries to append a last time. Resolves when all data is synced or refused and the file is closed. */
  close(): Promise<void>;
  /** Number of bytes that wait for `write`. */
  readonly waitingBytes: number;
  /** True when `write` has something to do. */
  readonly isWaiting: boolean;
  /** True when data was appended since the last `sync`. */
  readonly isDirty: boolean;
  /** True when the last `write` failed. */
  readonly isFailing: boolean;
  /** The lines dropped since the start. */
  readonly loss: RecordingLoss;
}

export interface BatchWriterOptions {
  readonly file: AppendFile;
  readonly header: Uint8Array;
  /** While the disk fails, the newest lines of this total size are kept in memory; older ones are dropped. */
  readonly ringBytes: number;
  /** The line that describes the gap. It replaces the last dropped entry. */
  readonly gapLine: (lastSeq: number, loss: RecordingLoss, to: TrafficSoFar) => Uint8Array;
  /** Called once per outage. */
  readonly onFailure: (failure: Failure) => void;
  /** Called when the disk works again, with the lines dropped during the outage. */
  readonly onResumed: (loss: RecordingLoss) => void;
}

interface WaitingLine {
  readonly seq: number;
  readonly line: Uint8Array;
  readonly to: TrafficSoFar;
}

/** Dropped lines, and the number of the last of them. */
interface GivenUp extends RecordingLoss {
  readonly lastSeq: number;
  readonly to: TrafficSoFar;
}

const nothing: GivenUp = { entries: 0, bytes: 0, lastSeq: 0, to: { receivedBytes: 0, sentBytes: 0 } };
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
    for (const { seq, line, to } of waiting.slice(0, count)) {
      waitingBytes -= line.length;
      outage = { entries: outage.entries + 1, bytes: outage.bytes + line.length, lastSeq: seq, to };
      total = { entries: total.entries + 1, bytes: total.bytes + line.length, lastSeq: seq, to };
    }
    waiting = waiting.slice(count);
  };

  const keepNewest = (): void => {
    let count = 0;
    for (let bytes = waitingBytes; bytes > options.ringBytes; count += 1) bytes -= waiting[count]?.line.length ?? bytes;
    if (count > 0) giveUp(count);
  };

  /** After a failed write the file may end with an incomplete line, so the batch starts on a new line. */
  const batch = (): Uint8Array =>
    Buffer.concat([
      ...(isFailing ? [lineEnd] : []),
      ...(headerWritten ? [] : [options.header]),
      ...(outage.entries > 0 ? [options.gapLine(outage.lastSeq, lossOf(outage), outage.to)] : []),
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
      const isFirstFailure = !isSyncFailing && !isFailing;
      isSyncFailing = !flushed.ok;
      if (!flushed.ok && isFirstFailure) options.onFailure(flushed.error);
      if (isSyncAsked) sync();
    });
  };

  return {
    add(seq, line, to) {
      if (isClosed) return;
      waiting.push({ seq, line, to });
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
