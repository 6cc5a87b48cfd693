import type { ScreenMode } from './screen-lines.ts';

/** A row of the screen, identified by its line, because row numbers change with every drawing. */
export interface RowPlace {
  readonly sequence: number;
  /** Rows below the first row of the line. */
  readonly below: number;
}

interface CellPlace extends RowPlace {
  readonly column: number;
}

/** Scroll position and selection when the screen was left. */
export interface ReadingPlace {
  readonly session: string | null;
  readonly mode: ScreenMode;
  /** The row at the top; `null` means following the end. */
  readonly top: RowPlace | null;
  readonly selection: { readonly start: CellPlace; readonly end: CellPlace } | null;
}

/** The line that begins in each row of the screen; `null` if none begins there. */
export type RowHeads = readonly ({ readonly sequence: number } | null)[];

export const placeOfRow = (heads: RowHeads, row: number): RowPlace | null => {
  for (let first = Math.min(row, heads.length - 1); first >= 0; first -= 1) {
    const head = heads[first];
    if (head) return { sequence: head.sequence, below: row - first };
  }
  return null;
};

/** If the line is not drawn, the row of the next one. `null` if nothing that late has arrived. */
export const rowOfPlace = (heads: RowHeads, { sequence, below }: RowPlace): number | null => {
  const first = heads.findIndex((head) => head !== null && head.sequence >= sequence);
  if (first < 0) return null;
  return heads[first]?.sequence === sequence ? Math.min(first + below, heads.length - 1) : first;
};
