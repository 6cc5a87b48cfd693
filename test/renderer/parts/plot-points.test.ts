import { expect, it } from 'vitest';
import { boundedPoints, mostPoints, stepPoint, valueRange } from '../../../renderer/parts/plot/plot-points.ts';

it('keeps the newest points, in order of their time', () => {
  const points = Array.from({ length: mostPoints + 5 }, (_, index) => ({ atMs: index, value: index }));
  expect(boundedPoints(points)).toHaveLength(mostPoints);
  expect(boundedPoints(points).at(-1)).toEqual(points.at(-1));
  const unordered = [5, 5, 3, 6].map((atMs) => ({ atMs, value: null }));
  expect(boundedPoints(unordered).map(({ atMs }) => atMs)).toEqual([5, 6]);
});

it.each([
  [-90, -80, [-130, -70], [-130, -70]],
  [-140, -80, [-130, -70], [-142, -70]],
  [-90, -50, [-130, -70], [-130, -48]],
  [null, null, [-130, -70], [-130, -70]],
] as const)('shows %s to %s on an axis of at least %j', (low, high, atLeast, range) => {
  expect(valueRange(low, high, atLeast)).toEqual(range);
});

it.each([
  ['ArrowLeft', null, 3, 2],
  ['ArrowLeft', 0, 3, 0],
  ['ArrowLeft', 2, 3, 1],
  ['ArrowRight', 2, 3, 2],
  ['ArrowRight', 0, 3, 1],
  ['Home', 2, 3, 0],
  ['End', 0, 3, 2],
  ['Escape', 1, 3, null],
  ['Escape', null, 3, undefined],
  ['ArrowLeft', null, 0, undefined],
  ['a', 1, 3, undefined],
])('moves with %s from %s of %s points to %s', (key, at, count, next) => {
  expect(stepPoint(key, at, count)).toBe(next);
});
