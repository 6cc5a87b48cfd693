import { createStore } from 'zustand/vanilla';
import type { GroupSummary } from '../../shared/contract/sequences.ts';
import { onFirstUse } from './on-first-use.ts';
import { goToPage } from './ui-store.ts';
import { currentView, requestAndNotify, useView } from './view-store.ts';

/** State of the panel of quick commands in this window. */
export interface QuickUi {
  /** IDs of the groups that are open. */
  readonly opened: ReadonlySet<string>;
  /** The group of the foot and of the keys: the one that was used last. */
  readonly active: string | null;
  readonly editing: { readonly itemId: number; readonly field: 'name' | 'content' } | null;
  readonly renaming: string | null;
  readonly search: string;
  /** The row that gets the focus when it is drawn. */
  readonly focus: string | null;
  readonly isLooping: boolean;
  /** As typed; '': until it is stopped. */
  readonly loops: string;
  readonly stopsAtFailure: boolean;
}

const storageKey = 'quick-opened';

const keptOpen = (): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
};

export const quickUi = onFirstUse(() =>
  createStore<QuickUi>(() => ({
    ...{ opened: new Set(keptOpen()), active: keptOpen().at(-1) ?? null, editing: null, renaming: null },
    ...{ search: '', focus: null, isLooping: false, loops: '3', stopsAtFailure: true },
  })),
);

export const setQuickUi = (change: Partial<QuickUi>): void => quickUi().setState(change);

/** Also the group of the foot. */
export const openGroup = (id: string, isOpen: boolean): void => {
  const opened = new Set(quickUi().getState().opened);
  opened.delete(id);
  if (isOpen) opened.add(id);
  sessionStorage.setItem(storageKey, JSON.stringify([...opened]));
  setQuickUi({ opened, active: isOpen ? id : ([...opened].at(-1) ?? null) });
};

/** The only group is opened without being asked for, but not again: files change while a person keeps it closed. */
export const openOnlyGroup = (list: readonly GroupSummary[]): void => {
  const [only] = list;
  if (list.length !== 1 || !only || only.problems.length > 0 || only.failure !== null) return;
  if (sessionStorage.getItem(storageKey) === null) openGroup(only.id, true);
};

/** Kept with the sizes of the panels: `[1]` shown. */
const layoutKey = 'quick-panel';

export const useIsQuickPanelShown = (): boolean => useView(({ settings }) => settings.layout[layoutKey]?.[0] === 1);

export const showQuickPanel = (isShown: boolean): void => {
  const layout = currentView()?.settings.layout ?? {};
  requestAndNotify('settings.change', { layout: { ...layout, [layoutKey]: [isShown ? 1 : 0] } });
};

/** Opens the group in the panel of the terminal. */
export const showGroup = (id: string): void => {
  setQuickUi({ search: '', focus: `g ${id}` });
  openGroup(id, true);
  showQuickPanel(true);
  goToPage('terminal');
};

/** A renamed group has another ID. */
export const followRenamed = (before: string, after: string): void => {
  if (before === after || !quickUi().getState().opened.has(before)) return;
  openGroup(before, false);
  openGroup(after, true);
};

/** `null`: until it is stopped; `undefined`: what was typed is not a number of loops. */
export const loopsOf = ({ isLooping, loops }: Pick<QuickUi, 'isLooping' | 'loops'>): number | null | undefined => {
  if (!isLooping) return 1;
  const text = loops.trim();
  if (text === '') return null;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
};
