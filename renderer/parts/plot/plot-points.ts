/** One point of a curve; `null`: a gap. */
export interface PlotPoint {
  readonly atMs: number;
  readonly value: number | null;
}

/** A threshold with its name. */
export interface PlotLine {
  readonly value: number;
  readonly label: string;
  readonly tone: 'ok' | 'warn' | 'fail';
}

/** A plot is never wider than a few thousand pixels: more points change nothing. */
export const mostPoints = 2_000;

/** The newest, in order of their time. A point that is not later than the one before it is left out. */
export const boundedPoints = (points: readonly PlotPoint[]): readonly PlotPoint[] => {
  let lastMs = Number.NEGATIVE_INFINITY;
  return points.slice(-mostPoints).filter(({ atMs }) => {
    const isLater = atMs > lastMs;
    if (isLater) lastMs = atMs;
    return isLater;
  });
};

/** Of the axis: with some space around the curve, and at least the given range. */
export const valueRange = (
  low: number | null | undefined,
  high: number | null | undefined,
  atLeast: readonly [low: number, high: number] = [0, 1],
): [number, number] => {
  const space = 2;
  if (low == null || high == null) return [...atLeast];
  return [Math.min(atLeast[0], low - space), Math.max(atLeast[1], high + space)];
};

/** The point after a key; `undefined`: the key does not move. */
export const stepPoint = (key: string, at: number | null, count: number): number | null | undefined => {
  if (key === 'Escape') return at === null ? undefined : null;
  if (count === 0) return undefined;
  const last = count - 1;
  switch (key) {
    case 'ArrowLeft':
      return at === null ? last : Math.max(0, at - 1);
    case 'ArrowRight':
      return at === null ? last : Math.min(last, at + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
};
