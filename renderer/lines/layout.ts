/**
 * Which rows are drawn, from an anchor: the line at the top and how far its top is above the view, or `follow`, the
 * newest line at the bottom. The number of lines does not matter, and no total height is needed.
 */
export type Anchor = 'follow' | FixedAnchor;

export interface FixedAnchor {
  readonly sequence: number;
  /** Distance from the top of this row up to the top of the view, so never negative. */
  readonly offsetPx: number;
}

/** The rows as the layout sees them. A height is measured, or estimated until the row is drawn. */
export interface RowSpace {
  near(sequence: number, direction: 1 | -1): number | null;
  /** Of a row with its headings; above 0. */
  heightPx(sequence: number): number;
}

export interface Placement {
  /** The rows to draw, from top to bottom. */
  readonly sequences: readonly number[];
  /** `bottom`: the last row ends at the bottom of the view. */
  readonly align: 'top' | 'bottom';
  /** With `top`: how far the first row begins above the view. */
  readonly offsetPx: number;
  /** The newest line is in view. */
  readonly isAtEnd: boolean;
}

const newest = Number.MAX_SAFE_INTEGER;
/** Heights are fractions on some screens. */
const tolerancePx = 1;

/** More rows than fit, because a row may be lower than estimated. */
const spareRows = 3;

export const placeRows = (anchor: Anchor, viewPx: number, rows: RowSpace): Placement => {
  if (anchor === 'follow') return fromBottom(viewPx, rows);
  const top = settled(anchor, rows);
  if (top === null) return fromBottom(viewPx, rows);
  const sequences: number[] = [];
  let filledPx = -top.offsetPx;
  let spare = spareRows;
  let next: number | null = top.sequence;
  for (; next !== null && spare > 0; next = rows.near(next + 1, 1)) {
    if (filledPx >= viewPx) spare -= 1;
    sequences.push(next);
    filledPx += rows.heightPx(next);
  }
  if (next === null && filledPx < viewPx) return fromBottom(viewPx, rows);
  return {
    sequences,
    align: 'top',
    offsetPx: top.offsetPx,
    isAtEnd: next === null && filledPx <= viewPx + tolerancePx,
  };
};

const fromBottom = (viewPx: number, rows: RowSpace): Placement => {
  const sequences: number[] = [];
  let filledPx = 0;
  let spare = spareRows;
  for (let at = rows.near(newest, -1); at !== null && spare > 0; at = rows.near(at - 1, -1)) {
    if (filledPx >= viewPx) spare -= 1;
    sequences.push(at);
    filledPx += rows.heightPx(at);
  }
  return { sequences: sequences.reverse(), align: 'bottom', offsetPx: 0, isAtEnd: true };
};

/** The anchor on a row that exists. `null`: there are no rows. */
const settled = (anchor: FixedAnchor, rows: RowSpace): FixedAnchor | null => {
  const sequence = rows.near(anchor.sequence, 1) ?? rows.near(anchor.sequence, -1);
  if (sequence === null) return null;
  return sequence === anchor.sequence ? anchor : { sequence, offsetPx: 0 };
};

/** The anchor of what is seen: where a fixed one would show the same rows. `null`: there are no rows. */
export const fixedAnchor = (anchor: Anchor, viewPx: number, rows: RowSpace): FixedAnchor | null => {
  if (anchor === 'follow') return topOfEnd(viewPx, rows);
  const top = settled(anchor, rows);
  if (top === null) return null;
  return belowPx(top, viewPx, rows) < viewPx ? topOfEnd(viewPx, rows) : top;
};

/** The anchor when the newest line is at the bottom. */
const topOfEnd = (viewPx: number, rows: RowSpace): FixedAnchor | null => {
  let sequence: number | null = rows.near(newest, -1);
  let filledPx = 0;
  while (sequence !== null) {
    filledPx += rows.heightPx(sequence);
    if (filledPx >= viewPx) return { sequence, offsetPx: filledPx - viewPx };
    const before = rows.near(sequence - 1, -1);
    if (before === null) return { sequence, offsetPx: 0 };
    sequence = before;
  }
  return null;
};

