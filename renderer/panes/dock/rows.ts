import { isGrownLast, isShown, type LineClass, type TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { endsCause, headingOf, type LineHeading, ownerKeyOf } from '../../store/line-headings.ts';
import type { StageRange } from '../../store/stage-ranges.ts';

/** A row of the dock: a line, or a heading that says who caused the lines below it. */
export type DockRow =
  | { readonly kind: 'line'; readonly line: TrafficLine }
  /** Between two openings of the port, or a note that something was not sent. */
  | { readonly kind: 'opening'; readonly line: TrafficLine }
  | LineHeading
  | { readonly kind: 'lost'; readonly count: number; readonly from: number };

/** Stable for the lifetime of the row. Numbers, because the list asks for tens of thousands of keys on every draw. */
export const rowKey = (row: DockRow): number => {
  if (row.kind === 'line' || row.kind === 'opening') return row.line.sequence * 3 + 2;
  return row.kind === 'lost' ? row.from * 3 : row.from * 3 + 1;
};

export interface RowsInput {
  readonly lines: readonly TrafficLine[];
  readonly ranges: readonly StageRange[];
  readonly shown: ReadonlySet<LineClass>;
}

/**
 * Builds rows incrementally: processed lines are kept while lines are only appended. Returns the same array with new
 * rows appended, or a new array.
 */
export const createRows = (): ((input: RowsInput) => readonly DockRow[]) => {
  let last: RowsInput | null = null;
  let rows: DockRow[] = [];
  let taken = 0;
  let cause: string | null = null;
  /** State before the last line was processed. That line may still grow. */
  let beforeLast: { readonly line: TrafficLine; readonly rows: number; readonly cause: string | null } | null = null;

  const leaveLast = (lines: readonly TrafficLine[]): void => {
    if (beforeLast === null || !isGrownLast(lines, beforeLast.line)) return;
    rows.length = beforeLast.rows;
    cause = beforeLast.cause;
    taken -= 1;
    beforeLast = null;
  };
  const take = (line: TrafficLine, { ranges, shown }: RowsInput): void => {
    if (line.lostBefore > 0) rows.push({ kind: 'lost', count: line.lostBefore, from: line.sequence });
    if (!isShown(line, shown)) return;
    if (line.kind === 'divider') {
      if (endsCause(line)) cause = null;
      rows.push({ kind: 'opening', line });
      return;
    }
    const heading = headingOf(line, cause, ranges);
    if (heading) rows.push(heading);
    cause = ownerKeyOf(line, ranges) ?? cause;
    rows.push({ kind: 'line', line });
  };

  return (input) => {
    const grows = last && last.lines === input.lines && last.ranges === input.ranges && last.shown === input.shown;
    if (!grows) {
      rows = [];
      taken = 0;
      cause = null;
      beforeLast = null;
    }
    leaveLast(input.lines);
    for (; taken < input.lines.length; taken += 1) {
      const line = input.lines[taken];
      if (!line) continue;
      beforeLast = { line, rows: rows.length, cause };
      take(line, input);
    }
    last = input;
    return rows;
  };
};
