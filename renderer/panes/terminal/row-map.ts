/** A position in the terminal buffer that moves with its text. */
export interface Anchor {
  readonly line: number;
  readonly isDisposed: boolean;
}

/**
 * Maps rows of the terminal buffer to lines. Row numbers change when the buffer is full or the width changes, so some
 * rows carry an anchor and the others are counted from the nearest one.
 */
export interface RowMap<T> {
  /** Call before writing: the first row written next may become an anchor. */
  begin(makeAnchor: () => Anchor | undefined): void;
  /**
   * Records what is written: the line of each row that is not a continuation; `null` for rows that do not start a line.
   */
  add(heads: readonly (T | null)[]): void;
  /** The last rows are written again, in the same place. */
  drop(count: number): void;
  /** For each of `count` rows from `top`: the line that begins there. */
  headsAt(top: number, count: number, isContinuation: (row: number) => boolean): readonly (T | null)[];
  clear(): void;
}

const lineStartsBetweenAnchors = 64;

export const createRowMap = <T>(): RowMap<T> => {
  let heads: (T | null)[] = [];
  /** Index of the first entry of `heads`, counted from the beginning. */
  let first = 0;
  let anchors: { readonly anchor: Anchor; readonly head: number }[] = [];

  /** Drops what the buffer dropped, except the rows before the first remaining anchor. */
  const forget = (): void => {
    const gone = anchors.findIndex(({ anchor }) => !anchor.isDisposed) - 1;
    if (gone < 1) return;
    anchors = anchors.slice(gone);
    const kept = anchors[0]?.head ?? first;
    heads = heads.slice(kept - first);
    first = kept;
  };

  return {
    begin: (makeAnchor) => {
      const head = first + heads.length;
      if (head - (anchors.at(-1)?.head ?? -lineStartsBetweenAnchors) < lineStartsBetweenAnchors) return;
      const anchor = makeAnchor();
      if (anchor) anchors.push({ anchor, head });
      forget();
    },
    add: (more) => {
      for (const head of more) heads.push(head);
    },
    drop: (count) => {
      heads.length = Math.max(0, heads.length - count);
    },
    headsAt: (top, count, isContinuation) => {
      const found: (T | null)[] = new Array(count).fill(null);
      const put = (row: number, head: number): void => {
        if (row >= top && row < top + count) found[row - top] = heads[head - first] ?? null;
      };
      const remaining = anchors.filter(({ anchor }) => !anchor.isDisposed);
      const start = remaining.findLast(({ anchor }) => anchor.line <= top) ?? remaining[0];
      if (!start) return found;
      const startRow = start.anchor.line;
      for (let row = startRow, head = start.head; row < top + count; row += 1) {
        if (row === startRow || !isContinuation(row)) put(row, head++);
      }
      for (let row = startRow - 1, head = start.head - 1; row >= top; row -= 1) {
        if (!isContinuation(row)) put(row, head--);
      }
      return found;
    },
    clear: () => {
      heads = [];
      first = 0;
      anchors = [];
    },
  };
};
