import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { endsCause, headingOf, type LineHeading, ownerKeyOf } from './line-headings.ts';
import type { LineSource } from './line-source.ts';
import type { StageRange } from './stage-ranges.ts';

/** Further back, the cause counts as unknown. */
const longestSearch = 2_000;

/** The heading of a line, found from the lines around it. */
export const headingIn = (source: LineSource, line: TrafficLine, ranges: readonly StageRange[]): LineHeading | null => {
  if (ownerKeyOf(line, ranges) === null) return null;
  return headingOf(line, keyBefore(source, line, ranges), ranges);
};

const keyBefore = (source: LineSource, line: TrafficLine, ranges: readonly StageRange[]): string | null => {
  let at = source.near(line.sequence - 1, -1);
  for (let step = 0; at !== null && step < longestSearch; step += 1) {
    const before = source.lineAt(at);
    if (before === null || endsCause(before)) return null;
    const key = ownerKeyOf(before, ranges);
    if (key !== null) return key;
    at = source.near(at - 1, -1);
  }
  return null;
};
