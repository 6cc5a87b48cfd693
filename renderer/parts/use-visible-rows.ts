import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

export interface VisibleRowsOptions {
  readonly count: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeightPx: number;
  /** Rows drawn above and below the visible ones. */
  readonly overscan: number;
  /** Must be the same function for the same rows: a new one makes the list compute every position again. */
  readonly keyOf: (index: number) => string | number;
  /** The list stays at its end. Otherwise the visible rows stay in place when the oldest rows are removed. */
  readonly follows: boolean;
}

/** Which rows of a long list are rendered, and where. */
export const useVisibleRows = (options: VisibleRowsOptions): Virtualizer<HTMLDivElement, Element> => {
  const { count, scroller, rowHeightPx, overscan, keyOf, follows } = options;
  const known = useRef<Virtualizer<HTMLDivElement, Element> | null>(null);
  // The virtualizer learns of a scroll one frame late. Rows removed before that would restore the old position.
  if (known.current && scroller.current && !follows) known.current.scrollOffset = scroller.current.scrollTop;
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan,
    useFlushSync: false,
    getItemKey: keyOf,
    anchorTo: follows ? 'start' : 'end',
  });
  known.current = virtual;
  return virtual;
};
