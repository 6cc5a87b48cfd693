import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const rooms = ['setup', 'terminal', 'mqtt', 'recordings', 'settings'] as const;

export type RoomId = (typeof rooms)[number];

/** What only this window knows: nothing here is true anywhere else. */
interface Ui {
  readonly room: RoomId;
  /** The part of the page that a button elsewhere asks to open, e.g. the credentials stage from a diagnosis; cleared when it did. */
  readonly wanted: WantedPart | null;
}

export type WantedPart = 'certificate' | 'credentials' | 'port' | 'faults' | 'proof';

const roomOfAddress = (): RoomId => {
  const named = location.hash.slice(1);
  return rooms.find((room) => room === named) ?? 'setup';
};

const ui = createStore<Ui>(() => ({ room: roomOfAddress(), wanted: null }));

// The room stands in the address: a reload comes back to it, and back and forward work.
addEventListener('hashchange', () => ui.setState({ room: roomOfAddress() }));

export const useRoom = (): RoomId => useStore(ui, ({ room }) => room);
export const currentRoom = (): RoomId => ui.getState().room;
export const goToRoom = (room: RoomId): void => {
  location.hash = room;
};

export const useWanted = (): WantedPart | null => useStore(ui, ({ wanted }) => wanted);
export const want = (wanted: WantedPart | null): void => ui.setState({ wanted });
