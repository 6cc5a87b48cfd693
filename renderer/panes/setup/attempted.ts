import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Whether a run was requested in this window. From then on, empty required fields are marked even if untouched. */
const attempted = createStore<{ readonly yes: boolean }>(() => ({ yes: false }));

export const noteAttempt = (): void => attempted.setState({ yes: true });
export const useAttempted = (): boolean => useStore(attempted, ({ yes }) => yes);
