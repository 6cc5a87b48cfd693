import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimelineCounts, timelineLanes } from '../../../shared/recordings/timeline.ts';

describe('the timeline of a recording', () => {
  it('counts lines in parts of equal length', () => {
    const counts = new TimelineCounts();
    for (const atMs of [1_000, 1_000.7, 1_010, 1_019]) counts.add(atMs, 'sent');
    counts.add(1_019, 'error');
    expect(counts.window(1_000, 1_020, 2)).toEqual({
      ...{ fromMs: 1_000, widthMs: 10 },
      lanes: { sent: [2, 2], received: [0, 0], urc: [0, 0], error: [0, 1] },
    });
    expect(counts.window(1_010, 1_020, 100).lanes.sent).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('takes a time before the first for the first, because clocks are set back', () => {
    const counts = new TimelineCounts();
    counts.add(5_000, 'received');
    counts.add(10, 'received');
    expect(counts.window(5_000, 5_001, 1).lanes.received).toEqual([2]);
  });

  it('loses no line, whatever the length of the recording and the window', () => {
    const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.constantFrom(...timelineLanes)), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 2_000 }), (lines, parts) => {
        const counts = new TimelineCounts();
        const sorted = [...lines].sort(([a], [b]) => a - b);
        for (const [atMs, lane] of sorted) counts.add(atMs, lane);
        const last = sorted.at(-1)?.[0] ?? 0;
        const { lanes } = counts.window(0, last + 1, parts);
        for (const lane of timelineLanes) {
          expect(lanes[lane].length).toBeLessThanOrEqual(parts);
          expect(lanes[lane].reduce((sum, one) => sum + one, 0)).toBe(lines.filter((one) => one[1] === lane).length);
        }
      }),
    );
  });
});
