import { useCallback, useState } from 'react';
import type { View } from '../../shared/view.ts';
import { currentView, useScope, useSessionPart, useView } from './view-store.ts';

/** Whether something can be sent: the state of the session; `none`: no port was opened yet. `reopens`: it is lost, and opened again by itself. */
export const useSessionUse = (): 'none' | 'open' | 'lost' | 'reopens' | 'closed' =>
  useSessionPart(({ state }) => (state.kind === 'lost' && state.reopens ? 'reopens' : state.kind), 'none');

/** Ids begin anew when the program does, so the time of opening is part of what a session is; `null`: no port was opened yet. */
export const sessionNameOf = (view: View | null, id: string | null): string | null => {
  const session = id === null ? undefined : view?.sessions[id];
  return session ? `${session.id}@${session.openedAtMs}` : null;
};

/**
 * A state that belongs to the session: another session begins with `initial`, and what still comes about the one before (the
 * answer to a wish) changes nothing. `initial` should keep its identity.
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
