import { joinBytes } from '../../../../shared/join-bytes.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';

/** The most bytes that the emulator has been given and has not processed. */
export const unprocessedLimitBytes = 500_000;

/** The emulator lets the page draw between two slices, not within one: what costs most for its length must fit into a moment. */
export const sliceBytes = 4_096;

export interface OutputFeed {
  /** There may be new traffic. */
  wake(): void;
  stop(): void;
}

export interface OutputFeedOptions {
  /** The first piece that is shown. */
  readonly from: number;
  /** Pieces `[from, to)` or the first of them; `null`: none can be had now. */
  readonly fetch: (from: number, to: number) => Promise<readonly TrafficPiece[] | null>;
  /** `done`: the emulator has processed the bytes. */
  readonly write: (bytes: Uint8Array, done: () => void) => void;
  /** Pieces that no longer exist, not even in the recording. */
  readonly onLost: (count: number) => void;
}

/**
 * Takes what was received from the program as fast as the emulator processes it. The program has all of it, in memory or in the recording, so
 * a slow emulator loses nothing.
 */
export const createOutputFeed = ({ from, fetch, write, onLost }: OutputFeedOptions): OutputFeed => {
  let next = from;
  let unprocessed = 0;
  let ready: Uint8Array[] = [];
  let isFetching = false;
  let isWoken = false;
  let isOver = false;

  /** False: the emulator has enough. */
  const writeReady = (): boolean => {
    for (let bytes = ready.shift(); bytes; bytes = ready.shift()) {
      if (unprocessed + Math.min(bytes.length, sliceBytes) > unprocessedLimitBytes) {
        ready.unshift(bytes);
        return false;
      }
      const slice = bytes.subarray(0, sliceBytes);
      if (bytes.length > slice.length) ready.unshift(bytes.subarray(slice.length));
      unprocessed += slice.length;
      write(slice, () => {
        unprocessed -= slice.length;
        void go();
      });
    }
    return true;
  };
  const take = (pieces: readonly TrafficPiece[]): void => {
    const received: Uint8Array[] = [];
    for (const { sequence, direction, owner, bytes } of pieces) {
      if (sequence > next) onLost(sequence - next);
      next = sequence + 1;
      if (direction === 'received' && owner !== 'divider' && owner !== 'unsent') received.push(bytes);
    }
    const bytes = joinBytes(received);
    if (bytes.length > 0) ready.push(bytes);
  };
  const go = async (): Promise<void> => {
    if (isFetching || isOver) return;
    isFetching = true;
    for (let isMore = true; isMore && !isOver && writeReady(); ) {
      isWoken = false;
      const pieces = await fetch(next, Number.MAX_SAFE_INTEGER);
      if (isOver) return;
      if (pieces) take(pieces);
      isMore = pieces !== null && (pieces.length > 0 || isWoken);
    }
    isFetching = false;
  };

  return {
    wake: () => {
      isWoken = true;
      void go();
    },
    stop: () => {
      isOver = true;
      ready = [];
    },
  };
};
