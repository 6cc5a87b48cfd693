import { memo, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Matcher } from '../../shared/lines/matcher.ts';
import { allBytesOf, isUnrecorded } from '../../shared/lines/traffic-lines.ts';
import { lineWords } from '../parts/line-words.ts';
import type { LineSource } from '../store/line-source.ts';
import type { StageRange } from '../store/stage-ranges.ts';
import { useSessionPart } from '../store/view-store.ts';
import { copiedText } from './copy-text.ts';
import { gridId } from './grid-id.ts';
import { GridCell, GridRow } from './grid-parts.tsx';
import { placeRows } from './layout.ts';
import { LineRow, rowId } from './line-row.tsx';
import styles from './lines-list.module.css';
import type { LinesModel } from './lines-model.ts';
import { pressInList } from './list-keys.ts';
import type { Marks } from './marks.ts';
import { createRowSpace, type LinesMode, type MeasuredRows } from './row-space.ts';
import type { RulerLines } from './ruler.ts';
import { ScrollStrip } from './scroll-strip.tsx';
import { type LengthOf, selectedPart } from './selection.ts';
import { probeText, useListSize } from './use-list-size.ts';
import { useListWords } from './use-list-words.ts';
import { useMeasuring } from './use-measuring.ts';
import { type MergedPorts, useMergedPorts } from './use-merged-view.ts';
import { usePointer } from './use-pointer.ts';
import { turnWheel } from './wheel.ts';

export interface LinesListProps {
  /** Differs from the id of the first list on the page. */
  readonly id?: string;
  readonly label?: string;
  readonly model: LinesModel;
  readonly source: LineSource;
  readonly ranges: () => readonly StageRange[];
  readonly mode: LinesMode;
  readonly wraps: boolean;
  readonly matcher: Matcher | null;
  /** The current hit of the search. */
  readonly hit: number | null;
  readonly marks: Marks;
  readonly onMark: (sequence: number) => void;
  readonly ruler: RulerLines;
  readonly onMenu: (x: number, y: number) => void;
  /** All lines, while the list shows only the first line of checks that follow each other. */
  readonly grouped: LineSource | null;
  readonly onShowChecks: () => void;
}

