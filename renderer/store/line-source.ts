import { indexOfSequence, type LineCounts, type TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { Traffic } from './traffic-store.ts';

/**
 * Lines as a page sees them: those of a session, or a filter over them. Lines are identified by their sequence number.
 * The numbers have gaps, because some pieces are not lines of their own. Not all lines need to be in memory.
 */
export interface LineSource {
  /** Changes with every change of the source. */
  readonly version: () => number;
  /** Number of lines. */
  readonly count: () => number;
  /** The sequence range: of the oldest line, and after the newest. */
  readonly first: () => number;
  readonly next: () => number;
  /** Sequence number from which on all lines are in memory. */
  readonly allHereFrom: () => number;
  /** False: lines that exist are still being looked at, so more will come. */
  readonly isComplete: () => boolean;
  /** True: the newest line was looked at, and all that are newer than any line of the source. */
  readonly includesNewest: () => boolean;
  /** The nearest line at or after a sequence number (1), or at or before it (-1). */
  near(sequence: number, direction: 1 | -1): number | null;
  /** `null`: there is no such line, or it is not in memory yet. */
  lineAt(sequence: number): TrafficLine | null;
  /** Up to `count` lines from a sequence number on; `null`: they are not in memory yet. */
  lines(from: number, count: number): readonly TrafficLine[] | null;
  /** Number of lines before this one, for the scroll bar. */
  rankOf(sequence: number): number;
  sequenceAt(rank: number): number | null;
  /** The number that people see, counted from 1. The same in every filter. 0: not known yet. */
  numberOf(sequence: number): number;
  /** Counts by kind of all lines that came since the page is connected, whatever is filtered. */
  readonly counts: () => LineCounts;
  onChange(listener: () => void): () => void;
}

/** All lines that the page stores of a session. */
export const createTrafficSource = (
  traffic: () => Traffic,
  subscribe: (listener: () => void) => () => void,
): LineSource => {
  const lines = (): readonly TrafficLine[] => traffic().lines;
  return {
    version: () => traffic().version,
    count: () => lines().length,
    first: () => lines()[0]?.sequence ?? 0,
    // Of a recording no line is in memory.
    next: () => (lines().at(-1)?.sequence ?? traffic().start - 1) + 1,
    allHereFrom: () => {
      const { lines: kept, start } = traffic();
      // Before the oldest line that was not dropped; without dropped lines also the pieces before it that are not lines.
      return traffic().dropped > 0 ? (kept[0]?.sequence ?? start) : start;
    },
    isComplete: () => true,
    includesNewest: () => true,
    near: (sequence, direction) => nearIn(lines(), sequence, direction),
    lineAt: (sequence) => {
      const line = lines()[indexOfSequence(lines(), sequence)];
      return line?.sequence === sequence ? line : null;
    },
    lines: (from, count) => {
      const start = indexOfSequence(lines(), from);
      return lines().slice(start, start + count);
    },
    rankOf: (sequence) => indexOfSequence(lines(), sequence),
    sequenceAt: (rank) => lines()[rank]?.sequence ?? null,
    numberOf: (sequence) => traffic().dropped + indexOfSequence(lines(), sequence) + 1,
    counts: () => traffic().counts,
    onChange: subscribe,
  };
};

const nearIn = (lines: readonly TrafficLine[], sequence: number, direction: 1 | -1): number | null => {
  const index = indexOfSequence(lines, direction === 1 ? sequence : sequence + 1);
  return lines[direction === 1 ? index : index - 1]?.sequence ?? null;
};
