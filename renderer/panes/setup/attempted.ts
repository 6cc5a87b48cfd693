import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Whether a run was asked for in this window: from then on empty required fields are marked, also those nobody has touched. */
const attempted = createStore<{ readonly yes: boolean }>(() => ({ yes: false }));

export const noteAttempt = (): void => attempted.setState({ yes: true });
export const useAttempted = (): boolean => useStore(attempted, ({ yes }) => yes);