/** A list of any number of lines. It draws only those in view; new lines never move what is being read. */
export const LinesList = memo((props: LinesListProps) => {
  const { model, source, mode, ruler, onMark, id = gridId } = props;
  const { m } = useListWords();
  const ports = useMergedPorts();
  const view = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const textCell = useRef<HTMLSpanElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const size = useListSize(view, textCell, probe);
  const lengthOf = useLengthOf(mode);
  const rows = useRows(props, size.columns);
  useSyncExternalStore(source.onChange, source.version);
  // Before the children draw, so that they find the lines of this drawing.
  model.setGeometry({ source, rows, viewPx: size.heightPx, lengthOf });
  const current = useStore(model.state, (state) => state.current);
  const pointer = usePointer({ model, source, isHexView: mode === 'hex', view, lengthOf });
  const press = (event: React.KeyboardEvent): void => {
    if (!pressInList(event, { model, source, lengthOf, onMark })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  useEffect(() => void lineWords.load(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the list has another height
  useEffect(model.keepOpenedInView, [size.heightPx, model]);
  return (
    <div
      className={`${styles.frame} ${mode === 'split' ? styles.withBytes : ''} ${ports ? styles.withPorts : ''}`}
      onWheel={(event) => turnWheel(model, event)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn from a part of its rows */}
      <div
        ref={view}
        className={styles.view}
        role="grid"
        id={id}
        aria-label={props.label ?? m.grid}
        aria-rowcount={source.count()}
        aria-readonly="true"
        aria-activedescendant={current === null ? undefined : rowId(id, current)}
        tabIndex={0}
        onKeyDown={press}
        // The page draws its own selection.
        onMouseDown={(event) => event.preventDefault()}
        onContextMenu={(event) => openMenu(event, pointer.choose, props.onMenu)}
        {...pointer.handlers}
        onPointerDown={(event) => {
          view.current?.focus({ preventScroll: true });
          pointer.handlers.onPointerDown(event);
        }}
      >
        <Rows {...props} ports={ports} rows={rows} listRef={list} heightPx={size.heightPx} columns={size.columns} />
        <Probe textCell={textCell} probe={probe} />
      </div>
      <ScrollStrip {...{ model, source, rows, ruler }} viewPx={size.heightPx} label={m.scrollBar} controls={id} />
    </div>
  );
});

type AtPlace = (x: number, y: number) => void;

const openMenu = (event: React.MouseEvent, choose: AtPlace, onMenu: AtPlace): void => {
  event.preventDefault();
  const { clientX, clientY, button } = event;
  // The menu key applies to the selection.
  if (button === 2) choose(clientX, clientY);
  onMenu(clientX, clientY);
};

interface ProbeProps {
  readonly textCell: React.RefObject<HTMLSpanElement | null>;
  readonly probe: React.RefObject<HTMLSpanElement | null>;
}

/** A hidden row that measures the width of the text and of its characters. */
const Probe = ({ textCell, probe }: ProbeProps) => (
  <div className={styles.probe} aria-hidden="true">
    <span ref={textCell}>
      <span ref={probe}>{probeText}</span>
    </span>
  </div>
);

const useLengthOf = (mode: LinesMode): LengthOf =>
  useCallback<LengthOf>((line) => (mode === 'hex' ? allBytesOf(line).length : copiedText(line).length), [mode]);

/** Heights are measured for one source, mode and width; another one starts without them. */
const useRows = ({ source, mode, wraps, ranges }: LinesListProps, columns: number): MeasuredRows =>
  useMemo(() => createRowSpace(source, { mode, wraps, columns }, ranges), [source, mode, wraps, columns, ranges]);

interface RowsProps extends LinesListProps {
  /** Of a merged view; `null`: the lines are those of a session. */
  readonly ports: MergedPorts | null;
  readonly rows: MeasuredRows;
  readonly listRef: React.RefObject<HTMLDivElement | null>;
  readonly heightPx: number;
  readonly columns: number;
}

const Rows = (props: RowsProps) => {
  const {
    id = gridId,
    model,
    source,
    rows,
    listRef,
    heightPx,
    columns,
    mode,
    wraps,
    matcher,
    hit,
    marks,
    ports,
  } = props;
  const { anchor, current, selection } = useStore(model.state);
  const recordedBefore = useSessionPart((session) => session.recordedBefore, 0);
  const placed = placeRows(anchor, heightPx, rows);
  useMeasuring(model, rows, listRef);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold a part of its rows at any place
    <div
      ref={listRef}
      role="rowgroup"
      className={`${styles.list} ${placed.align === 'bottom' ? styles.atBottom : ''}`}
      style={placed.align === 'top' ? { top: -placed.offsetPx } : undefined}
    >
      {placed.sequences.map((sequence) => {
        const line = source.lineAt(sequence);
        if (line === null)
          return <LoadingRow key={sequence} sequence={sequence} rowIndex={source.rankOf(sequence) + 1} />;
        const part = selectedPart(selection, sequence);
        return (
          <LineRow
            key={sequence}
            listId={id}
            line={line}
            heading={rows.headingOf(line)}
            number={source.numberOf(sequence)}
            rowIndex={source.rankOf(sequence) + 1}
            mode={mode}
            columns={columns}
            wraps={wraps}
            matcher={matcher}
            isHit={hit === sequence}
            isCurrent={current === sequence}
            selectedFrom={part?.start ?? -1}
            selectedTo={part?.end ?? -1}
            mark={marks.get(sequence) ?? null}
            isUnrecorded={isUnrecorded(line, recordedBefore)}
            hiddenChecks={line.check === 'first' ? hiddenAfter(props.grouped, source, sequence) : 0}
            onShowChecks={props.onShowChecks}
            port={ports?.get(line.port ?? 0) ?? null}
          />
        );
      })}
    </div>
  );
};

/** Lines between this one and the next that is shown. */
const hiddenAfter = (grouped: LineSource | null, source: LineSource, sequence: number): number => {
  if (grouped === null) return 0;
  const next = source.near(sequence + 1, 1);
  const end = next === null ? grouped.count() : grouped.rankOf(next);
  return Math.max(0, end - grouped.rankOf(sequence) - 1);
};

/** A line that is being fetched. */
const LoadingRow = ({ sequence, rowIndex }: { readonly sequence: number; readonly rowIndex: number }) => (
  <GridRow aria-rowindex={rowIndex} data-sequence={sequence} className={styles.notHere}>
    <GridCell>…</GridCell>
  </GridRow>
);
