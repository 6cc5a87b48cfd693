import type { Locator } from 'playwright-core';

/** How far the last row that is drawn is below the visible area of the list. */
export const hiddenPx = (log: Locator): Promise<number> =>
  log.evaluate((element) => {
    const last = [...element.querySelectorAll('[data-sequence]')].at(-1);
    return last ? last.getBoundingClientRect().bottom - element.getBoundingClientRect().bottom : 0;
  });

/** The first line in view, and how far it is above the top. */
export const topOfView = (log: Locator): Promise<string> =>
  log.evaluate((element) => {
    const top = element.getBoundingClientRect().top;
    const rows = [...element.querySelectorAll('[data-sequence]')];
    const first = rows.find((row) => row.getBoundingClientRect().bottom > top);
    const abovePx = Math.round((first?.getBoundingClientRect().top ?? 0) - top);
    return `${(first as HTMLElement | undefined)?.dataset.sequence} ${abovePx}`;
  });
