import { useCallback, useState } from 'react';
import type { View } from '../../shared/view.ts';
import { currentView, useScope, useSessionPart, useView } from './view-store.ts';

/**
 * Whether something can be sent, from the state of the session. `none`: no port was opened yet. `reopens`: lost, and
 * reopened automatically.
 */
export const useSessionUse = (): 'none' | 'open' | 'lost' | 'reopens' | 'closed' =>
  useSessionPart(({ state }) => (state.kind === 'lost' && state.reopens ? 'reopens' : state.kind), 'none');

/**
 * Ids of sessions and merged views start again when the program restarts, so the name includes the opening time. `null` if no port
 * was opened yet.
 */
export const sessionNameOf = (view: View | null, id: string | null): string | null => {
  if (id === null) return null;
  const session = view?.sessions[id];
  if (session) return `${id}@${session.openedAtMs}`;
  const merged = view?.merged[id];
  return merged ? `${id}@${merged.madeAtMs}` : null;
};

/**
 * State that belongs to a session. Another session starts with `initial`, and late updates for the previous one (such
 * as the answer to a request) are ignored. `initial` should have a stable identity.
 */
export const useSessionState = <Value>(initial: Value): readonly [Value, (value: Value) => void] => {
  const scope = useScope();
  const name = useView((view) => sessionNameOf(view, scope));
  const [kept, setKept] = useState({ name, value: initial });
  const set = useCallback(
    (value: Value) => {
      if (sessionNameOf(currentView(), scope) === name) setKept({ name, value });
    },
    [name, scope],
  );
  return [kept.name === name ? kept.value : initial, set];
};
