import { hitsOf } from '../../parts/line-segments.ts';
import type { DockRow } from './rows.ts';

/**
 * The places of the rows that hold a text. Rows grow at their end, many times a second: what was searched stays searched as long as
 * the rows and the text are the same. Gives the same array, grown, or a new one.
 */
export const createRowSearch = (): ((rows: readonly DockRow[], query: string) => readonly number[]) => {
  let lastRows: readonly DockRow[] | null = null;
  let lastQuery = '';
  let searched = 0;
  let hits: number[] = [];
  let lastRow: DockRow | undefined;
  return (rows, query) => {
    if (rows !== lastRows || query !== lastQuery) {
      searched = 0;
      hits = [];
    }
    [lastRows, lastQuery] = [rows, query];
    if (query === '') return hits;
    // More has come of the last line.
    while (searched > 0 && (searched > rows.length || rows[searched - 1] !== lastRow)) {
      searched -= 1;
      if (hits.at(-1) === searched) hits.pop();
      lastRow = rows[searched - 1];
    }
    for (; searched < rows.length; searched += 1) {
      const row = rows[searched];
      if (row?.kind === 'line' && hitsOf(row.line.text, query).length > 0) hits.push(searched);
    }
    lastRow = rows[searched - 1];
    return hits;
  };
};
