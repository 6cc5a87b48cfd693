import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { setQuickUi } from '../../../store/quick-ui.ts';
import { AddRow, DamagedRow, GroupRow, NotesRow } from './group-rows.tsx';
import { type KnownValues, valuesOf } from './item-preview.ts';
import { ItemRow } from './item-row.tsx';
import styles from './quick-panel.module.css';
import type { GroupResults } from './quick-results.ts';
import { placeAfter, type QuickRow } from './quick-rows.ts';
import type { QuickGroup } from './quick-store.ts';
import {
  type QuickRun,
  quickGroups,
  useKnownValues,
  useQuickResults,
  useQuickState,
  useQuickUi,
  useQuickWords,
} from './use-quick.ts';

interface QuickListProps {
  readonly rows: readonly QuickRow[];
  readonly run: QuickRun;
}

type ItemRowOf = Extract<QuickRow, { readonly kind: 'item' }>;

const heights = { group: 36, damaged: 76, notes: 28, item: 44, add: 36 } as const;

/** Of any number of rows only the visible ones are drawn. */
export const QuickList = ({ rows, run }: QuickListProps) => {
  const { m } = useQuickWords();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? 'item'],
    overscan: 8,
    useFlushSync: false,
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor: useWithEdited(rows),
  });
  useWantedFocus(rows, virtual, scroller);
  const resultsOf = useQuickResults();
  const valuesOfGroup = useGroupValues();
  const { groups } = useQuickState();
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul
        className={styles.rows}
        aria-label={m.list}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) => onKey(event, rows, run)}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-key={row.key}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Row {...{ row, run, groups, resultsOf, valuesOfGroup }} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
};

/** The item that is edited stays when it is scrolled out of sight, with what is typed. */
const useWithEdited = (rows: readonly QuickRow[]): ((range: Range) => number[]) => {
  const editing = useQuickUi((ui) => ui.editing);
  const edited = editing === null ? -1 : rows.findIndex(({ key }) => key === `i ${editing.itemId}`);
  return useCallback(
    (range) => {
      const visible = defaultRangeExtractor(range);
      return edited === -1 || visible.includes(edited) ? visible : [...visible, edited].sort((a, b) => a - b);
    },
    [edited],
  );
};

type ValuesOfGroup = (group: QuickGroup) => ReadonlyMap<string, string>;

/** Computed once for all rows of a group. */
const useGroupValues = (): ValuesOfGroup => {
  const known = useKnownValues();
  return useMemo(() => createGroupValues(known), [known]);
};

const createGroupValues = (known: KnownValues): ValuesOfGroup => {
  const computed = new WeakMap<object, ReadonlyMap<string, string>>();
  return ({ content: { file } }) => {
    const values = computed.get(file) ?? valuesOf(file, known);
    computed.set(file, values);
    return values;
  };
};

interface RowProps {
  readonly row: QuickRow;
  readonly run: QuickRun;
  readonly groups: Readonly<Record<string, QuickGroup>>;
  readonly resultsOf: (groupId: string) => GroupResults;
  readonly valuesOfGroup: ValuesOfGroup;
}

const Row = ({ row, run, groups, resultsOf, valuesOfGroup }: RowProps) => {
  switch (row.kind) {
    case 'group':
      return <GroupRow row={row} />;
    case 'damaged':
      return <DamagedRow summary={row.summary} />;
    case 'notes':
      return <NotesRow group={row.group} />;
    case 'add':
      return <AddRow groupId={row.groupId} />;
    case 'item': {
      const group = groups[row.groupId];
      if (!group) return null;
      return (
        <ItemRow row={row} group={group} run={run} results={resultsOf(row.groupId)} values={valuesOfGroup(group)} />
      );
    }
  }
};

/** After an item was moved, made or renamed, the focus goes to its row. */
const useWantedFocus = (
  rows: readonly QuickRow[],
  virtual: Virtualizer<HTMLDivElement, Element>,
  scroller: React.RefObject<HTMLDivElement | null>,
): void => {
  const wanted = useQuickUi((ui) => ui.focus);
  useEffect(() => {
    if (wanted === null) return;
    const index = rows.findIndex(({ key }) => key === wanted);
    if (index === -1) return;
    virtual.scrollToIndex(index);
    const focus = (): void => {
      const row = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(
        ({ dataset }) => dataset.key === wanted,
      );
      row?.querySelector<HTMLElement>('[data-main]')?.focus();
      if (row) setQuickUi({ focus: null });
    };
    const frame = requestAnimationFrame(focus);
    return () => cancelAnimationFrame(frame);
  }, [wanted, rows, virtual, scroller]);
};

/** Keys on the main button of a row. Fields have their own. */
const onKey = (event: KeyboardEvent, rows: readonly QuickRow[], run: QuickRun): void => {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.dataset.main === undefined) return;
  const key = target.closest<HTMLElement>('[data-key]')?.dataset.key;
  const index = rows.findIndex((row) => row.key === key);
  const row = rows[index];
  if (!row) return;
  const isDone = row.kind === 'item' ? onItemKey(event, row, run) : row.kind === 'group' && onGroupKey(event, row);
  if (isDone || onArrow(event, rows, index)) {
    event.preventDefault();
    event.stopPropagation();
  }
};

const onArrow = ({ key, altKey }: KeyboardEvent, rows: readonly QuickRow[], index: number): boolean => {
  if (altKey || (key !== 'ArrowUp' && key !== 'ArrowDown')) return false;
  const by = key === 'ArrowUp' ? -1 : 1;
  for (let at = index + by; rows[at]; at += by) {
    const { kind, key: focus } = rows[at] ?? { kind: 'notes', key: '' };
    if (kind === 'notes' || kind === 'damaged') continue;
    setQuickUi({ focus });
    break;
  }
  return true;
};

const onGroupKey = ({ key }: KeyboardEvent, { summary }: Extract<QuickRow, { readonly kind: 'group' }>): boolean => {
  if (key !== 'F2') return false;
  setQuickUi({ renaming: summary.id });
  return true;
};

const onItemKey = (event: KeyboardEvent, { groupId, item, index, key: focus }: ItemRowOf, run: QuickRun): boolean => {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  const items = quickGroups().state.getState().groups[groupId]?.items ?? [];
  if (key === 'F2') {
    setQuickUi({ editing: { itemId: item.id, field: 'name' } });
    return true;
  }
  if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
    const place = placeAfter(items.length, index, key === 'ArrowUp' ? -1 : 1);
    if (place !== null)
      void quickGroups()
        .move(groupId, item.id, place)
        .then(() => setQuickUi({ focus }));
    return true;
  }
  if (key === 'Enter' && (ctrlKey || metaKey)) {
    if (run.canSend && !run.isRunning && item.typed === null) {
      run.start(groupId, shiftKey ? { kind: 'from', index } : { kind: 'only', indexes: [index] });
    }
    return true;
  }
  if (key !== 'Delete' || items.length === 1) return false;
  const next = items[index + 1] ?? items[index - 1];
  void quickGroups()
    .removeItem(groupId, item.id)
    .then(() => next && setQuickUi({ focus: `i ${next.id}` }));
  return true;
};
