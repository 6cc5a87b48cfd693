import { hitsOf } from '../../../shared/lines/spans.ts';
import type { DockRow } from './rows.ts';

/**
 * Finds the rows that contain a text. Rows are appended many times a second, so earlier results are reused while rows
 * and text stay the same. Returns the same array with new hits appended, or a new array.
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
    // The last line has grown.
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
