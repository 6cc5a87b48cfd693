import { useCallback } from 'react';
import { useAction } from '../../store/actions.ts';
import { requestAndNotify, useSessionPart } from '../../store/view-store.ts';
import { useIsRunning } from './session-card.tsx';

/** The actions that this page offers to the palette, wherever its buttons are at this width. */
export const useConnectionOffers = (): void => {
  const sessionId = useSessionPart(({ id, state }): string | null => (state.kind === 'open' ? id : null), null);
  const isOffline = useSessionPart(({ online }) => online.kind === 'offline', true);
  const isFree = !useIsRunning() && sessionId !== null;
  const open = useCallback(() => sessionId !== null && requestAndNotify('mqtt.open', { sessionId }), [sessionId]);
  const close = useCallback(() => sessionId !== null && requestAndNotify('mqtt.close', { sessionId }), [sessionId]);
  useAction('openConnection', isFree && isOffline ? open : null);
  useAction('closeConnection', isFree && !isOffline ? close : null);
};
