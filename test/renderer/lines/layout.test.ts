import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  fixedAnchor,
  nudgedTo,
  placeRows,
  type RowSpace,
  scrolledBy,
  showingLine,
} from '../../../renderer/lines/layout.ts';

/** Rows by their sequence number; the numbers have gaps. */
const rowsOf = (heights: ReadonlyMap<number, number>): RowSpace => {
  const numbers = [...heights.keys()].sort((a, b) => a - b);
  return {
    near: (sequence, direction) =>
      (direction === 1
        ? numbers.find((number) => number >= sequence)
        : numbers.findLast((number) => number <= sequence)) ?? null,
    heightPx: (sequence) => heights.get(sequence) ?? 20,
  };
};

const even = (count: number, step = 2): RowSpace =>
  rowsOf(new Map(Array.from({ length: count }, (_, index) => [index * step, 20])));

const arbitraryRows = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 18, max: 260 })), { minLength: 1, maxLength: 80 })
  .map((steps) => {
    let sequence = 0;
    return new Map(
      steps.map(([step, heightPx]) => {
        sequence += step;
        return [sequence, heightPx] as const;
      }),
    );
  });

/** The top of each drawn row in the view. */
const topsOf = (anchor: Anchor, viewPx: number, rows: RowSpace): ReadonlyMap<number, number> => {
  const { sequences, align, offsetPx } = placeRows(anchor, viewPx, rows);
  const total = sequences.reduce((sum, sequence) => sum + rows.heightPx(sequence), 0);
  let at = align === 'top' ? -offsetPx : Math.min(0, viewPx - total);
  return new Map(
    sequences.map((sequence) => {
      const top = at;
      at += rows.heightPx(sequence);
      return [sequence, top] as const;
    }),
  );
};

describe('the placement of rows', () => {
  it.each([
    ['follows the newest line', 'follow' as Anchor, [8, 10, 12, 14, 16, 18], 'bottom'],
    ['begins at the anchor', { sequence: 4, offsetPx: 5 } as Anchor, [4, 6, 8, 10, 12, 14, 16], 'top'],
    ['takes the next line if the anchor is gone', { sequence: 3, offsetPx: 5 } as Anchor, [4, 6, 8, 10, 12, 14], 'top'],
    [
      'does not leave an empty place at the end',
      { sequence: 18, offsetPx: 0 } as Anchor,
      [8, 10, 12, 14, 16, 18],
      'bottom',
    ],
  ])('%s', (_, anchor, sequences, align) => {
    const placed = placeRows(anchor, 60, even(10));
    expect(placed).toMatchObject({ align });
    expect(placed.sequences).toEqual(sequences);
  });

  it('draws a number of rows that the view limits, of ten million lines', () => {
    let asked = 0;
    const rows: RowSpace = {
      near: (sequence, direction) => {
        asked += 1;
        const within = Math.min(Math.max(sequence, 0), 9_999_999);
        return direction === 1 ? (sequence > 9_999_999 ? null : within) : sequence < 0 ? null : within;
      },
      heightPx: () => 20,
    };
    for (const anchor of ['follow', { sequence: 5_000_000, offsetPx: 3 }] as const) {
      expect(placeRows(anchor, 900, rows).sequences.length).toBeLessThanOrEqual(50);
    }
    expect(asked).toBeLessThan(200);
  });

  it('fills the view, or shows all rows', () => {
    fc.assert(
      fc.property(arbitraryRows, fc.integer({ min: 20, max: 1_000 }), fc.nat(200), (heights, viewPx, start) => {
        const rows = rowsOf(heights);
        const tops = topsOf({ sequence: start, offsetPx: 0 }, viewPx, rows);
        const [first] = tops;
        const end = [...tops].at(-1);
        expect(first?.[1]).toBeLessThanOrEqual(0);
        const bottom = (end?.[1] ?? 0) + rows.heightPx(end?.[0] ?? 0);
        if (bottom < viewPx) expect(tops.size).toBe(heights.size);
      }),
    );
  });
});

