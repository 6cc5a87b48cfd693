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
