import type { TrafficPiece } from '../traffic.ts';
import type { LineTest } from './line-condition.ts';
import { createTrafficLog } from './traffic-lines.ts';

/** Pieces before a part that name the command of its first answers. */
export const contextPieces = 32;
/** A line that begins in a part may have more pieces after it. */
export const restPieces = 16;

/** Which pieces of a part begin a line that passes. */
export interface MatchedPieces {
  /** The part is `[from, to)`; it may be shorter than what was asked for. */
  readonly to: number;
  /** Bit n of byte m is the piece `from + 8 m + n`. */
  readonly bits: Uint8Array;
}

/**
 * Tests the lines that begin in `[from, to)`. `pieces`: those of the part, as far as they exist, with `contextPieces` before it and `restPieces`
 * after it.
 */
export const matchLines = (
  pieces: readonly TrafficPiece[],
  from: number,
  to: number,
  test: LineTest,
): MatchedPieces => {
  const bits = new Uint8Array(Math.ceil(Math.max(0, to - from) / 8));
  const log = createTrafficLog({ lines: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY });
  log.add(pieces);
  for (const line of log.lines()) {
    const at = line.sequence - from;
    if (at >= 0 && line.sequence < to && test(line)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return { to, bits };
};
