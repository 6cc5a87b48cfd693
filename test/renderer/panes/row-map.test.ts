import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, createRowMap, type RowMap } from '../../../renderer/panes/terminal/row-map.ts';

/** A terminal buffer: rows wrap, and the first ones are dropped when there are too many. */
const createBuffer = (maxRows: number) => {
  let rows: { readonly head: number | null; readonly isContinuation: boolean }[] = [];
  let trimmed = 0;
  return {
    write: (head: number | null, width: number): void => {
      for (let part = 0; part < width; part += 1) {
        rows.push({ head: part === 0 ? head : null, isContinuation: part > 0 });
      }
      const over = Math.max(0, rows.length - maxRows);
      rows = rows.slice(over);
      trimmed += over;
    },
    anchor: (): Anchor => {
      const at = trimmed + rows.length;
      return {
        get line() {
          return at - trimmed;
        },
        get isDisposed() {
          return at < trimmed;
        },
      };
    },
    rows: () => rows,
    isContinuation: (row: number): boolean => rows[row]?.isContinuation ?? false,
  };
};

describe('the row map', () => {
  it('returns the lines that were written, for any position, wrapping and dropped rows', () => {
    const part = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 })), { maxLength: 40 });
    // As in the real terminal, the buffer holds more rows than there can be between two anchors.
    const maxRows = fc.integer({ min: 400, max: 900 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), maxRows, fc.nat(), (parts, most, at) => {
        const buffer = createBuffer(most);
        const map: RowMap<number> = createRowMap();
        let line = 0;
        map.begin(buffer.anchor);
        for (const lines of parts) {
          for (const [rows, width] of lines) {
            line += 1;
            const heads = [line, ...new Array<null>(rows - 1).fill(null)];
            map.add(heads);
            for (const head of heads) buffer.write(head, width);
          }
          map.begin(buffer.anchor);
          const top = at % Math.max(1, buffer.rows().length);
          const expected = buffer.rows().slice(top, top + 30);
          const seen = map.headsAt(top, 30, buffer.isContinuation).slice(0, expected.length);
          expect(seen).toEqual(expected.map(({ head }) => head));
        }
      }),
    );
  });

  it('forgets lines with their rows', () => {
    const buffer = createBuffer(100);
    const map: RowMap<number> = createRowMap();
    for (let line = 0; line < 10_000; line += 1) {
      map.begin(buffer.anchor);
      map.add([line]);
      buffer.write(line, 1);
    }
    expect(map.headsAt(0, 3, buffer.isContinuation)).toEqual([9_900, 9_901, 9_902]);
    expect(map.headsAt(98, 4, buffer.isContinuation)).toEqual([9_998, 9_999, null, null]);
    map.clear();
    expect(map.headsAt(0, 2, buffer.isContinuation)).toEqual([null, null]);
  });
});
