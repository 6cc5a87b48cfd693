import type { SessionView } from '../../shared/contract.ts';
import { useShownMergedId } from '../store/shown-session.ts';
import { useView } from '../store/view-store.ts';

/** The recording of what is in front: a session or a merged view. `null`: nothing is recorded. */
export const useShownRecording = (): SessionView['recording'] => {
  const id = useShownMergedId();
  return useView(({ merged, session }) => (id === null ? session : merged[id])?.recording ?? null);
};
