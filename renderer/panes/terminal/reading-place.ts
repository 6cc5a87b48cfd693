import type { ScreenMode } from './screen-lines.ts';

/** A row of the screen, by its line: the rows themselves have no names and begin anew with every drawing. */
export interface RowPlace {
  readonly sequence: number;
  /** Below the first row of the line. */
  readonly below: number;
}

interface CellPlace extends RowPlace {
  readonly column: number;
}

/** What a person read and selected when the screen was left. */
export interface ReadingPlace {
  readonly session: string | null;
  readonly mode: ScreenMode;
  /** The row at the top; `null`: the end, whatever comes. */
  readonly top: RowPlace | null;
  readonly selection: { readonly start: CellPlace; readonly end: CellPlace } | null;
}

/** The lines that begin in the rows of the screen, from its first row on; `null`: none begins there. */
export type RowHeads = readonly ({ readonly sequence: number } | null)[];

export const placeOfRow = (heads: RowHeads, row: number): RowPlace | null => {
  for (let first = Math.min(row, heads.length - 1); first >= 0; first -= 1) {
    const head = heads[first];
    if (head) return { sequence: head.sequence, below: row - first };
  }
  return null;
};

/** Of a line that is not drawn the next one stands for it. `null`: nothing as late as it has come. */
export const rowOfPlace = (heads: RowHeads, { sequence, below }: RowPlace): number | null => {
  const first = heads.findIndex((head) => head !== null && head.sequence >= sequence);
  if (first < 0) return null;
  return heads[first]?.sequence === sequence ? Math.min(first + below, heads.length - 1) : first;
};
