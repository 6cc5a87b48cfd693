import type { SeriesFacts, SeriesPoint } from './series.ts';

/** Of one series. Two for each pixel of a wide window; a day with a value every 20 s is complete. */
export const keptPoints = 4_096;

/** What is needed to add more later: plain numbers, times and sequence numbers as differences. */
export interface KeptPoints extends SeriesFacts {
  readonly points: readonly number[];
}

/** The points of one series, in the order of their times. */
export class BoundedPoints {
  private kept: SeriesPoint[] = [];
  private isSorted = true;
  private counted = 0;
  private min = Number.POSITIVE_INFINITY;
  private max = Number.NEGATIVE_INFINITY;
  private last = 0;
  private readonly limit: number;

  constructor(limit = keptPoints) {
    this.limit = limit;
  }

  /** Times are whole milliseconds. They may go back: clocks are set. */
  add({ atMs, value, sequence }: SeriesPoint): void {
    const point = { atMs: Math.round(atMs), value, sequence };
    const before = this.kept.at(-1);
    if (before !== undefined && before.atMs > point.atMs) this.isSorted = false;
    this.kept.push(point);
    this.counted += 1;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    this.last = value;
    if (this.kept.length >= this.limit) this.kept = thinnedForMore(this.all(), Math.floor(this.limit / 4) - 2);
  }

  facts(): SeriesFacts {
    return { count: this.counted, min: this.min, max: this.max, last: this.last };
  }

  /** Every value is among the points. */
  get isComplete(): boolean {
    return this.kept.length === this.counted;
  }

  all(): readonly SeriesPoint[] {
    if (!this.isSorted) this.kept.sort((a, b) => a.atMs - b.atMs);
    this.isSorted = true;
    return this.kept;
  }

  keep(): KeptPoints {
    let [lastMs, lastSequence] = [0, 0];
    const points = this.all().flatMap(({ atMs, value, sequence }) => {
      const three = [atMs - lastMs, value, sequence - lastSequence];
      [lastMs, lastSequence] = [atMs, sequence];
      return three;
    });
    return { ...this.facts(), points };
  }

  resumeFrom({ count, min, max, last, points }: KeptPoints): void {
    let [atMs, sequence] = [0, 0];
    this.kept = [];
    for (let at = 0; at + 2 < points.length && this.kept.length < this.limit; at += 3) {
      atMs += points[at] ?? 0;
      sequence += points[at + 2] ?? 0;
      this.kept.push({ atMs, value: points[at + 1] ?? 0, sequence });
    }
    this.isSorted = false;
    [this.counted, this.min, this.max, this.last] = [count, min, max, last];
  }
}

/**
 * At most two points for each of `parts` equal parts of the time, and the first and the last point: the lowest and the highest of each part, so
 * that a curve keeps its shape and no peak is lost. `points`: in the order of their times.
 */
export const thinned = (points: readonly SeriesPoint[], parts: number): readonly SeriesPoint[] => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length <= 2 * parts + 2) return points;
  const widthMs = Math.max(1, (last.atMs - first.atMs) / parts);
  return extremes(points, ({ atMs }) => Math.min(parts - 1, Math.floor((atMs - first.atMs) / widthMs)));
};

/**
 * The same for points that are kept while more follow. The widths are powers of two and the parts begin at their multiples: a part is always a whole
 * number of the parts before, so that nothing changes when it is thinned again.
 */
const thinnedForMore = (points: readonly SeriesPoint[], parts: number): SeriesPoint[] => {
  const spanMs = (points.at(-1)?.atMs ?? 0) - (points[0]?.atMs ?? 0);
  let widthMs = 1;
  while (spanMs / widthMs > parts) widthMs *= 2;
  return extremes(points, ({ atMs }) => Math.floor(atMs / widthMs));
};

const extremes = (points: readonly SeriesPoint[], partOf: (point: SeriesPoint) => number): SeriesPoint[] => {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return [...points];
  const result: SeriesPoint[] = [first];
  let part: number | null = null;
  let lowest = 0;
  let highest = 0;
  const valueAt = (index: number): number => points[index]?.value ?? 0;
  const close = (): void => {
    for (const index of new Set([Math.min(lowest, highest), Math.max(lowest, highest)])) {
      const point = points[index];
      if (point !== undefined && point !== first && point !== last) result.push(point);
    }
  };
  for (const [index, point] of points.entries()) {
    const of = partOf(point);
    if (of !== part) {
      if (part !== null) close();
      [part, lowest, highest] = [of, index, index];
    } else if (point.value < valueAt(lowest)) lowest = index;
    else if (point.value > valueAt(highest)) highest = index;
  }
  close();
  return [...result, last];
};

export interface PointsOfWindow {
  readonly points: readonly SeriesPoint[];
  /** None of them was left out. */
  readonly isComplete: boolean;
}

/** The points of a part of the time, and one more at each side, so that a curve reaches the edges; in at most `parts` parts. */
export const pointsInWindow = (
  all: readonly SeriesPoint[],
  fromMs: number,
  toMs: number,
  parts: number,
): PointsOfWindow => {
  const begin = Math.max(0, firstAt(all, fromMs) - 1);
  const end = Math.min(all.length, firstAt(all, toMs + 1) + 1);
  const points = all.slice(begin, end);
  const shown = thinned(points, parts);
  return { points: shown, isComplete: shown.length === points.length };
};

/** Index of the first point that is not before a time. */
const firstAt = (points: readonly SeriesPoint[], atMs: number): number => {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.atMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
};
