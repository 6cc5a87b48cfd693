import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export const rooms = ['setup', 'terminal', 'mqtt', 'recordings', 'settings'] as const;

export type RoomId = (typeof rooms)[number];

/** State of this window only. */
interface Ui {
  readonly room: RoomId;
  /**
   * The part of the page that a button elsewhere asks to open, e.g. the credentials stage from a diagnosis; cleared
   * when done.
   */
  readonly wanted: WantedPart | null;
}

export type WantedPart = 'certificate' | 'credentials' | 'port' | 'faults' | 'proof';

const roomOfAddress = (): RoomId => {
  const named = location.hash.slice(1);
  return rooms.find((room) => room === named) ?? 'setup';
};

const ui = createStore<Ui>(() => ({ room: 'setup', wanted: null }));

/** The page is part of the address, so that reload, back and forward work. Called once, by the entry. */
export const followAddress = (): void => {
  const follow = (): void => ui.setState({ room: roomOfAddress() });
  follow();
  addEventListener('hashchange', follow);
};

export const useRoom = (): RoomId => useStore(ui, ({ room }) => room);
export const currentRoom = (): RoomId => ui.getState().room;
export const goToRoom = (room: RoomId): void => {
  location.hash = room;
};

export const useWanted = (): WantedPart | null => useStore(ui, ({ wanted }) => wanted);
export const want = (wanted: WantedPart | null): void => ui.setState({ wanted });
