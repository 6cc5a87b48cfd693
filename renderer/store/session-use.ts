import { useSessionPart } from './view-store.ts';

/** Whether something can be sent: the state of the current session; `none`: no port was opened yet. */
export const useSessionUse = (): 'none' | 'open' | 'lost' | 'closed' =>
  useSessionPart(({ state }) => state.kind, 'none');
