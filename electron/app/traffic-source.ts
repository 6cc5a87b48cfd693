import type { LineCondition } from '../../shared/lines/line-condition.ts';
import type { MatchedPieces } from '../../shared/lines/match-lines.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import type { Undo } from '../base/undo.ts';

/** The traffic of one session, kept for pages that connect later. Limited: the oldest pieces are dropped first. */
export interface TrafficSource {
  /** Sequence number of the oldest kept piece. */
  readonly first: number;
  /** Sequence number of the next piece. */
  readonly next: number;
  /** The pieces from `from` on (or from the oldest), up to about `limitBytes`. */
  slice(from: number, limitBytes: number): readonly TrafficPiece[];
  onMore(listener: () => void): Undo;
}

/** Lines that pages ask for: of a session, a merged view or a recording. */
export interface ReadableLines {
  /** The pieces `[from, to)`, up to about `limitBytes`. Those that cannot be read are left out. */
  read(from: number, to: number, limitBytes: number): Promise<readonly TrafficPiece[]>;
  /** Which lines that begin in `[from, to)` pass. The answer may be for a shorter part, but for at least one piece. */
  match(from: number, to: number, condition: LineCondition): Promise<MatchedPieces>;
  /** The number of lines before a piece whose sequence number is a multiple of `chunkPieces`; `null` for others. */
  linesBefore(sequence: number): number | null | Promise<number | null>;
  /** The file that has a piece; `null`: none. */
  recordingAt(sequence: number): string | null;
}
