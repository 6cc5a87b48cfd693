import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LineSource } from '../store/line-source.ts';
import {
  type Anchor,
  type FixedAnchor,
  fixedAnchor,
  nudgedTo,
  placeRows,
  type RowSpace,
  scrolledBy,
  showingLine,
} from './layout.ts';
import { isEmpty, type LengthOf, type Place, type Selection, type Step, stepped } from './selection.ts';

export interface LinesState {
  readonly anchor: Anchor;
  /** The line that keys act on. */
  readonly current: number | null;
  readonly selection: Selection | null;
  /** The line that is shown whole below the list. */
  readonly opened: number | null;
}

/** Known once the list is drawn. */
export interface LinesGeometry {
  readonly source: LineSource;
  readonly rows: RowSpace;
  readonly viewPx: number;
  readonly lengthOf: LengthOf;
}

/** Where a row must be after the next drawing, although rows above it had estimated heights. */
export interface KeptRow {
  readonly sequence: number;
  readonly topPx: number;
}

/** What is read, selected and opened in a list of lines. Knows nothing about the page. */
export interface LinesModel {
  readonly state: StoreApi<LinesState>;
  setGeometry(geometry: LinesGeometry): void;
  scrollBy(deltaPx: number): void;
  scrollPage(direction: 1 | -1): void;
  toStart(): void;
  /** Follows the newest line, and leaves the line that was read. */
  toEnd(): void;
  /** Puts a line at the top. */
  putOnTop(sequence: number): void;
  /** Shows a line and makes it the current one. */
  goTo(sequence: number): void;
  /** Shows a line and stays there, also if it is among the newest. */
  holdAt(sequence: number): void;
  setCurrent(sequence: number | null): void;
  moveCurrent(direction: 1 | -1): void;
  select(selection: Selection | null): void;
  /** The selection is extended to this place. */
  extendTo(place: Place): void;
  stepSelection(step: Step): void;
  open(sequence: number | null): void;
  /** From where the next or previous line of a kind is looked for: the current line, or else the edge of the view. */
  reference(direction: 1 | -1): number;
  /** The list has become lower, because a line is shown below it. */
  keepOpenedInView(): void;
  takeKept(): KeptRow | null;
  /** Corrects the anchor once the real heights are known. */
  shift(deltaPx: number): void;
}

const newest = Number.MAX_SAFE_INTEGER;
/** A page leaves one row of the one before. */
const rowPx = 20;

export const createLinesModel = (): LinesModel => {
  const state = createStore<LinesState>(() => ({ anchor: 'follow', current: null, selection: null, opened: null }));
  const known: Known = { state, geometry: null, kept: null };
  const set = (part: Partial<LinesState>): void => state.setState(part);
  const scrollBy = (deltaPx: number): void => scroll(known, deltaPx);
  return {
    ...{ state, scrollBy },
    setGeometry: (geometry) => {
      known.geometry = geometry;
    },
    scrollPage: (direction) => scrollBy(direction * Math.max(rowPx, (known.geometry?.viewPx ?? 0) - rowPx)),
    toStart: () => {
      const first = known.geometry?.rows.near(0, 1) ?? null;
      if (first !== null) set({ anchor: { sequence: first, offsetPx: 0 } });
    },
    toEnd: () => set({ anchor: 'follow', current: null }),
    putOnTop: (sequence) => set({ anchor: { sequence, offsetPx: 0 } }),
    goTo: (sequence) => {
      set({ current: sequence });
      show(known, sequence, showingLine);
    },
    holdAt: (sequence) => {
      set({ current: sequence });
      show(known, sequence, showingLine);
      hold(known);
    },
    setCurrent: (current) => set({ current }),
    moveCurrent: (direction) => moveCurrent(known, direction),
    select: (selection) => set({ selection }),
    extendTo: (to) => {
      const { selection, current } = state.getState();
      const from = selection?.from ?? (current === null ? to : { sequence: current, column: 0 });
      set({ selection: { from, to } });
    },
    stepSelection: (step) => stepSelection(known, step),
    open: (sequence) => set({ opened: sequence, ...(sequence === null ? {} : { current: sequence }) }),
    keepOpenedInView: () => {
      const { opened } = state.getState();
      if (opened !== null) show(known, opened, nudgedTo);
    },
    reference: (direction) => reference(known, direction),
    takeKept: () => {
      const row = known.kept;
      known.kept = null;
      return row;
    },
    shift: (deltaPx) => {
      const { anchor } = state.getState();
      if (known.geometry === null || anchor === 'follow') return;
      set({ anchor: scrolledBy(anchor, deltaPx, known.geometry.viewPx, known.geometry.rows) });
    },
  };
};

