import { createListeners } from '../../../shared/listeners.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { writeFailure } from './file-failures.ts';

const readerIsGone = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** Text output to stdout or stderr. */
export interface OutputStream {
  write(text: string): void;
  /** True for a terminal. */
  readonly isTerminal: boolean;
  /** Width of the terminal; `undefined` if the stream is not a terminal. */
  readonly columns: () => number | undefined;
  /** Written bytes that the reader has not taken yet. */
  readonly bufferedBytes: () => number;
  /** Called once when output cannot be written (the disk is full). A reader or terminal that was closed is not a failure. */
  readonly onFailure: (listener: (failure: Failure) => void) => void;
  /** Settles when all output was written or lost. */
  readonly settled: () => Promise<void>;
}

/** `name`: the name of the stream in failures. */
export const createOutputStream = (stream: NodeJS.WriteStream, name: string): OutputStream => {
  let failed: Failure | null = null;
  const failures = createListeners<[Failure]>();
  // Neither a closed reader (`| head`) nor a full disk throws. Only the full disk is reported to the listener.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (failed !== null || stream.isTTY || error.code === undefined || readerIsGone.has(error.code)) return;
    failed = writeFailure(name, error);
    failures.emit(failed);
  });
  return {
    onFailure: (listener) => {
      if (failed !== null) listener(failed);
      else failures.add(listener);
    },
    // The error event of a write is emitted before its callback, also for a destroyed stream.
    settled: () => new Promise((resolve) => void stream.write('', () => setImmediate(resolve))),
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: () => stream.columns,
    bufferedBytes: () => stream.writableLength,
  };
};
