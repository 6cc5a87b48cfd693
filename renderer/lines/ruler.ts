import type { LineSource } from '../store/line-source.ts';
import type { Marks } from './marks.ts';

/** What the ruler beside the list shows; each is a source over the lines of the list. */
export interface RulerLines {
  readonly errors: LineSource;
  readonly urcs: LineSource | null;
  readonly hits: LineSource | null;
  readonly marks: Marks;
}

export type TickKind = 'urc' | 'hit' | 'mark' | 'error';

export interface Tick {
  readonly kind: TickKind;
  readonly yPx: number;
  readonly sequence: number;
}

/** Ticks of one kind that would touch are one tick. */
const tickPx = 2;

/** Where the ticks are, the more important ones last. Their number is limited by the height, not by the lines. */
export const ticksOf = (source: LineSource, ruler: RulerLines, heightPx: number): readonly Tick[] => {
  const scale = heightPx / Math.max(1, source.count());
  const yOf = (sequence: number): number => Math.min(heightPx - tickPx, source.rankOf(sequence) * scale);
  const spread = (kind: TickKind, lines: LineSource | null): readonly Tick[] =>
    lines === null
      ? []
      : ticksAlong(source, lines, heightPx).map((sequence) => ({ kind, sequence, yPx: yOf(sequence) }));
  const marks = [...ruler.marks.keys()]
    .filter((sequence) => source.near(sequence, 1) === sequence)
    .map((sequence): Tick => ({ kind: 'mark', sequence, yPx: yOf(sequence) }));
  return [...spread('urc', ruler.urcs), ...spread('hit', ruler.hits), ...marks, ...spread('error', ruler.errors)];
};

/** One line of each part of the ruler: from the next line of the kind, on to the next part. */
const ticksAlong = (source: LineSource, lines: LineSource, heightPx: number): readonly number[] => {
  const linesPerTick = Math.max(1, Math.floor((source.count() * tickPx) / Math.max(1, heightPx)));
  const found: number[] = [];
  for (let at = lines.near(source.first(), 1); at !== null; ) {
    found.push(at);
    const after = source.sequenceAt(source.rankOf(at) + linesPerTick);
    // Ranks of lines that are not here are estimated: the next part may begin at or before this line.
    at = after === null ? null : lines.near(Math.max(after, at + 1), 1);
  }
  return found;
};

const nearPx = 5;

/** The tick at a place of the ruler, the most important one of those that are near. */
export const tickAt = (ticks: readonly Tick[], yPx: number): Tick | null => {
  const near = ticks.filter((tick) => Math.abs(tick.yPx - yPx) <= nearPx);
  return near.reduce<Tick | null>(
    (best, tick) => (best === null || Math.abs(tick.yPx - yPx) <= Math.abs(best.yPx - yPx) ? tick : best),
    null,
  );
};

export interface Thumb {
  readonly topPx: number;
  readonly heightPx: number;
}

const smallestThumbPx = 24;

/** Of the scroll bar: which lines are in view, by their rank among all lines. */
export const thumbOf = (firstRank: number, shown: number, count: number, heightPx: number): Thumb => {
  const whole = Math.max(shown, count, 1);
  const thumbPx = Math.min(heightPx, Math.max(smallestThumbPx, (shown / whole) * heightPx));
  const free = Math.max(1, whole - shown);
  return { topPx: Math.min(1, firstRank / free) * (heightPx - thumbPx), heightPx: thumbPx };
};

/** The rank of the line at the top when the thumb is there; `null`: at the end. */
export const rankOfThumb = (
  topPx: number,
  thumbPx: number,
  shown: number,
  count: number,
  heightPx: number,
): number | null => {
  const ratio = topPx / Math.max(1, heightPx - thumbPx);
  if (ratio >= 1) return null;
  return Math.round(Math.max(0, ratio) * Math.max(0, count - shown));
};
