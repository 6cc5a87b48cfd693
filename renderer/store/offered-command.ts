import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A command that a button puts into the command line, for the user to look at, change and send. */
const offered = createStore<{ readonly text: string | null }>(() => ({ text: null }));

export const offerCommand = (text: string): void => offered.setState({ text });
/** The command line in front takes it. */
export const takeOffered = (): void => offered.setState({ text: null });
export const useOfferedCommand = (): string | null => useStore(offered, ({ text }) => text);