/** Height from the top of the view to the end of the last row, but no more than the view and a tolerance. */
const belowPx = ({ sequence, offsetPx }: FixedAnchor, viewPx: number, rows: RowSpace): number => {
  let px = -offsetPx;
  for (let at: number | null = sequence; at !== null && px <= viewPx + tolerancePx; at = rows.near(at + 1, 1)) {
    px += rows.heightPx(at);
  }
  return px;
};

/** After scrolling down by so many pixels (up: negative). The end is followed again. */
export const scrolledBy = (anchor: Anchor, deltaPx: number, viewPx: number, rows: RowSpace): Anchor => {
  const from = fixedAnchor(anchor, viewPx, rows);
  if (from === null || (anchor === 'follow' && deltaPx >= 0)) return anchor;
  const moved = normalised({ sequence: from.sequence, offsetPx: from.offsetPx + deltaPx }, rows);
  if (deltaPx > 0 && belowPx(moved, viewPx, rows) <= viewPx + tolerancePx) return 'follow';
  // Everything fits: there is nothing to scroll.
  if (anchor === 'follow' && moved.sequence === from.sequence && moved.offsetPx === from.offsetPx) return anchor;
  return moved;
};

/** Any offset, also a negative one, as one within a row. */
const normalised = (anchor: FixedAnchor, rows: RowSpace): FixedAnchor => {
  let { sequence, offsetPx } = anchor;
  while (offsetPx < 0) {
    const before = rows.near(sequence - 1, -1);
    if (before === null) return { sequence, offsetPx: 0 };
    sequence = before;
    offsetPx += rows.heightPx(before);
  }
  for (let px = rows.heightPx(sequence); offsetPx >= px; px = rows.heightPx(sequence)) {
    const after = rows.near(sequence + 1, 1);
    if (after === null) return { sequence, offsetPx: Math.max(0, px - 1) };
    offsetPx -= px;
    sequence = after;
  }
  return { sequence, offsetPx };
};

/** A line is shown where it is, if it is in view completely. Otherwise it comes into the middle. */
export const showingLine = (anchor: Anchor, sequence: number, viewPx: number, rows: RowSpace): FixedAnchor | null => {
  const from = fixedAnchor(anchor, viewPx, rows);
  if (from === null) return null;
  const topPx = topOf(from, sequence, viewPx, rows);
  const heightPx = rows.heightPx(sequence);
  if (topPx !== null && topPx >= 0 && topPx + heightPx <= viewPx) return from;
  return normalised({ sequence, offsetPx: -Math.max(0, (viewPx - heightPx) / 2) }, rows);
};

/** A line comes into view by the shortest way, as for the next line of an arrow key. */
export const nudgedTo = (anchor: Anchor, sequence: number, viewPx: number, rows: RowSpace): FixedAnchor | null => {
  const from = fixedAnchor(anchor, viewPx, rows);
  if (from === null) return null;
  if (sequence <= from.sequence)
    return sequence < from.sequence || from.offsetPx > 0 ? { sequence, offsetPx: 0 } : from;
  const topPx = topOf(from, sequence, viewPx, rows);
  const heightPx = rows.heightPx(sequence);
  if (topPx !== null && topPx + heightPx <= viewPx) return from;
  return normalised({ sequence, offsetPx: Math.min(0, heightPx - viewPx) }, rows);
};

/** `null`: not in view. */
const topOf = (from: FixedAnchor, sequence: number, viewPx: number, rows: RowSpace): number | null => {
  let px = -from.offsetPx;
  for (let at: number | null = from.sequence; at !== null && px < viewPx; at = rows.near(at + 1, 1)) {
    if (at === sequence) return px;
    px += rows.heightPx(at);
  }
  return null;
};
