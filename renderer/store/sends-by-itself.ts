import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The sessions to which this window is sending without further keys: a text again and again, a list, or a file. */
const sending = createStore<ReadonlySet<string>>(() => new Set());

export const setSendsByItself = (sessionId: string, isSending: boolean): void => {
  const before = sending.getState();
  if (before.has(sessionId) === isSending) return;
  const next = new Set(before);
  if (isSending) next.add(sessionId);
  else next.delete(sessionId);
  sending.setState(next, true);
};

export const useSendsByItself = (sessionId: string): boolean => useStore(sending, (ids) => ids.has(sessionId));
