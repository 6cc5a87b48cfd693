import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useRef } from 'react';

export interface RowsInSightOptions {
  readonly count: number;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeightPx: number;
  /** Rows drawn above and below what is in sight. */
  readonly overscan: number;
  /** The same function for the same rows: another one makes the list compute every place again. */
  readonly keyOf: (index: number) => string | number;
  /** The list stays at its end; otherwise what is being read stays in its place when the oldest rows go. */
  readonly follows: boolean;
}

/** Which rows of a long list are in the document, and where. */
export const useRowsInSight = (options: RowsInSightOptions): Virtualizer<HTMLDivElement, Element> => {
  const { count, scroller, rowHeightPx, overscan, keyOf, follows } = options;
  const known = useRef<Virtualizer<HTMLDivElement, Element> | null>(null);
  // The virtualizer hears of a scroll a frame late. Rows that go before that would put the list back to where it was.
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
