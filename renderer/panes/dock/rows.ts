import type { StageId } from '../../../shared/steps.ts';
import { type CommandCause, isCommandCause } from '../../../shared/traffic.ts';
import { rangeAt, type StageRange } from '../../store/stage-ranges.ts';
import { isGrownLast, isShown, type LineClass, type TrafficLine } from '../../store/traffic-lines.ts';

/** Who caused lines outside of the stages: what was sent says so itself. `program`: what the program asks or ends without being told to each time. */
export type LineCause = CommandCause | 'program';

/** What the list of the dock shows: lines, and marks that say who caused those below. */
export type DockRow =
  | { readonly kind: 'line'; readonly line: TrafficLine }
  /** Between two openings of the port, or that something was not sent. */
  | { readonly kind: 'opening'; readonly line: TrafficLine }
  | {
      readonly kind: 'stage';
      readonly stage: StageId;
      readonly ms: number;
      readonly isRunning: boolean;
      readonly from: number;
    }
  | { readonly kind: 'cause'; readonly cause: LineCause; readonly from: number }
  | { readonly kind: 'lost'; readonly count: number; readonly from: number };

/** The same for a row as long as it is there. Numbers: tens of thousands are asked for with every drawing. */
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
 * Keeps the rows of a growing list of lines: what was worked through stays as long as only lines are added. Gives the same array,
 * grown, or a new one.
 */
export const createRows = (): ((input: RowsInput) => readonly DockRow[]) => {
  let last: RowsInput | null = null;
  let rows: DockRow[] = [];
  let taken = 0;
  let cause: string | null = null;
  /** What was there before the last line was taken: more of it may come. */
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
      if (line.owner === 'divider') cause = null;
      rows.push({ kind: 'opening', line });
      return;
    }
    const range = rangeAt(ranges, line.sequence);
    const told = causeOf(line);
    const now = range ? `${range.from}` : (told ?? cause);
    if (now !== cause && range) rows.push(stageRow(range));
    else if (now !== cause && told) rows.push({ kind: 'cause', cause: told, from: line.sequence });
    cause = now;
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

/** What comes by itself between two causes belongs to neither and gets no mark of its own: `null`. */
const causeOf = ({ direction, owner, name }: TrafficLine): LineCause | null => {
  if (direction !== 'sent' || (owner !== 'command' && owner !== 'probe')) return null;
  return isCommandCause(name) ? name : 'program';
};

const stageRow = ({ stage, ms, to, from }: StageRange): DockRow => ({
  kind: 'stage',
  stage,
  ms,
  isRunning: to === null,
  from,
});
