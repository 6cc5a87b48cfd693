import type { Place } from './selection.ts';

/** Three characters of the hex view are one byte. */
const charactersPerByte = 3;

/**
 * The place in the lines under a point of the page. Above and below the rows: the start of the first and the end of the
 * last one.
 */
export const placeAt = (list: HTMLElement, x: number, y: number, isHexView: boolean): Place | null => {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-sequence]')];
  const row = rows.find((one) => y < one.getBoundingClientRect().bottom) ?? rows.at(-1);
  if (!row) return null;
  const sequence = Number(row.dataset.sequence);
  const cell = row.querySelector<HTMLElement>('[data-text]');
  if (!cell) return { sequence, column: 0 };
  const box = cell.getBoundingClientRect();
  if (y < box.top) return { sequence, column: 0 };
  if (y >= box.bottom) return { sequence, column: endOf(cell, isHexView) };
  const inside = Math.min(Math.max(x, box.left + 1), box.right - 1);
  return { sequence, column: columnAt(cell, inside, y, isHexView) };
};

const columnAt = (cell: HTMLElement, x: number, y: number, isHexView: boolean): number => {
  const caret = caretAt(x, y);
  const part = (caret?.node instanceof Element ? caret.node : caret?.node.parentElement)?.closest<HTMLElement>(
    '[data-start]',
  );
  if (!caret || !part || !cell.contains(part)) return endOf(cell, isHexView);
  const start = Number(part.dataset.start);
  return start + (isHexView ? Math.round(caret.offset / charactersPerByte) : caret.offset);
};

/** After what is shown of the line. */
const endOf = (cell: HTMLElement, isHexView: boolean): number => {
  const part = [...cell.querySelectorAll<HTMLElement>('[data-start]')].at(-1);
  if (!part) return Number.MAX_SAFE_INTEGER;
  const length = part.textContent?.length ?? 0;
  return Number(part.dataset.start) + (isHexView ? Math.ceil(length / charactersPerByte) : length);
};

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/** `caretRangeFromPoint` is the older name of the same. */
const caretAt = (x: number, y: number): Caret | null => {
  const page = document as unknown as {
    caretPositionFromPoint?: (x: number, y: number) => { readonly offsetNode: Node; readonly offset: number } | null;
    caretRangeFromPoint?: (x: number, y: number) => Range | null;
  };
  const position = page.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
};
