import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { AppendFile } from '../base/platform.ts';
import { createFileSync, type FileSync } from './file-sync.ts';
import type { RecordingLoss, TrafficSoFar } from './recording-format.ts';

/** Writes lines to the disk in batches. A failing disk drops old lines, but never throws. */
export interface BatchWriter {
  /** `to`: the traffic up to the end of this line. */
  add(seq: number, line: Uint8Array, to: TrafficSoFar): void;
  /** Tries to append all waiting lines at once. */
  write(): void;
  /** Starts to sync the appended data to the disk. Never two syncs at once: calls during a sync lead to one more sync. */
  sync(): void;
  /**
   * Ends the file with this line and continues in the next one, whose header is written with the next lines. Only while nothing waits and the disk
   * accepts writes. False: it refuses the line, and the file stays.
   */
  continueIn(lastLine: Uint8Array, next: { readonly file: AppendFile; readonly header: Uint8Array }): boolean;
  /** Tries to append a last time. Resolves when all data is synced or refused and the file is closed. */
  close(): Promise<void>;
  /** Number of bytes that wait for `write`. */
  readonly waitingBytes: number;
  /** True when `write` has something to do. */
  readonly isWaiting: boolean;
  /** True when data was appended since the last `sync`. */
  readonly isDirty: boolean;
  /** Of the file. */
  readonly sizeBytes: number;
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
  let { file, header } = options;
  let sizeBytes = file.sizeBytes ?? 0;
  let waiting: WaitingLine[] = [];
  let waitingBytes = 0;
  let headerWritten = false;
  let isFailing = false;
  let isSyncFailing = false;
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
      ...(headerWritten ? [] : [header]),
      ...(outage.entries > 0 ? [options.gapLine(outage.lastSeq, lossOf(outage), outage.to)] : []),
      ...waiting.map(({ line }) => line),
    ]);

  const syncOf = (synced: AppendFile): FileSync =>
    createFileSync(synced, (flushed) => {
      const isFirstFailure = !isSyncFailing && !isFailing;
      isSyncFailing = !flushed.ok;
      if (!flushed.ok && isFirstFailure) options.onFailure(flushed.error);
    });
  let disk = syncOf(file);
  /** The files before, until they are on the disk. */
  const ending = new Set<Promise<void>>();

  const append = (bytes: Uint8Array): Outcome<void> => {
    const appended = file.append(bytes);
    if (!appended.ok) return appended;
    sizeBytes += bytes.length;
    disk.changed();
    return appended;
  };
  const write = (): void => {
    if (isClosed || (waiting.length === 0 && headerWritten && !isFailing)) return;
    const appended = append(batch());
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
    if (wasFailing) options.onResumed(missing);
  };

  const continueIn: BatchWriter['continueIn'] = (lastLine, next) => {
    const appended = append(lastLine);
    if (!appended.ok) {
      isFailing = true;
      options.onFailure(appended.error);
      return false;
    }
    const ended = disk.end();
    ending.add(ended);
    void ended.then(() => ending.delete(ended));
    ({ file, header } = next);
    sizeBytes = file.sizeBytes ?? 0;
    headerWritten = false;
    disk = syncOf(file);
    return true;
  };

  return {
    add(seq, line, to) {
      if (isClosed) return;
      waiting.push({ seq, line, to });
      waitingBytes += line.length;
      if (isFailing) keepNewest();
    },
    write,
    sync: () => disk.sync(),
    continueIn,
    async close() {
      if (isClosed) return;
      write();
      giveUp(waiting.length);
      isClosed = true;
      await Promise.all([disk.end(), ...ending]);
    },
    get sizeBytes() {
      return sizeBytes;
    },
    get waitingBytes() {
      return waitingBytes;
    },
    get isWaiting() {
      return waiting.length > 0 || !headerWritten;
    },
    get isDirty() {
      return disk.isDirty;
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
