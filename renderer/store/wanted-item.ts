import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RoomId } from './ui-store.ts';

/** One row of a page that is asked for from elsewhere: a setting by its name, a recording by its file. */
interface WantedItem {
  readonly room: RoomId;
  readonly id: string;
}

const store = createStore<{ readonly wanted: WantedItem | null }>(() => ({ wanted: null }));

export const wantItem = (wanted: WantedItem | null): void => store.setState({ wanted });

/** The row of this page that is to be brought into sight; the page that did it calls `wantItem(null)`. */
export const useWantedItem = (room: RoomId): string | null =>
  useStore(store, ({ wanted }) => (wanted?.room === room ? wanted.id : null));
