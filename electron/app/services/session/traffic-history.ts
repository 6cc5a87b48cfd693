import { chunkPieces, isOpenAfter, lineStartOf } from '../../../../shared/line-starts.ts';
import type { LineCondition } from '../../../../shared/lines/line-condition.ts';
import { lineTestOf } from '../../../../shared/lines/line-test-of.ts';
import { contextPieces, type MatchedPieces, matchLines, restPieces } from '../../../../shared/lines/match-lines.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import { CutWriter } from '../../../recorder/cuts.ts';
import type { FurtherFile } from '../../../recorder/further-files.ts';
import type { RecordingReader } from '../../../recorder/recording-reader.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import { createFilePlaces, type PlacedPiece } from './file-places.ts';
import { createTrafficRing, type RingLimits } from './traffic-ring.ts';

export type { PlacedPiece } from './file-places.ts';

/** The traffic of a session: the newest in memory, all of it in its recordings. */
export interface TrafficHistory extends TrafficSource {
  /** Adds a piece with the next sequence number. */
  push(piece: PlacedPiece): void;
  /** The bytes of the next pieces are in this recording. `cuts`: adds to it how they are cut. */
  recordIn(path: string, cuts: (text: string) => void): void;
  /** That recording continues in a further file, with the bytes from there on. */
  goOnIn(file: FurtherFile): void;
  /** Passes all cuts so far to the recording. Call it before the recording ends. */
  flush(): void;
  /**
   * The pieces `[from, to)`, up to about `limitBytes` from the first one on. Those that are neither in memory nor in a readable recording are
   * left out.
   */
  read(from: number, to: number, limitBytes: number): Promise<readonly TrafficPiece[]>;
  /** Which lines that begin in `[from, to)` pass. The answer may be for a shorter part, but for at least one piece. */
  match(from: number, to: number, condition: LineCondition): Promise<MatchedPieces>;
  /** The file that has a piece; `null`: none. */
  recordingAt(sequence: number): string | null;
  /** The number of lines before a piece whose sequence number is a multiple of `chunkPieces`; `null` for others. */
  linesBefore(sequence: number): number | null;
}

export interface TrafficHistoryOptions {
  readonly clock: Clock;
  readonly reader: RecordingReader;
  readonly limits?: RingLimits;
}

/** Cuts are passed to the recording this long after the first one, or when they are this long. */
const gatherMs = 50;
const gatherCharacters = 4 * 1024;

/** Pieces of memory that one answer tests. */
const matchedAtOnce = 4_096;
const matchedBytes = 256 * 1024;
const matchingLimitMs = 100;

interface RecordedRange {
  readonly files: readonly string[];
  readonly from: number;
  readonly to: number;
}

interface Recording {
  /** The first one first. */
  readonly files: string[];
  /** Sequence number of the first piece that may be in it. */
  readonly from: number;
  cuts: (text: string) => void;
}

export const createTrafficHistory = ({ clock, reader, limits }: TrafficHistoryOptions): TrafficHistory => {
  const ring = createTrafficRing(limits);
  const recordings: Recording[] = [];
  const gathered = new CutWriter();
  const counted = createLineCount();
  const places = createFilePlaces();
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
      port: piece.port,
      ...{ length, position, ownBytes },
    });
    if (gathered.length >= gatherCharacters) flush();
    else cancelFlush ??= clock.after(gatherMs, flush);
  };

  /** The recordings with pieces of `[from, to)`, and which part of it each may have. */
  const recordingsOf = (from: number, to: number): readonly RecordedRange[] => {
    const begin = recordings.findLastIndex((recording) => recording.from <= from);
    return recordings
      .slice(Math.max(0, begin))
      .map(({ files, from: first }, index) => {
        const next = recordings[Math.max(0, begin) + index + 1]?.from ?? to;
        return { files, from: Math.max(from, first), to: Math.min(to, next) };
      })
      .filter((range) => range.from < range.to);
  };
  const readRecordings = async (from: number, to: number, limitBytes: number): Promise<readonly TrafficPiece[]> => {
    for (const range of recordingsOf(from, to)) {
      const read = await reader.pieces(range.files, range.from, range.to, limitBytes);
      if (read.ok && read.value.length > 0) return read.value;
    }
    return [];
  };
  /** What no recording has does not pass. */
  const matchRecordings = async (from: number, to: number, condition: LineCondition): Promise<MatchedPieces> => {
    const [range] = recordingsOf(from, to);
    const nothing = (end: number): MatchedPieces => ({ to: end, bits: new Uint8Array(Math.ceil((end - from) / 8)) });
    if (range === undefined) return nothing(to);
    if (range.from > from) return nothing(range.from);
    const matched = await reader.match(range.files, from, range.to, condition);
    return matched.ok ? matched.value : nothing(range.to);
  };
  /** In memory: few pieces at once, because it runs between the reads of the ports. */
  const matchRing = (from: number, to: number, condition: LineCondition): MatchedPieces => {
    const end = Math.min(to, from + matchedAtOnce, ring.next);
    const test = lineTestOf(condition) ?? (() => false);
    const context = ring
      .slice(Math.max(ring.first, from - contextPieces), matchedBytes)
      .filter(({ sequence }) => sequence < from);
    // With a limit of its own: large pieces before it must not leave the part without a piece.
    const own = ring.slice(from, matchedBytes).slice(0, matchedAtOnce + restPieces);
    const last = own.at(-1)?.sequence ?? end;
    const partEnd = Math.max(from, Math.min(end, last + 1));
    return matchLines([...context, ...own], from, partEnd, test, {
      nowMs: () => clock.nowMs(),
      limitMs: matchingLimitMs,
    });
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
      places.note(piece, ring.next);
      ring.push(piece);
    },
    recordIn: (path, cuts) => {
      flush();
      const last = recordings.at(-1);
      if (last?.files.at(-1) === path) {
        last.cuts = cuts;
        return;
      }
      recordings.push({ files: [path], from: ring.next, cuts });
      places.begin(path, ring.next);
    },
    goOnIn: (file) => {
      recordings.at(-1)?.files.push(file.path);
      places.continueIn(file);
    },
    flush,
    linesBefore: counted.before,
    recordingAt: places.at,
    match: async (from, to, condition) =>
      from < ring.first ? matchRecordings(from, Math.min(to, ring.first), condition) : matchRing(from, to, condition),
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
  /** Of the last line. */
  let port: number | undefined;
  return {
    add: (piece: PlacedPiece): void => {
      if (pieces % chunkPieces === 0) before.push(lines);
      pieces += 1;
      const start = lineStartOf(piece, isOpen && piece.port === port);
      isOpen = isOpenAfter(piece, start, isOpen);
      if (start !== 'begins') return;
      lines += 1;
      port = piece.port;
    },
    before: (sequence: number): number | null =>
      sequence % chunkPieces === 0 ? (before[sequence / chunkPieces] ?? null) : null,
  };
};
