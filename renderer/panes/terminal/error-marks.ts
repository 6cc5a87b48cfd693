import type { IMarker, Terminal } from '@xterm/xterm';
import type { TrafficLine } from '../../store/traffic-lines.ts';

/** Lines with errors: marked in the overview ruler, and visited one by one. */
export interface ErrorMarks {
  /** Marks the row that is written next. */
  add(line: TrafficLine): void;
  clear(): void;
  /** Scrolls to the next or previous error. Returns false if there is none. */
  visit(direction: 1 | -1): boolean;
  /** The error visited last. */
  visited(): TrafficLine | null;
}

interface MarkedError {
  readonly marker: IMarker;
  readonly line: TrafficLine;
}

const maxErrors = 500;

export const createErrorMarks = (terminal: Terminal, colour: () => string): ErrorMarks => {
  let errors: readonly MarkedError[] = [];
  /** The next visit starts here unless the user has scrolled since. */
  let last: { readonly error: MarkedError; readonly viewportY: number } | null = null;
  const isLeft = ({ marker }: MarkedError): boolean => !marker.isDisposed;

  return {
    add: (line) => {
      const marker = terminal.registerMarker(0);
      errors = [...errors.filter(isLeft), { marker, line }].slice(-maxErrors);
      terminal.registerDecoration({ marker, overviewRulerOptions: { color: colour() } });
    },
    clear: () => {
      errors = [];
    },
    visit: (direction) => {
      const top = terminal.buffer.active.viewportY;
      const at = last?.viewportY === top && isLeft(last.error) ? last.error.marker.line : null;
      const from = at ?? (direction === 1 ? top - 1 : top + terminal.rows);
      const known = errors.filter(isLeft);
      const found =
        direction === 1
          ? known.find(({ marker }) => marker.line > from)
          : known.findLast(({ marker }) => marker.line < from);
      if (!found) return false;
      terminal.scrollToLine(found.marker.line);
      last = { error: found, viewportY: terminal.buffer.active.viewportY };
      return true;
    },
    visited: () => last?.error.line ?? null,
  };
};
