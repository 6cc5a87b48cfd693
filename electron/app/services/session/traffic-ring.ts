import { createListeners } from '../../../../shared/listeners.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { TrafficSource } from '../../traffic-source.ts';

/** The newest traffic of a session. */
export interface TrafficRing extends TrafficSource {
  /** Adds a piece with the next sequence number. */
  push(piece: Omit<TrafficPiece, 'sequence'>): void;
}

export interface RingLimits {
  readonly pieces: number;
  readonly bytes: number;
}

const ringLimits: RingLimits = { pieces: 100_000, bytes: 32 * 1024 * 1024 };

export const createTrafficRing = (limits: RingLimits = ringLimits): TrafficRing => {
  const listeners = createListeners();
  let pieces: TrafficPiece[] = [];
  /** Index of the oldest piece. Dropped pieces before it are removed in batches. */
  let start = 0;
  let first = 0;
  let bytes = 0;

  const dropOldest = (): void => {
    bytes -= pieces[start]?.bytes.length ?? 0;
    start += 1;
    first += 1;
    if (start * 2 < pieces.length) return;
    pieces = pieces.slice(start);
    start = 0;
  };

  return {
    get first() {
      return first;
    },
    get next() {
      return first + pieces.length - start;
    },
    push: ({ atMs, direction, owner, commandId, name, bytes: content, isRecorded }) => {
      const sequence = first + pieces.length - start;
      pieces.push({ sequence, atMs, direction, owner, commandId, name, bytes: content, isRecorded });
      bytes += content.length;
      while (pieces.length - start > limits.pieces || (bytes > limits.bytes && pieces.length - start > 1)) dropOldest();
      listeners.emit();
    },
    slice: (from, limitBytes) => {
      const begin = start + Math.max(0, from - first);
      let end = begin;
      for (let size = 0; end < pieces.length && (size < limitBytes || end === begin); end += 1) {
        size += pieces[end]?.bytes.length ?? 0;
      }
      return pieces.slice(begin, end);
    },
    onMore: listeners.add,
  };
};
