import type { PlotPoint } from './plot-points.ts';

/** One curve of a plot. */
export interface PlotCurve {
  readonly name: string;
  readonly points: readonly PlotPoint[];
  /** Keeps its value until the next point. */
  readonly isState?: boolean;
  /** 1 to 6: its colour, and its own pattern of dashes. */
  readonly swatch: number;
}

/** Dashes of each swatch, in pixels: curves can be distinguished without their colours. */
export const dashes: Readonly<Record<number, readonly number[]>> = {
  1: [],
  2: [7, 3],
  3: [2, 2],
  4: [10, 3, 2, 3],
  5: [4, 4],
  6: [12, 5],
};

/** The times of all curves; for each curve its values there. `undefined`: the curve has no point there; `null`: it is interrupted. */
export interface JoinedCurves {
  readonly times: readonly number[];
  readonly values: readonly (readonly (number | null | undefined)[])[];
}

export const joinCurves = (curves: readonly PlotCurve[]): JoinedCurves => {
  const times = [...new Set(curves.flatMap(({ points }) => points.map(({ atMs }) => atMs)))].sort((a, b) => a - b);
  const places = new Map(times.map((atMs, index) => [atMs, index]));
  const values = curves.map(({ points }) => {
    const row = new Array<number | null | undefined>(times.length).fill(undefined);
    for (const { atMs, value } of points) row[places.get(atMs) ?? 0] = value;
    return expanded(row);
  });
  return { times, values };
};

/** Interrupted up to the next value at both sides: only there is nothing drawn, whatever points other curves have between. */
const expanded = (row: (number | null | undefined)[]): (number | null | undefined)[] => {
  for (let at = 1; at < row.length; at += 1) if (row[at - 1] === null && row[at] === undefined) row[at] = null;
  for (let at = row.length - 2; at >= 0; at -= 1) if (row[at + 1] === null && row[at] === undefined) row[at] = null;
  return row;
};

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** With an interruption where nothing was recorded between two points. `points` and `gaps`: by time. */
export const withBreaks = (points: readonly PlotPoint[], gaps: readonly Span[]): readonly PlotPoint[] => {
  if (gaps.length === 0) return points;
  const result: PlotPoint[] = [];
  let at = 0;
  for (const point of points) {
    const before = result.at(-1);
    while (at < gaps.length && (gaps[at]?.toMs ?? 0) <= (before?.atMs ?? point.atMs)) at += 1;
    const gap = gaps[at];
    if (before !== undefined && gap !== undefined && gap.fromMs < point.atMs && point.atMs - before.atMs > 1) {
      result.push({ atMs: Math.min(point.atMs - 1, Math.max(before.atMs + 1, gap.fromMs)), value: null });
    }
    result.push(point);
  }
  return result;
};

/** The values of the curves at one of the times: those that have one there. */
export const valuesAt = (
  { values }: JoinedCurves,
  index: number,
): readonly { readonly curve: number; readonly value: number }[] =>
  values.flatMap((row, curve) => {
    const value = row[index];
    return value == null ? [] : [{ curve, value }];
  });

/** Of the axis: the values with some space around them. */
export const roomyRange = (low: number | null | undefined, high: number | null | undefined): [number, number] => {
  if (low == null || high == null) return [0, 1];
  const space = high > low ? (high - low) * 0.1 : Math.max(1, Math.abs(high) * 0.02);
  return [low - space, high + space];
};
