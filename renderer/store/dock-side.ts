import { currentView, requestAndNotify, useView } from './view-store.ts';

/** The side of the terminal dock in Setup. Stored with the panel sizes: `[0]` right, `[1]` bottom. */
export type DockSide = 'right' | 'bottom';

const key = 'dock-side';

/** `null`: not chosen, so the width of the window decides. */
export const useDockSide = (): DockSide | null => {
  const kept = useView(({ settings }) => settings.layout[key]);
  if (kept === undefined) return null;
  return kept[0] === 1 ? 'bottom' : 'right';
};

export const moveDock = (side: DockSide): void => {
  const layout = currentView()?.settings.layout ?? {};
  requestAndNotify('settings.change', { layout: { ...layout, [key]: [side === 'bottom' ? 1 : 0] } });
};
