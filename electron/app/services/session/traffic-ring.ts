import { createListeners } from '../../../../shared/listeners.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { TrafficSource } from '../../traffic-source.ts';

/** The newest traffic of a session. */
export interface TrafficRing extends TrafficSource {
  /** Adds a piece with the next sequence number. */
  push(piece: UnnumberedPiece): void;
}

/** `length` spares making the bytes. Pieces are kept as they are: their bytes may be made each time they are read. */
export interface UnnumberedPiece extends Omit<TrafficPiece, 'sequence'> {
  readonly length?: number;
}

export interface RingLimits {
  readonly pieces: number;
  readonly bytes: number;
}

const ringLimits: RingLimits = { pieces: 100_000, bytes: 32 * 1024 * 1024 };

const lengthOf = (piece: UnnumberedPiece): number => piece.length ?? piece.bytes.length;

const numbered = (piece: UnnumberedPiece, sequence: number): TrafficPiece => ({
  sequence,
  atMs: piece.atMs,
  direction: piece.direction,
  owner: piece.owner,
  commandId: piece.commandId,
  name: piece.name,
  bytes: piece.bytes,
  isRecorded: piece.isRecorded,
  port: piece.port,
});

export const createTrafficRing = (limits: RingLimits = ringLimits): TrafficRing => {
  const listeners = createListeners();
  let pieces: UnnumberedPiece[] = [];
  /** Index of the oldest piece. Dropped pieces before it are removed in batches. */
  let start = 0;
  let first = 0;
  let bytes = 0;

  const dropOldest = (): void => {
    const oldest = pieces[start];
    if (oldest) bytes -= lengthOf(oldest);
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
    push: (piece) => {
      pieces.push(piece);
      bytes += lengthOf(piece);
      while (pieces.length - start > limits.pieces || (bytes > limits.bytes && pieces.length - start > 1)) dropOldest();
      listeners.emit();
    },
    slice: (from, limitBytes) => {
      const begin = start + Math.max(0, from - first);
      let end = begin;
      for (let size = 0; end < pieces.length && (size < limitBytes || end === begin); end += 1) {
        const next = pieces[end];
        if (next) size += lengthOf(next);
      }
      return pieces.slice(begin, end).map((piece, index) => numbered(piece, first + begin - start + index));
    },
    onMore: listeners.add,
  };
};
