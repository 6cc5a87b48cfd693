import { useBridgeState, useHasView } from '../store/view-store.ts';

/** The whole window. Panes are drawn once there is a view. */
export const App = () => {
  const state = useBridgeState();
  const hasView = useHasView();
  return hasView ? <main data-state={state} /> : null;
};
