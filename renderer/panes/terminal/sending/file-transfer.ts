import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { createPaced, type Pace, type Paced } from './paced.ts';

/** `fixed`: so many bytes, then a pause. `line`: as fast as the line carries them. */
export type Pacing =
  | { readonly kind: 'fixed'; readonly chunkBytes: number; readonly pauseMs: number }
  | { readonly kind: 'line'; readonly bytesPerSecond: number };

/** The largest part that is sent at once; the program takes at most 64 KiB. */
export const mostChunkBytes = 16_384;
export const longestPauseMs = 60_000;
/** Time that one part takes on the line, so that progress is seen and a stop acts soon. */
const linePartMs = 100;

/** A chosen file. It is read in parts, so that it is never in memory as a whole. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface TransferProgress {
  readonly name: string;
  readonly sizeBytes: number;
  /** Written to the port. */
  readonly sentBytes: number;
}

export interface FileTransfer {
  readonly state: Paced['state'];
  /** `null`: no file was sent yet. */
  readonly progress: StoreApi<TransferProgress | null>;
  start(file: ReadableFile, pacing: Pacing, sendBytes: (bytes: Uint8Array) => Promise<Outcome<unknown>>): void;
  stop(): void;
  /** Another file is chosen. */
  forget(): void;
}

const chunkBytesOf = (pacing: Pacing): number => {
  const wanted = pacing.kind === 'fixed' ? pacing.chunkBytes : (pacing.bytesPerSecond * linePartMs) / 1_000;
  return Math.min(mostChunkBytes, Math.max(1, Math.round(wanted)));
};

export const createFileTransfer = (pace: Pace): FileTransfer => {
  const paced = createPaced(pace);
  const progress = createStore<TransferProgress | null>(() => null);
  return {
    ...{ state: paced.state, stop: paced.stop, forget: paced.forget, progress },
    start: (file, pacing, sendBytes) => {
      const chunkBytes = chunkBytesOf(pacing);
      const startedMs = pace.nowMs();
      const own: { now: TransferProgress } = { now: { name: file.name, sizeBytes: file.size, sentBytes: 0 } };
      progress.setState(own.now, true);
      paced.start(async () => {
        const from = own.now.sentBytes;
        if (from >= file.size) return ok(null);
        const part = await file
          .slice(from, from + chunkBytes)
          .arrayBuffer()
          .catch(() => null);
        // It became shorter, was removed, or cannot be read.
        if (part === null || part.byteLength === 0) return fail('file/unreadable', { path: file.name });
        const sent = await sendBytes(new Uint8Array(part));
        if (!sent.ok) return sent;
        const before = own.now;
        own.now = { ...before, sentBytes: from + part.byteLength };
        // Another file may have been chosen meanwhile.
        if (progress.getState() === before) progress.setState(own.now, true);
        if (own.now.sentBytes >= file.size) return ok(null);
        return ok(
          pacing.kind === 'fixed'
            ? pace.nowMs() + pacing.pauseMs
            : startedMs + (own.now.sentBytes * 1_000) / pacing.bytesPerSecond,
        );
      });
    },
  };
};
