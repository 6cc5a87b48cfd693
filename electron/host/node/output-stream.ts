import type { Failure } from '../../../shared/outcome.ts';
import { writeFailure } from './file-failures.ts';

const readerIsGone = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED']);

/** Text for one of the two outputs of a process. */
export interface OutputStream {
  write(text: string): void;
  /** A person looks at it. */
  readonly isTerminal: boolean;
  /** Width of the terminal, if it is one. */
  readonly columns: () => number | undefined;
  /** Bytes that were written and that nobody has taken yet. */
  readonly waitingBytes: () => number;
  /** Calls back once when what is written cannot be kept (a full disk); a reader or a terminal that went away is none. */
  readonly onFailure: (listener: (failure: Failure) => void) => void;
  /** Settles when everything that was written is out or lost. */
  readonly settled: () => Promise<void>;
}

/** `name`: what the failure calls it. */
export const createOutputStream = (stream: NodeJS.WriteStream, name: string): OutputStream => {
  let failed: Failure | null = null;
  const listeners = new Set<(failure: Failure) => void>();
  // Neither a reader that went away (`| head`) nor a full disk throws; of the latter the listener is called back.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (failed !== null || stream.isTTY || error.code === undefined || readerIsGone.has(error.code)) return;
    failed = writeFailure(name, error);
    for (const listener of listeners) listener(failed);
  });
  return {
    onFailure: (listener) => {
      if (failed !== null) listener(failed);
      else listeners.add(listener);
    },
    // The error event of a write comes before its callback, also of a stream that is destroyed already.
    settled: () => new Promise((resolve) => void stream.write('', () => setImmediate(resolve))),
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: () => stream.columns,
    waitingBytes: () => stream.writableLength,
  };
};
