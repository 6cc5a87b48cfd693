import { type RefObject, useEffect, useState } from 'react';

export interface ListSize {
  readonly heightPx: number;
  /** Characters that fit into a row of text. */
  readonly columns: number;
}

const probeCharacters = 10;
export const probeText = 'W'.repeat(probeCharacters);

/** Size of the list, and how many characters fit into the column of the text, measured with a hidden row. */
export const useListSize = (
  view: RefObject<HTMLElement | null>,
  textCell: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): ListSize => {
  const [size, setSize] = useState<ListSize>({ heightPx: 0, columns: 80 });
  useEffect(() => {
    const measure = (): void => {
      const heightPx = view.current?.clientHeight ?? 0;
      const characterPx = (probe.current?.getBoundingClientRect().width ?? 0) / probeCharacters;
      const cellPx = textCell.current?.clientWidth ?? 0;
      // Hidden pages have no size, and no one sees them.
      if (heightPx === 0 || characterPx === 0) return;
      const columns = Math.max(8, Math.floor(cellPx / characterPx));
      setSize((before) =>
        before.heightPx === heightPx && before.columns === columns ? before : { heightPx, columns },
      );
    };
    const resized = new ResizeObserver(measure);
    for (const { current } of [view, textCell, probe]) if (current) resized.observe(current);
    measure();
    return () => resized.disconnect();
  }, [view, textCell, probe]);
  return size;
};
