import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedPoints, pointsInWindow, thinned } from '../../../shared/series/bounded-points.ts';
import type { SeriesPoint } from '../../../shared/series/series.ts';

const pointsOf = (values: readonly (readonly [afterMs: number, value: number])[]): readonly SeriesPoint[] => {
  let atMs = 0;
  return values.map(([afterMs, value], sequence) => {
    atMs += afterMs;
    return { atMs, value, sequence };
  });
};

const anyPoints = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 1,
    maxLength: 300,
  })
  .map(pointsOf);

const range = (points: readonly SeriesPoint[]): readonly number[] => [
  Math.min(...points.map(({ value }) => value)),
  Math.max(...points.map(({ value }) => value)),
];

describe('points that are thinned', () => {
  it('are some of the points, in their order, with the first and the last', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 40 }), (points, parts) => {
        const shown = thinned(points, parts);
        expect(shown.length).toBeLessThanOrEqual(Math.max(2 * parts + 2, 0));
        expect(shown[0]).toBe(points[0]);
        expect(shown.at(-1)).toBe(points.at(-1));
        const places = shown.map((point) => points.indexOf(point));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }),
    );
  });

  it('keep the lowest and the highest value of each part', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 40 }), (points, parts) => {
        const shown = thinned(points, parts);
        const [first, last] = [points[0]?.atMs ?? 0, points.at(-1)?.atMs ?? 0];
        const widthMs = Math.max(1, (last - first) / parts);
        const partOf = ({ atMs }: SeriesPoint): number => Math.min(parts - 1, Math.floor((atMs - first) / widthMs));
        for (let part = 0; part < parts; part += 1) {
          const all = points.filter((point) => partOf(point) === part);
          expect(range(shown.filter((point) => partOf(point) === part))).toEqual(range(all));
        }
      }),
    );
  });
});

describe('the points of a series', () => {
  it('are bounded; no peak is lost, and what is known of all values stays', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 16, max: 64 }), (points, limit) => {
        const series = new BoundedPoints(limit);
        for (const point of points) series.add(point);
        expect(series.all().length).toBeLessThan(limit);
        expect(range(series.all())).toEqual(range(points));
        expect(series.all()[0]).toEqual(points[0]);
        const [min, max] = range(points);
        expect(series.facts()).toEqual({ count: points.length, min, max, last: points.at(-1)?.value });
        expect(series.isComplete).toBe(series.all().length === points.length);
      }),
    );
  });

  it('keep their shape when there are many: the lowest and the highest of each part of the time', () => {
    const series = new BoundedPoints(256);
    const all = Array.from({ length: 50_000 }, (_, at) => ({ atMs: at, value: (at * 7_919) % 4_801, sequence: at }));
    for (const point of all) series.add(point);
    const widthMs = 1_024;
    for (let from = 0; from + widthMs <= all.length; from += widthMs) {
      const inPart = ({ atMs }: SeriesPoint): boolean => atMs >= from && atMs < from + widthMs;
      expect(range(series.all().filter(inPart))).toEqual(range(all.filter(inPart)));
    }
  });

  it('are the same after they were kept, also when more follow', () => {
    fc.assert(
      fc.property(anyPoints, anyPoints, (before, after) => {
        const [one, other] = [new BoundedPoints(64), new BoundedPoints(64)];
        for (const point of before) one.add(point);
        other.resumeFrom(JSON.parse(JSON.stringify(one.keep())));
        for (const point of after) for (const each of [one, other]) each.add(point);
        expect(other.all()).toEqual(one.all());
        expect(other.facts()).toEqual(one.facts());
      }),
    );
  });

  it('are in the order of their times, also when a clock was set back', () => {
    const series = new BoundedPoints();
    for (const atMs of [5_000.4, 10, 6_000]) series.add({ atMs, value: atMs, sequence: 0 });
    expect(series.all().map(({ atMs }) => atMs)).toEqual([10, 5_000, 6_000]);
  });
});

describe('a window of points', () => {
  const points = pointsOf(Array.from({ length: 10 }, (_, at) => [10, at] as const));

  it('has one point more at each side, so that the curve reaches the edges', () => {
    const times = (fromMs: number, toMs: number): readonly number[] =>
      pointsInWindow(points, fromMs, toMs, 100).points.map(({ atMs }) => atMs);
    expect(times(30, 50)).toEqual([20, 30, 40, 50, 60]);
    expect(times(31, 39)).toEqual([30, 40]);
    expect(times(0, 1_000)).toHaveLength(10);
    expect(times(500, 600)).toEqual([100]);
  });

  it('says when points were left out', () => {
    expect(pointsInWindow(points, 0, 1_000, 100).isComplete).toBe(true);
    expect(pointsInWindow(points, 0, 1_000, 2).isComplete).toBe(false);
  });
});
