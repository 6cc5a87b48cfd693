import { describe, expect, it } from 'vitest';
import { dashes, joinCurves, roomyRange, valuesAt, withBreaks } from '../../../renderer/parts/plot/curves.ts';

const pointsAt = (...times: readonly number[]) => times.map((atMs) => ({ atMs, value: atMs }));

describe('the curves of a plot', () => {
  it('have their points at the times of all; where one has none it is not interrupted', () => {
    const joined = joinCurves([
      { name: 'a', swatch: 1, points: pointsAt(10, 30) },
      { name: 'b', swatch: 2, points: pointsAt(20, 30) },
    ]);
    expect(joined).toEqual({
      times: [10, 20, 30],
      values: [
        [10, undefined, 30],
        [undefined, 20, 30],
      ],
    });
    expect(valuesAt(joined, 0)).toEqual([{ curve: 0, value: 10 }]);
    expect(valuesAt(joined, 2)).toEqual([
      { curve: 0, value: 30 },
      { curve: 1, value: 30 },
    ]);
  });

  it('are interrupted from one value to the next, also where other curves have points', () => {
    const points = [...pointsAt(10), { atMs: 30, value: null }, ...pointsAt(60)];
    const { values } = joinCurves([
      { name: 'a', swatch: 1, points: pointsAt(10, 20, 40, 60, 70) },
      { name: 'b', swatch: 2, points },
    ]);
    expect(values[1]).toEqual([10, null, null, null, 60, undefined]);
  });

  it('are interrupted where nothing was recorded', () => {
    const gaps = [
      { fromMs: 12, toMs: 15 },
      { fromMs: 35, toMs: 70 },
    ];
    expect(withBreaks(pointsAt(10, 20, 30, 80, 90), gaps).map(({ atMs, value }) => [atMs, value])).toEqual([
      ...[
        [10, 10],
        [12, null],
        [20, 20],
        [30, 30],
      ],
      ...[
        [35, null],
        [80, 80],
        [90, 90],
      ],
    ]);
    const points = pointsAt(10, 20);
    expect(withBreaks(points, [])).toBe(points);
    expect(withBreaks(points, [{ fromMs: 1, toMs: 5 }])).toEqual(points);
    expect(withBreaks(points, [{ fromMs: 25, toMs: 30 }])).toEqual(points);
  });

  it('have a pattern of dashes each', () => {
    expect(new Set(Object.values(dashes).map(String)).size).toBe(6);
  });

  it.each([
    [20, 30, [19, 31]],
    [100, 100, [98, 102]],
    [0, 0, [-1, 1]],
    [null, null, [0, 1]],
  ])('from %s to %s have an axis with some space', (low, high, range) => {
    expect(roomyRange(low, high)).toEqual(range);
  });
});
