import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { allBytesOf } from '../../shared/lines/traffic-lines.ts';
import { headingIn } from '../store/heading-in.ts';
import type { LineHeading } from '../store/line-headings.ts';
import type { LineSource } from '../store/line-source.ts';
import type { StageRange } from '../store/stage-ranges.ts';
import type { RowSpace } from './layout.ts';
import { listedBytes, rowBytes } from './row-bytes.ts';
import { byteRowsBeside, estimatedRows } from './row-text.ts';

/** How lines are shown: as text, as bytes, or as text with its bytes beside it. */
export type LinesMode = 'text' | 'hex' | 'split';

export interface RowLook {
  readonly mode: LinesMode;
  readonly wraps: boolean;
  /** Characters that fit into a row of text. */
  readonly columns: number;
}

export interface MeasuredRows extends RowSpace {
  /** The real height of a row that is drawn. */
  measured(sequence: number, heightPx: number): void;
  headingOf(line: TrafficLine): LineHeading | null;
}

const rowPx = 20;
const headingPx = 28;
const lostPx = 22;
/** Rows that were drawn once and are far away now. */
const keptHeights = 5_000;

/** The rows of a source in one look. Heights that were measured are kept until the look changes. */
export const createRowSpace = (
  source: LineSource,
  look: RowLook,
  ranges: () => readonly StageRange[],
): MeasuredRows => {
  const heights = new Map<number, number>();
  // Who caused a line of one port says nothing about the lines of others below it.
  const headingOf = (line: TrafficLine): LineHeading | null =>
    line.port === undefined ? headingIn(source, line, ranges()) : null;
  const estimated = (sequence: number): number => {
    const line = source.lineAt(sequence);
    if (line === null) return rowPx;
    const lost = line.lostBefore > 0 ? lostPx : 0;
    if (line.kind === 'divider') return lost + headingPx;
    return lost + (headingOf(line) === null ? 0 : headingPx) + linesOf(line, look) * rowPx;
  };
  return {
    headingOf,
    near: source.near,
    heightPx: (sequence) => heights.get(sequence) ?? estimated(sequence),
    measured: (sequence, heightPx) => {
      if (heights.size > keptHeights) heights.clear();
      // A row without a height would never end a walk over rows.
      if (heightPx > 0) heights.set(sequence, heightPx);
    },
  };
};

const linesOf = (line: TrafficLine, { mode, wraps, columns }: RowLook): number => {
  const bytes = mode === 'text' ? 0 : Math.ceil(Math.min(listedBytes, allBytesOf(line).length) / rowBytes);
  if (mode === 'hex') return Math.max(1, bytes);
  const text = wraps ? estimatedRows(line.text, columns) : 1;
  return Math.max(text, Math.min(bytes, byteRowsBeside(line.text, columns, wraps)));
};
