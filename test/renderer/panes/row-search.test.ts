import { describe, expect, it } from 'vitest';
import { createRowSearch } from '../../../renderer/panes/dock/row-search.ts';
import type { DockRow } from '../../../renderer/panes/dock/rows.ts';
import { createTrafficLog } from '../../../shared/lines/traffic-lines.ts';

const rowsOf = (...texts: readonly string[]): DockRow[] => {
  const log = createTrafficLog();
  log.add(
    texts.map((text, sequence) => ({
      ...{ sequence, atMs: 0, direction: 'received', owner: 'urc', commandId: 0, name: '', isRecorded: true },
      bytes: new TextEncoder().encode(text),
    })),
  );
  return log.lines().map((line) => ({ kind: 'line', line }));
};

describe('the search of the dock', () => {
  it('finds rows by a part of their text, ignoring case, and no dividers', () => {
    const rows = rowsOf('+CREG: 1', 'OK', '+cereg: 5');
    rows.splice(1, 0, { kind: 'lost', count: 3, from: 1 });
    expect(createRowSearch()(rows, 'REG')).toEqual([0, 3]);
    expect(createRowSearch()(rows, '')).toEqual([]);
  });

  it('follows changes of the text, of the rows, and of the list', () => {
    const search = createRowSearch();
    const rows = rowsOf('one', 'two');
    expect(search(rows, 'two')).toEqual([1]);
    expect(search(rows, 'one')).toEqual([0]);
    expect(search(rows, '')).toEqual([]);
    expect(search(rows, 'one')).toEqual([0]);
    expect(search(rowsOf('two', 'one', 'one'), 'one')).toEqual([1, 2]);
  });

  it('searches a replaced last row again', () => {
    const search = createRowSearch();
    const [one, two, half, whole] = rowsOf('one', 'two', 'on', 'one more');
    if (!one || !two || !half || !whole) throw new Error('no rows');
    const rows = [one, two, half];
    expect(search(rows, 'one')).toEqual([0]);
    rows[2] = whole;
    expect(search(rows, 'one')).toEqual([0, 2]);
    rows.splice(2, 1, half, one);
    expect(search(rows, 'one')).toEqual([0, 3]);
  });

  it('reads each row once while rows are added', () => {
    const search = createRowSearch();
    const rows = rowsOf('one', 'two', 'three', 'one');
    let reads = 0;
    const watched = rows.map((row) => ({
      get kind() {
        reads += 1;
        return row.kind;
      },
      line: row.kind === 'line' ? row.line : null,
    })) as unknown as DockRow[];
    const growing: DockRow[] = [];
    for (const row of watched) {
      growing.push(row);
      search(growing, 'one');
    }
    expect(search(growing, 'one')).toEqual([0, 3]);
    expect(reads).toBe(watched.length);
  });
});
