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

/** An expression can take a tenth of a second for one long line, so a part is shortened when its lines have taken this long. */
export interface MatchingTime {
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly limitMs: number;
}

/**
 * Tests the lines that begin in `[from, to)`. `pieces`: those of the part, as far as they exist, with `contextPieces` before it and `restPieces`
 * after it. At least one line is tested.
 */
export const matchLines = (
  pieces: readonly TrafficPiece[],
  from: number,
  to: number,
  test: LineTest,
  { nowMs, limitMs }: MatchingTime,
): MatchedPieces => {
  const bits = new Uint8Array(bytesFor(to - from));
  const log = createTrafficLog({ lines: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY });
  log.add(pieces);
  // Only the tests count: making the lines of a part takes as long each time it is asked for.
  const endMs = nowMs() + limitMs;
  const lines = log.lines().filter(({ sequence }) => sequence >= from && sequence < to);
  for (const [index, line] of lines.entries()) {
    const at = line.sequence - from;
    if (test(line)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
    const next = lines[index + 1];
    if (next && nowMs() >= endMs) return { to: next.sequence, bits: bits.subarray(0, bytesFor(next.sequence - from)) };
  }
  return { to, bits };
};

const bytesFor = (pieces: number): number => Math.ceil(Math.max(0, pieces) / 8);
