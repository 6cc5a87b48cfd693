import { useEffect, useState } from 'react';
import type { Failure } from '../../../../shared/outcome.ts';
import { request, useBridgeState, useScope, useSessionPart } from '../../../store/view-store.ts';

export type KeptPort =
  | { readonly kind: 'closed' | 'waiting' | 'kept' }
  /** Somebody has the port. It is asked for again. */
  | { readonly kind: 'held'; readonly failure: Failure };

const askAgainMs = 1_000;

/** Keeps the port of the session while this is shown. */
export const useKeptPort = (): KeptPort => {
  const sessionId = useScope();
  const isConnected = useBridgeState() === 'ready';
  const opening = useSessionPart(
    ({ state, openings }) => (state.kind === 'open' ? openings.at(-1)?.number : null),
    null,
  );
  // What may have had the port has ended.
  const users = useSessionPart(({ run, modulePage, busy }) => `${run?.state} ${modulePage.work === null} ${busy}`, '');
  const [answer, setAnswer] = useState<{ readonly of: string; readonly failure: Failure | null } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const place = `${sessionId} ${opening} ${isConnected}`;
  const isOpen = sessionId !== null && opening != null && isConnected;
  const current = answer?.of === place ? answer : null;
  const isKept = current !== null && current.failure === null;

  // The program lets the port go when the connection to this page ends.
  useEffect(() => {
    if (!isConnected) setAnswer(null);
  }, [isConnected]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `users` and `attempt` ask again
  useEffect(() => {
    if (!isOpen || isKept) return;
    let isOver = false;
    void request('terminal.keepPort', { sessionId, keep: true }).then((kept) => {
      if (!isOver) setAnswer({ of: place, failure: kept.ok ? null : kept.error });
    });
    const timer = setTimeout(() => setAttempt(attempt + 1), askAgainMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sessionId, isOpen, isKept, place, users, attempt]);

  useEffect(() => {
    if (sessionId === null) return;
    return () => {
      setAnswer(null);
      void request('terminal.keepPort', { sessionId, keep: false });
    };
  }, [sessionId]);

  if (!isOpen) return { kind: 'closed' };
  if (current === null) return { kind: 'waiting' };
  return current.failure === null ? { kind: 'kept' } : { kind: 'held', failure: current.failure };
};