describe('scrolling', () => {
  it('stops following when it goes up, and follows again at the end', () => {
    const rows = even(100);
    const up = scrolledBy('follow', -30, 200, rows);
    expect(up).toEqual({ sequence: 176, offsetPx: 10 });
    expect(scrolledBy(up, 10, 200, rows)).toEqual({ sequence: 178, offsetPx: 0 });
    expect(scrolledBy(up, 30, 200, rows)).toBe('follow');
    expect(scrolledBy(up, 1_000, 200, rows)).toBe('follow');
  });

  it('ends at the first line', () => {
    expect(scrolledBy('follow', -1e9, 200, even(100))).toEqual({ sequence: 0, offsetPx: 0 });
  });

  it('does nothing while everything fits', () => {
    expect(scrolledBy('follow', -40, 200, even(5))).toBe('follow');
  });

  it('does not move what is read when lines arrive', () => {
    fc.assert(
      fc.property(
        arbitraryRows,
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 1, max: 900 }),
        (all, viewPx, up) => {
          const rows = rowsOf(all);
          const anchor = scrolledBy('follow', -up, viewPx, rows);
          if (anchor === 'follow') return;
          const before = topsOf(anchor, viewPx, rows);
          const more = new Map(all);
          for (let index = 1; index <= 20; index += 1) more.set(1_000 + index, 40);
          const after = topsOf(anchor, viewPx, rowsOf(more));
          for (const [sequence, top] of before) if (top < viewPx) expect(after.get(sequence)).toBe(top);
        },
      ),
    );
  });

  it('up and down again shows the same rows', () => {
    fc.assert(
      fc.property(
        arbitraryRows,
        fc.integer({ min: 50, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        (all, viewPx, px) => {
          const rows = rowsOf(all);
          const start = scrolledBy(scrolledBy('follow', -400, viewPx, rows), -px, viewPx, rows);
          if (start === 'follow' || start.sequence === rows.near(0, 1)) return;
          const down = scrolledBy(start, px, viewPx, rows);
          if (down === 'follow') return;
          expect(scrolledBy(down, -px, viewPx, rows)).toEqual(start);
        },
      ),
    );
  });
});

describe('a line that is asked for', () => {
  it('stays where it is if it is in view, and otherwise comes into the middle', () => {
    const rows = even(100);
    const anchor = { sequence: 20, offsetPx: 0 };
    expect(showingLine(anchor, 24, 200, rows)).toEqual(anchor);
    expect(showingLine(anchor, 100, 200, rows)).toEqual({ sequence: 90, offsetPx: 10 });
    expect(showingLine('follow', 0, 200, rows)).toEqual({ sequence: 0, offsetPx: 0 });
  });

  it('comes into view by the shortest way with an arrow key', () => {
    const rows = even(100);
    const anchor = { sequence: 20, offsetPx: 0 };
    expect(nudgedTo(anchor, 38, 200, rows)).toEqual(anchor);
    expect(nudgedTo(anchor, 40, 200, rows)).toEqual({ sequence: 22, offsetPx: 0 });
    expect(nudgedTo(anchor, 18, 200, rows)).toEqual({ sequence: 18, offsetPx: 0 });
  });

  it('is in view afterwards', () => {
    fc.assert(
      fc.property(
        arbitraryRows,
        fc.integer({ min: 300, max: 600 }),
        fc.nat(200),
        fc.nat(200),
        (all, viewPx, from, to) => {
          const rows = rowsOf(all);
          const wanted = rows.near(to, 1) ?? rows.near(to, -1) ?? 0;
          for (const go of [showingLine, nudgedTo]) {
            const anchor = go({ sequence: from, offsetPx: 0 }, wanted, viewPx, rows);
            const top = topsOf(anchor ?? 'follow', viewPx, rows).get(wanted) ?? Number.NaN;
            expect(top).toBeGreaterThanOrEqual(0);
            expect(top + rows.heightPx(wanted)).toBeLessThanOrEqual(viewPx);
          }
        },
      ),
    );
  });
});

it('a fixed anchor shows the same rows as following', () => {
  fc.assert(
    fc.property(arbitraryRows, fc.integer({ min: 20, max: 900 }), (all, viewPx) => {
      const rows = rowsOf(all);
      const total = [...all.values()].reduce((sum, px) => sum + px, 0);
      if (total < viewPx) return;
      const fixed = topsOf(fixedAnchor('follow', viewPx, rows) ?? 'follow', viewPx, rows);
      const followed = topsOf('follow', viewPx, rows);
      for (const [sequence, top] of fixed) expect(followed.get(sequence)).toBeCloseTo(top);
    }),
  );
});
