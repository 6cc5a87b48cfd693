import type { Terminal } from '@xterm/xterm';
import type { TrafficLine } from '../../store/traffic-lines.ts';
import { placeOfRow, type ReadingPlace, type RowHeads, rowOfPlace } from './reading-place.ts';
import type { RowMap } from './row-map.ts';
import type { ScreenContent } from './screen-look.ts';

/** Scroll position and selection of the terminal, kept while its rows change. */
export interface ReadingPosition {
  /** The current position, or the one that is still to be restored. */
  current(content: ScreenContent | null): ReadingPlace | null;
  /** Restores the current position after a redraw. */
  keep(content: ScreenContent | null): void;
  /** Restores the kept position if its line is drawn. */
  restore(content: ScreenContent): void;
  /** The user has scrolled: nothing is restored any more. */
  release(): void;
}

/** `left`: a position to restore once its line is drawn, unless the user scrolls first. */
export const createReadingPosition = (
  terminal: Terminal,
  rowMap: RowMap<TrafficLine>,
  left: ReadingPlace | null,
): ReadingPosition => {
  let wanted = left;
  const headsOfRows = (): RowHeads => {
    const buffer = terminal.buffer.active;
    return rowMap.headsAt(0, buffer.length, (row) => buffer.getLine(row)?.isWrapped ?? false);
  };
  const current = (content: ScreenContent | null): ReadingPlace | null => {
    if (wanted !== null || content === null) return wanted;
    const { viewportY, baseY } = terminal.buffer.active;
    const heads = headsOfRows();
    return {
      ...{ session: content.traffic.session, mode: content.look.mode },
      top: viewportY >= baseY ? null : placeOfRow(heads, viewportY),
      selection: selectionIn(terminal, heads),
    };
  };
  return {
    current,
    keep: (content) => {
      wanted = current(content);
    },
    restore: ({ traffic, look }) => {
      if (wanted === null) return;
      const { session, mode, top, selection } = wanted;
      if (session !== traffic.session) {
        wanted = null;
        return;
      }
      const heads = headsOfRows();
      const row = top && rowOfPlace(heads, top);
      // Its lines have not arrived yet.
      if (top !== null && row === null) return;
      wanted = null;
      if (row !== null) terminal.scrollToLine(row);
      if (selection !== null && mode === look.mode) select(terminal, heads, selection);
    },
    release: () => {
      wanted = null;
    },
  };
};

const selectionIn = (terminal: Terminal, heads: RowHeads): ReadingPlace['selection'] => {
  const selected = terminal.getSelectionPosition();
  if (!selected) return null;
  const cell = ({ x, y }: { readonly x: number; readonly y: number }) => {
    const place = placeOfRow(heads, y);
    return place && { ...place, column: x };
  };
  const start = cell(selected.start);
  const end = cell(selected.end);
  return start && end && { start, end };
};

const select = (terminal: Terminal, heads: RowHeads, { start, end }: NonNullable<ReadingPlace['selection']>): void => {
  const from = rowOfPlace(heads, start);
  const to = rowOfPlace(heads, end);
  if (from === null || to === null) return;
  terminal.select(start.column, from, (to - from) * terminal.cols + end.column - start.column);
};