interface Known {
  readonly state: StoreApi<LinesState>;
  geometry: LinesGeometry | null;
  kept: KeptRow | null;
}

const scroll = (known: Known, deltaPx: number): void => {
  if (known.geometry === null) return;
  const { rows, viewPx } = known.geometry;
  const { anchor } = known.state.getState();
  const before = fixedAnchor(anchor, viewPx, rows);
  const after = scrolledBy(anchor, deltaPx, viewPx, rows);
  if (before !== null && after !== 'follow' && deltaPx < 0 && after.sequence !== before.sequence) {
    known.kept = { sequence: before.sequence, topPx: -before.offsetPx - deltaPx };
  }
  known.state.setState({ anchor: after });
};

const isSame = (one: FixedAnchor | null, other: FixedAnchor | null): boolean =>
  one !== null && one.sequence === other?.sequence && one.offsetPx === other.offsetPx;

const isInView = (known: Known, sequence: number): boolean => {
  if (known.geometry === null) return false;
  const { rows, viewPx } = known.geometry;
  const { anchor } = known.state.getState();
  return isSame(fixedAnchor(anchor, viewPx, rows), showingLine(anchor, sequence, viewPx, rows));
};

/** Nothing moves if the line is in view, so that the list still follows. */
const show = (known: Known, sequence: number, how: typeof showingLine): void => {
  if (known.geometry === null) return;
  const { rows, viewPx } = known.geometry;
  const { anchor } = known.state.getState();
  const after = how(anchor, sequence, viewPx, rows);
  if (after === null || isSame(fixedAnchor(anchor, viewPx, rows), after)) return;
  known.state.setState({ anchor: after });
};

/** New lines do not move what is in view. */
const hold = ({ geometry, state }: Known): void => {
  if (geometry === null || state.getState().anchor !== 'follow') return;
  const fixed = fixedAnchor('follow', geometry.viewPx, geometry.rows);
  if (fixed !== null) state.setState({ anchor: fixed });
};

/** The first or last line that is in view completely. */
const edgeOf = (known: Known, { rows, viewPx }: LinesGeometry, direction: 1 | -1): number | null => {
  const drawn = placeRows(known.state.getState().anchor, viewPx, rows).sequences;
  const isWhole = (sequence: number): boolean => isInView(known, sequence);
  return (direction === 1 ? drawn.find(isWhole) : drawn.findLast(isWhole)) ?? drawn[0] ?? null;
};

const moveCurrent = (known: Known, direction: 1 | -1): void => {
  const { geometry, state } = known;
  if (geometry === null) return;
  const { rows, viewPx } = geometry;
  const { current, anchor } = state.getState();
  const isLost = current === null || !isInView(known, current);
  const next = isLost ? edgeOf(known, geometry, direction) : rows.near(current + direction, direction);
  if (next === null) return;
  // The keys read on from here, so that new lines do not move it.
  const fixed = fixedAnchor(anchor, viewPx, rows);
  if (anchor === 'follow' && direction === -1 && fixed !== null) state.setState({ anchor: fixed });
  state.setState({ current: next });
  show(known, next, nudgedTo);
  if (state.getState().opened !== null) state.setState({ opened: next });
};

const stepSelection = (known: Known, step: Step): void => {
  const { geometry, state } = known;
  if (geometry === null) return;
  const { selection, current } = state.getState();
  const start = current ?? geometry.rows.near(newest, -1);
  const from = selection?.from ?? (start === null ? null : { sequence: start, column: 0 });
  if (from === null) return;
  const to = stepped(geometry.source, selection?.to ?? from, step, geometry.lengthOf);
  state.setState({ selection: { from, to }, current: to.sequence });
  show(known, to.sequence, nudgedTo);
};

const reference = (known: Known, direction: 1 | -1): number => {
  const { current, anchor } = known.state.getState();
  if (current !== null && isInView(known, current)) return current;
  if (known.geometry === null) return direction === 1 ? -1 : newest;
  const drawn = placeRows(anchor, known.geometry.viewPx, known.geometry.rows).sequences;
  return direction === 1 ? (drawn[0] ?? 0) - 1 : (drawn.at(-1) ?? newest) + 1;
};

/** `null` if nothing is selected, also after a click without a drag. */
export const selectionOf = ({ selection }: LinesState): Selection | null =>
  selection === null || isEmpty(selection) ? null : selection;
