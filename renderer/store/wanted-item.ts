import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RoomId } from './ui-store.ts';

/** A row of a page that was requested elsewhere: a setting by name, a recording by file. */
interface WantedItem {
  readonly room: RoomId;
  readonly id: string;
}

const store = createStore<{ readonly wanted: WantedItem | null }>(() => ({ wanted: null }));

export const wantItem = (wanted: WantedItem | null): void => store.setState({ wanted });

/** The row of this page to scroll to. The page calls `wantItem(null)` when done. */
export const useWantedItem = (room: RoomId): string | null =>
  useStore(store, ({ wanted }) => (wanted?.room === room ? wanted.id : null));
