import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const rooms = ['setup', 'terminal', 'mqtt', 'recordings', 'settings'] as const;

export type RoomId = (typeof rooms)[number];

/** Lines that something points at: traffic sequence numbers, end exclusive. `marks` numbers single pieces, as a diagnosis does. */
export interface Highlight {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
}

/** What only this window knows: nothing here is true anywhere else. */
interface Ui {
  readonly room: RoomId;
  readonly highlight: Highlight | null;
  /** The part of the page that a button elsewhere asks to open, e.g. the credentials stage from a diagnosis; cleared when it did. */
  readonly wanted: WantedPart | null;
}

export type WantedPart = 'certificate' | 'credentials' | 'port' | 'faults' | 'proof';

const roomOfAddress = (): RoomId => {
  const named = location.hash.slice(1);
  return rooms.find((room) => room === named) ?? 'setup';
};

const ui = createStore<Ui>(() => ({ room: roomOfAddress(), highlight: null, wanted: null }));

// The room stands in the address: a reload comes back to it, and back and forward work.
addEventListener('hashchange', () => ui.setState({ room: roomOfAddress() }));

export const useRoom = (): RoomId => useStore(ui, ({ room }) => room);
export const currentRoom = (): RoomId => ui.getState().room;
export const goToRoom = (room: RoomId): void => {
  location.hash = room;
};

export const useHighlight = (): Highlight | null => useStore(ui, ({ highlight }) => highlight);
export const highlightLines = (highlight: Highlight | null): void => ui.setState({ highlight });

export const useWanted = (): WantedPart | null => useStore(ui, ({ wanted }) => wanted);
export const want = (wanted: WantedPart | null): void => ui.setState({ wanted });
