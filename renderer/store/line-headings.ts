import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { StageId } from '../../shared/steps.ts';
import { type CommandCause, isCommandCause } from '../../shared/traffic.ts';
import { rangeAt, type StageRange } from './stage-ranges.ts';

/**
 * Who caused lines outside a stage. Sent lines carry their cause. `program`: commands that the program sends on its
 * own.
 */
export type LineCause = CommandCause | 'program';

/** A heading that says who caused the lines below it. */
export type LineHeading =
  | {
      readonly kind: 'stage';
      readonly stage: StageId;
      readonly ms: number;
      readonly isRunning: boolean;
      readonly from: number;
    }
  | { readonly kind: 'cause'; readonly cause: LineCause; readonly from: number };

/**
 * What a line belongs to: a stage, or a cause of its own. `null` for lines that arrive unsolicited between two causes:
 * they belong to the cause before.
 */
export const ownerKeyOf = (line: TrafficLine, ranges: readonly StageRange[]): string | null => {
  const range = line.kind === 'divider' ? null : rangeAt(ranges, line.sequence);
  return range ? `${range.from}` : causeOf(line);
};

/** After a new opening of the port, nothing is caused by what was before. */
export const endsCause = ({ kind, owner }: TrafficLine): boolean => kind === 'divider' && owner === 'divider';

/** The heading of a line, if what was before it belongs to something else. */
export const headingOf = (
  line: TrafficLine,
  keyBefore: string | null,
  ranges: readonly StageRange[],
): LineHeading | null => {
  const key = ownerKeyOf(line, ranges);
  if (key === null || key === keyBefore) return null;
  const range = rangeAt(ranges, line.sequence);
  const cause = causeOf(line);
  if (range) return stageHeading(range);
  return cause === null ? null : { kind: 'cause', cause, from: line.sequence };
};

const causeOf = ({ direction, owner, name }: TrafficLine): LineCause | null => {
  if (owner === 'raw') return isCommandCause(name) ? name : 'typed';
  if (direction !== 'sent' || (owner !== 'command' && owner !== 'probe')) return null;
  return isCommandCause(name) ? name : 'program';
};

const stageHeading = ({ stage, ms, to, from }: StageRange): LineHeading => ({
  kind: 'stage',
  stage,
  ms,
  isRunning: to === null,
  from,
});
