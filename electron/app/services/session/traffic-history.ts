import { chunkPieces, isOpenAfter, lineStartOf } from '../../../../shared/line-starts.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Platform } from '../../../base/platform.ts';
import type { Undo } from '../../../base/undo.ts';
import { CutWriter } from '../../../recorder/cuts.ts';
import { createRecordingIndex, type RecordingIndex } from '../../../recorder/recording-index.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import { createTrafficRing, type RingLimits, type UnnumberedPiece } from './traffic-ring.ts';

/** A piece with its place in the recording. */
export interface PlacedPiece extends UnnumberedPiece {
  /** Of its first byte, among all bytes of its direction in this part of the recording. `null`: it is not from the line. */
  readonly position: number | null;
}

/** The traffic of a session: the newest in memory, all of it in its recordings. */
export interface TrafficHistory extends TrafficSource {
  /** Adds a piece with the next sequence number. */
  push(piece: PlacedPiece): void;
  /** The bytes of the next pieces are in this recording. `cuts`: adds to it how they are cut. */
  recordIn(path: string, cuts: (text: string) => void): void;
  /** Passes all cuts so far to the recording. Call it before the recording ends. */
  flush(): void;
  /**
   * The pieces `[from, to)`, up to about `limitBytes` from the first one on. Those that are neither in memory nor in a readable recording are
   * left out.
   */
  read(from: number, to: number, limitBytes: number): Promise<readonly TrafficPiece[]>;
  /** The number of lines before a piece whose sequence number is a multiple of `chunkPieces`; `null` for others. */
  linesBefore(sequence: number): number | null;
}

export interface TrafficHistoryOptions {
  readonly clock: Clock;
  readonly readPart: Platform['readPart'];
  readonly limits?: RingLimits;
}

/** Cuts are passed to the recording this long after the first one, or when they are this long. */
const gatherMs = 50;
const gatherCharacters = 4 * 1024;

interface Recording {
  readonly path: string;
  /** Sequence number of the first piece that may be in it. */
  readonly from: number;
  readonly index: RecordingIndex;
  cuts: (text: string) => void;
}

export const createTrafficHistory = ({ clock, readPart, limits }: TrafficHistoryOptions): TrafficHistory => {
  const ring = createTrafficRing(limits);
  const recordings: Recording[] = [];
  const gathered = new CutWriter();
  const counted = createLineCount();
  let cancelFlush: Undo | null = null;

  const flush = (): void => {
    cancelFlush?.();
    cancelFlush = null;
    if (!gathered.isEmpty) recordings.at(-1)?.cuts(gathered.take());
  };
  const gather = (piece: PlacedPiece): void => {
    const { position } = piece;
    const ownBytes = position === null ? piece.bytes : null;
    const length = ownBytes ? ownBytes.length : (piece.length ?? piece.bytes.length);
    gathered.add({
      sequence: ring.next,
      atMs: piece.atMs,
      direction: piece.direction,
      owner: piece.owner,
      commandId: piece.commandId,
      name: piece.name,
      isRecorded: piece.isRecorded,
      ...{ length, position, ownBytes },
    });
    if (gathered.length >= gatherCharacters) flush();
    else cancelFlush ??= clock.after(gatherMs, flush);
  };

  /** The pieces of the recordings before `to`, from `from` on. */
  const readRecordings = async (from: number, to: number, limitBytes: number): Promise<readonly TrafficPiece[]> => {
    const begin = Math.max(
      0,
      recordings.findLastIndex((recording) => recording.from <= from),
    );
    for (const [index, recording] of recordings.slice(begin).entries()) {
      const end = Math.min(to, recordings[begin + index + 1]?.from ?? to);
      if (recording.from >= to) break;
      const updated = await recording.index.update();
      const read = updated.ok ? await recording.index.pieces(Math.max(from, recording.from), end, limitBytes) : updated;
      if (read.ok && read.value.length > 0) return read.value;
    }
    return [];
  };

  return {
    get first() {
      return ring.first;
    },
    get next() {
      return ring.next;
    },
    slice: ring.slice,
    onMore: ring.onMore,
    push: (piece) => {
      counted.add(piece);
      if (recordings.length > 0) gather(piece);
      ring.push(piece);
    },
    recordIn: (path, cuts) => {
      flush();
      const last = recordings.at(-1);
      if (last?.path === path) {
        last.cuts = cuts;
        return;
      }
      const index = createRecordingIndex((offset, limitBytes) => readPart(path, offset, limitBytes));
      recordings.push({ path, from: ring.next, index, cuts });
    },
    flush,
    linesBefore: counted.before,
    read: async (from, to, limitBytes) => {
      if (from < ring.first) {
        const recorded = await readRecordings(from, Math.min(to, ring.first), limitBytes);
        if (recorded.length > 0) return recorded;
      }
      return ring.slice(Math.max(from, ring.first), limitBytes).filter(({ sequence }) => sequence < to);
    },
  };
};

/** Counts the lines that the pieces make, as the page does. */
const createLineCount = () => {
  const before: number[] = [];
  let pieces = 0;
  let lines = 0;
  let isOpen = false;
  return {
    add: (piece: PlacedPiece): void => {
      if (pieces % chunkPieces === 0) before.push(lines);
      pieces += 1;
      const start = lineStartOf(piece, isOpen);
      isOpen = isOpenAfter(piece, start, isOpen);
      if (start === 'begins') lines += 1;
    },
    before: (sequence: number): number | null =>
      sequence % chunkPieces === 0 ? (before[sequence / chunkPieces] ?? null) : null,
  };
};
