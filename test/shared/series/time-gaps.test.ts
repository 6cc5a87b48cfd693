import { expect, it } from 'vitest';
import { isInterrupted, TimeGaps } from '../../../shared/series/time-gaps.ts';

it('keeps the gaps of a recording; of too many the longest', () => {
  const gaps = new TimeGaps();
  gaps.add({ fromMs: 5, toMs: 5, kind: 'closed' });
  expect(gaps.all()).toEqual([]);
  for (let at = 0; at < 3_000; at += 1) {
    const fromMs = 100 * at;
    gaps.add({ fromMs, toMs: fromMs + (at % 100 === 0 ? 50 : 1), kind: 'closed' });
  }
  expect(gaps.all().length).toBeLessThan(1_024);
  expect(gaps.all().filter(({ fromMs, toMs }) => toMs - fromMs === 50)).toHaveLength(30);
  expect(gaps.inWindow(0, 101).map(({ fromMs }) => fromMs)).toContain(0);
  expect(gaps.inWindow(60, 70)).toEqual([]);
});

it('interrupts a curve where a gap is between two points', () => {
  const gaps = [{ fromMs: 10, toMs: 20, kind: 'missing' as const }];
  expect([
    isInterrupted(gaps, 0, 9),
    isInterrupted(gaps, 0, 10),
    isInterrupted(gaps, 5, 25),
    isInterrupted(gaps, 20, 30),
  ]).toEqual([false, false, true, false]);
});
