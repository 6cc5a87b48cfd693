import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { lineWords } from '../../parts/line-words.ts';
import { useVisibleRows } from '../../parts/use-visible-rows.ts';
import { useWords } from '../../parts/words.ts';
import type { Highlight } from '../../store/highlight.ts';
import { DockRowView, type RowMarks } from './dock-row.tsx';
import { type DockRow, rowKey } from './rows.ts';
import styles from './traffic-list.module.css';

export interface TrafficListProps {
  readonly rows: readonly DockRow[];
  /** Changes whenever rows were added. */
  readonly version: number;
  readonly query: string;
  /** Index of the row to scroll to, and a counter that changes with each request. */
  readonly target: { readonly index: number; readonly count: number } | null;
  readonly highlight: Highlight | null;
  readonly follows: boolean;
  readonly onFollow: (follows: boolean) => void;
}

const lineHeight = 18;
/** Closer to the end than this counts as being at the end. */
const endPx = 24;

/** A virtual list. Scrolling up stops following; new lines then do not scroll it. */
export const TrafficList = (props: TrafficListProps) => {
  const { rows, version, query, target, highlight, follows } = props;
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const keyOf = useCallback(
    (index: number) => {
      const row = rows[index];
      return row ? rowKey(row) : -index;
    },
    [rows],
  );
  const virtual = useVisibleRows({
    count: rows.length,
    scroller,
    rowHeightPx: lineHeight,
    overscan: 12,
    keyOf,
    follows,
  });
  const size = virtual.getTotalSize();
  const { onScroll, onInput } = useFollowing(scroller, props, `${version} ${size}`);
  useEffect(() => void lineWords.load(), []);
  useEffect(() => {
    if (target) virtual.scrollToIndex(target.index, { align: 'center' });
  }, [target, virtual]);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="log"
      aria-live="off"
      aria-label={t('terminal.traffic')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
      tabIndex={0}
      onScroll={onScroll}
      onWheel={onInput}
      onPointerDown={onInput}
      onKeyDown={onInput}
    >
      <div className={styles.space} style={{ height: size }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row && <DockRowView row={row} {...lookOf(row, index, query, target, highlight)} />}
            </div>
          );
        })}
      </div>
    </div>
  );
};

/** Keeps the list at its end while it follows, and starts or stops following when the user scrolls. */
const useFollowing = (
  scroller: RefObject<HTMLDivElement | null>,
  { follows, onFollow, target }: Pick<TrafficListProps, 'follows' | 'onFollow' | 'target'>,
  content: string,
) => {
  const lastTop = useRef(0);
  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (!follows || !element) return;
    element.scrollTop = element.scrollHeight;
    // Set before the scroll event arrives, so that the handler does not take this jump, or a new session, for the user scrolling.
    lastTop.current = element.scrollTop;
  }, [follows, scroller]);
  // Rows are measured after drawing, so their real height moves the end again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end moves when the content changes
  useLayoutEffect(toEnd, [toEnd, content]);
  // A dock that becomes lower hides its last lines without a scroll event.
  useEffect(() => {
    const resized = new ResizeObserver(toEnd);
    if (scroller.current) resized.observe(scroller.current);
    return () => resized.disconnect();
  }, [toEnd, scroller]);

  /** Only the user's scrolling starts or stops following. A programmatic jump that ends at the end must not. */
  const isByHand = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each target is a programmatic jump
  useEffect(() => {
    isByHand.current = false;
  }, [target]);
  const onScroll = (): void => {
    const element = scroller.current;
    if (!element) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const isUp = scrollTop < lastTop.current - 2;
    lastTop.current = scrollTop;
    if (!isByHand.current) return;
    const isAtEnd = scrollHeight - scrollTop - clientHeight < endPx;
    if (follows && isUp && !isAtEnd) onFollow(false);
    else if (!follows && isAtEnd && !isUp) onFollow(true);
  };
  const onInput = (): void => {
    isByHand.current = true;
  };
  return { onScroll, onInput };
};

const plain: RowMarks = { query: '', isCurrent: false, isHighlighted: false, mark: 0 };

const lookOf = (
  row: DockRow,
  index: number,
  query: string,
  target: TrafficListProps['target'],
  highlight: Highlight | null,
): RowMarks => {
  if (row.kind !== 'line') return plain;
  const { sequence } = row.line;
  return {
    query,
    isCurrent: query !== '' && target?.index === index,
    isHighlighted: highlight !== null && highlight.from <= sequence && sequence < highlight.to,
    mark: highlight === null ? 0 : highlight.marks.indexOf(sequence) + 1,
  };
};
