import type { TrafficPiece } from '../../shared/traffic.ts';
import type { Undo } from '../base/undo.ts';

/** The traffic of one session, kept for pages that come later. Bounded: the oldest pieces go first. */
export interface TrafficSource {
  /** Sequence number of the oldest piece that is still there. */
  readonly first: number;
  /** Of the next piece to come. */
  readonly next: number;
  /** Pieces from `from` on (or from the oldest), until about `limitBytes` of their bytes. */
  slice(from: number, limitBytes: number): readonly TrafficPiece[];
  onMore(listener: () => void): Undo;
}
