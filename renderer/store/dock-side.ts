import { act, currentView, useView } from './view-store.ts';

/** Where the terminal dock stands beside Setup. Kept with the sizes of the panels: `[0]` right, `[1]` bottom. */
export type DockSide = 'right' | 'bottom';

const key = 'dock-side';

/** `null`: nobody chose; the width of the window decides. */
export const useDockSide = (): DockSide | null => {
  const kept = useView(({ settings }) => settings.layout[key]);
  if (kept === undefined) return null;
  return kept[0] === 1 ? 'bottom' : 'right';
};

export const moveDock = (side: DockSide): void => {
  const layout = currentView()?.settings.layout ?? {};
  act('settings.change', { layout: { ...layout, [key]: [side === 'bottom' ? 1 : 0] } });
};
