import { useEffect, useState } from 'react';
import type { ComparisonPart } from '../../../../shared/contract/recordings.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { ComparedRow, CompareOptions } from '../../../../shared/recordings/compare.ts';
import { request } from '../../../store/view-store.ts';

export interface UsedComparison {
  /** What was compared, with the rows that have arrived so far; `null`: nothing yet. */
  readonly part: ComparisonPart | null;
  readonly rows: readonly ComparedRow[];
  readonly failure: Failure | null;
}

const nothing: UsedComparison = { part: null, rows: [], failure: null };

/** Compares two recordings, and fetches the rows in parts. `b` `null`: nothing is compared. */
export const useComparison = (
  a: string,
  b: string | null,
  { ignoreIds, ignoreTimes }: CompareOptions,
): UsedComparison => {
  const [state, setState] = useState(nothing);
  useEffect(() => {
    let isOver = false;
    setState(nothing);
    const read = async (other: string): Promise<void> => {
      let rows: readonly ComparedRow[] = [];
      for (;;) {
        const answer = await request('recordings.compare', { a, b: other, ignoreIds, ignoreTimes, from: rows.length });
        if (isOver) return;
        if (!answer.ok) return setState({ part: null, rows: [], failure: answer.error });
        rows = [...rows, ...answer.value.rows];
        setState({ part: answer.value, rows, failure: null });
        if (answer.value.rows.length === 0 || rows.length >= answer.value.total) return;
      }
    };
    if (b !== null) void read(b);
    return () => {
      isOver = true;
    };
  }, [a, b, ignoreIds, ignoreTimes]);
  return state;
};
