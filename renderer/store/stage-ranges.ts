import type { RunView } from '../../shared/contract.ts';
import { type StageId, stageOf } from '../../shared/steps.ts';

/** The lines that a stage of a run caused: traffic sequence numbers, `to` exclusive, `null` while running. */
export interface StageRange {
  readonly stage: StageId;
  readonly from: number;
  readonly to: number | null;
  readonly ms: number;
}

/**
 * Merges known ranges with those of a run, sorted by start. A run forgets the positions of steps of earlier runs, but
 * their lines keep their stage. Returns the same array if nothing changed.
 */
export const withRun = (known: readonly StageRange[], run: RunView): readonly StageRange[] => {
  const found = rangesOf(run);
  const others = known.filter((range) => !found.some(({ from }) => from === range.from));
  const merged = [...others, ...found].sort((a, b) => a.from - b.from);
  return same(known, merged) ? known : merged;
};

/** Consecutive steps of one stage form one range. */
const rangesOf = ({ steps }: RunView): readonly StageRange[] => {
  const ranges: StageRange[] = [];
  for (const { id, trafficFrom: from, trafficTo: to, ms } of steps) {
    if (from === null || (to !== null && to <= from)) continue;
    const stage = stageOf(id);
    const last = ranges.at(-1);
    if (last?.stage === stage && last.to === from) ranges[ranges.length - 1] = { ...last, to, ms: last.ms + ms };
    else ranges.push({ stage, from, to, ms });
  }
  return ranges;
};

const same = (a: readonly StageRange[], b: readonly StageRange[]): boolean =>
  a.length === b.length &&
  a.every((range, index) => {
    const other = b[index];
    return other?.from === range.from && other.to === range.to && other.stage === range.stage && other.ms === range.ms;
  });

/** The range that contains a line. */
export const rangeAt = (ranges: readonly StageRange[], sequence: number): StageRange | null => {
  for (let index = ranges.length - 1; index >= 0; index -= 1) {
    const range = ranges[index];
    if (range && range.from <= sequence) return range.to === null || sequence < range.to ? range : null;
  }
  return null;
};
