import { useLayoutEffect } from 'react';
import type { LinesModel } from './lines-model.ts';
import type { MeasuredRows } from './row-space.ts';

/** Takes the real heights, and puts right what was placed by an estimate, before anything is seen. */
export const useMeasuring = (
  model: LinesModel,
  rows: MeasuredRows,
  list: React.RefObject<HTMLDivElement | null>,
): void => {
  useLayoutEffect(() => {
    const kept = model.takeKept();
    const view = list.current?.parentElement;
    if (!list.current || !view) return;
    const viewTop = view.getBoundingClientRect().top;
    for (const row of list.current.children) {
      const { top, height } = row.getBoundingClientRect();
      const sequence = Number((row as HTMLElement).dataset.sequence);
      rows.measured(sequence, height);
      if (kept?.sequence !== sequence) continue;
      const wrongPx = top - viewTop - kept.topPx;
      if (Math.abs(wrongPx) >= 1) model.shift(wrongPx);
    }
  });
};
