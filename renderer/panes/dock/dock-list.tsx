import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Matcher } from '../../../shared/lines/matcher.ts';
import { placeRows } from '../../lines/layout.ts';
import type { LinesModel } from '../../lines/lines-model.ts';
import { createRowSpace, type MeasuredRows } from '../../lines/row-space.ts';
import { ScrollStrip } from '../../lines/scroll-strip.tsx';
import { probeText, useListSize } from '../../lines/use-list-size.ts';
import { useMeasuring } from '../../lines/use-measuring.ts';
import { turnWheel } from '../../lines/wheel.ts';
import { CauseDivider, LostNote, OpeningDivider, StageDivider } from '../../parts/line-dividers.tsx';
import { lineWords } from '../../parts/line-words.ts';
import { useWords } from '../../parts/words.ts';
import type { Highlight } from '../../store/highlight.ts';
import type { LineSource } from '../../store/line-source.ts';
import type { StageRange } from '../../store/stage-ranges.ts';
import styles from './dock-list.module.css';
import { DockLine } from './dock-row.tsx';

export interface DockListProps {
  readonly model: LinesModel;
  readonly source: LineSource;
  readonly ranges: () => readonly StageRange[];
  readonly matcher: Matcher | null;
  /** The current hit of the search. */
  readonly hit: number | null;
  readonly highlight: Highlight | null;
}

const listId = 'dock-lines';

/** Lines of the session, drawn from the line that is read, or from the newest while it follows. */
export const DockList = (props: DockListProps) => {
  const { model, source, ranges } = props;
  const { t } = useWords();
  const view = useRef<HTMLDivElement>(null);
  const textCell = useRef<HTMLSpanElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const size = useListSize(view, textCell, probe);
  const rows = useMemo(
    () => createRowSpace(source, { mode: 'text', wraps: true, columns: size.columns }, ranges),
    [source, size.columns, ranges],
  );
  useSyncExternalStore(source.onChange, source.version);
  // Before the rows are drawn, so that they find the lines of this drawing.
  model.setGeometry({ source, rows, viewPx: size.heightPx, lengthOf: ({ text }) => text.length });
  useEffect(() => void lineWords.load(), []);
  return (
    <div className={styles.frame} onWheel={(event) => turnWheel(model, event)}>
      <div
        ref={view}
        id={listId}
        className={styles.view}
        role="log"
        aria-live="off"
        aria-label={t('terminal.traffic')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
        tabIndex={0}
        onKeyDown={(event) => scrollByKey(model, event)}
      >
        <Rows {...props} rows={rows} heightPx={size.heightPx} />
        <div className={styles.probe} aria-hidden="true">
          <span ref={textCell}>
            <span ref={probe}>{probeText}</span>
          </span>
        </div>
      </div>
      <ScrollStrip
        {...{ model, source, rows, viewPx: size.heightPx, ruler: null }}
        label={t('terminal.traffic')}
        controls={listId}
      />
    </div>
  );
};

const linePx = 18;

const scrollByKey = (model: LinesModel, event: React.KeyboardEvent): void => {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
  const actions: Readonly<Record<string, () => void>> = {
    ArrowUp: () => model.scrollBy(-linePx),
    ArrowDown: () => model.scrollBy(linePx),
    PageUp: () => model.scrollPage(-1),
    PageDown: () => model.scrollPage(1),
    Home: model.toStart,
    End: model.toEnd,
  };
  const action = actions[event.key];
  if (action === undefined) return;
  action();
  event.preventDefault();
};

interface RowsProps extends DockListProps {
  readonly rows: MeasuredRows;
  readonly heightPx: number;
}

const Rows = ({ model, source, rows, heightPx, matcher, hit, highlight }: RowsProps) => {
  const anchor = useStore(model.state, (state) => state.anchor);
  const list = useRef<HTMLDivElement>(null);
  const placed = placeRows(anchor, heightPx, rows);
  useMeasuring(model, rows, list);
  return (
    <div
      ref={list}
      className={`${styles.list} ${placed.align === 'bottom' ? styles.atBottom : ''}`}
      style={placed.align === 'top' ? { top: -placed.offsetPx } : undefined}
    >
      {placed.sequences.map((sequence) => {
        const line = source.lineAt(sequence);
        if (line === null) {
          return (
            <div key={sequence} data-sequence={sequence} className={styles.notHere}>
              …
            </div>
          );
        }
        const heading = rows.headingOf(line);
        return (
          <div key={sequence} data-sequence={sequence}>
            {line.lostBefore > 0 && <LostNote count={line.lostBefore} />}
            {heading?.kind === 'stage' && <StageDivider {...heading} />}
            {heading?.kind === 'cause' && <CauseDivider cause={heading.cause} />}
            {line.kind === 'divider' ? (
              <OpeningDivider line={line} />
            ) : (
              <DockLine
                line={line}
                matcher={matcher}
                isCurrent={hit === sequence}
                isHighlighted={highlight !== null && highlight.from <= sequence && sequence < highlight.to}
                mark={highlight === null ? 0 : highlight.marks.indexOf(sequence) + 1}
              />
            )}
          </div>
        );
      })}
    </div>
  );
};
