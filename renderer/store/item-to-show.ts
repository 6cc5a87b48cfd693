import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PageId } from './ui-store.ts';

/** A row of a page that was requested elsewhere: a setting by name, a recording by file. */
interface ItemToShow {
  readonly page: PageId;
  readonly id: string;
}

const store = createStore<{ readonly wanted: ItemToShow | null }>(() => ({ wanted: null }));

export const showItem = (wanted: ItemToShow | null): void => store.setState({ wanted });

/** The row of this page to scroll to. The page calls `showItem(null)` when done. */
export const useItemToShow = (page: PageId): string | null =>
  useStore(store, ({ wanted }) => (wanted?.page === page ? wanted.id : null));
