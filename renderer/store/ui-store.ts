import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const pageIds = ['setup', 'module', 'terminal', 'mqtt', 'recordings', 'settings'] as const;

export type PageId = (typeof pageIds)[number];

/** State of this window only. */
interface Ui {
  readonly page: PageId;
  /**
   * The part of the page that a button elsewhere asks to open, e.g. the credentials stage from a diagnosis; cleared
   * when done.
   */
  readonly wanted: PagePart | null;
}

export type PagePart = 'certificate' | 'credentials' | 'port' | 'faults' | 'proof';

const pageOfAddress = (): PageId => {
  const named = location.hash.slice(1);
  return pageIds.find((page) => page === named) ?? 'setup';
};

const ui = createStore<Ui>(() => ({ page: 'setup', wanted: null }));

/** The page is part of the address, so that reload, back and forward work. Called once, by the entry. */
export const followAddress = (): void => {
  const follow = (): void => ui.setState({ page: pageOfAddress() });
  follow();
  addEventListener('hashchange', follow);
};

export const usePage = (): PageId => useStore(ui, ({ page }) => page);
export const currentPage = (): PageId => ui.getState().page;
export const goToPage = (page: PageId): void => {
  location.hash = page;
};

export const usePartToShow = (): PagePart | null => useStore(ui, ({ wanted }) => wanted);
export const showPart = (wanted: PagePart | null): void => ui.setState({ wanted });
