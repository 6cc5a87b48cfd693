import { useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import { act, useSessionPart, useView, wish } from '../store/view-store.ts';

export interface PortInHand {
  /** What the picker shows; '' before the first choice. */
  readonly address: string;
  readonly baudRate: number;
  /** This very port is open now. */
  readonly open: boolean;
  readonly opening: boolean;
  /** Why it did not open, or how it was lost; until it is dismissed or tried again. */
  readonly failure: Failure | null;
  readonly choose: (address: string) => void;
  readonly chooseBaud: (baudRate: number) => void;
  /** Opens or closes. */
  readonly toggle: () => void;
  readonly dismiss: () => void;
}

/** The port that the top bar is about: the chosen one, which need not be the one that is open. */
export const usePort = (): PortInHand => {
  const chosen = useView(({ settings }) => settings.lastAddress);
  const baudRate = useView(({ settings }) => settings.lastBaudRate);
  // Only these: the whole session is another one with every message.
  const sessionId = useSessionPart<string | null>(({ id }) => id, null);
  const sessionAddress = useSessionPart(({ address }) => address, '');
  const state = useSessionPart<SessionView['state'] | null>((session) => session.state, null);
  /** Chosen here and not yet back from the program: who presses Connect right after typing means this one. */
  const [typed, setTyped] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);

  const address = typed ?? chosen ?? sessionAddress;
  const openId = state?.kind === 'open' ? sessionId : null;
  const open = openId !== null && sessionAddress === address;
  const lost = state?.kind === 'lost' && sessionId !== dismissed ? state.failure : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the program says now stands above what was chosen here before
  useEffect(() => setTyped(null), [chosen]);
  const choose = useCallback((next: string) => {
    setRefused(null);
    setTyped(next);
    act('settings.change', { lastAddress: next });
  }, []);
  const chooseBaud = useCallback((next: number) => act('settings.change', { lastBaudRate: next }), []);
  const dismiss = useCallback(() => {
    setRefused(null);
    setDismissed(sessionId);
  }, [sessionId]);
  const toggle = useCallback(async () => {
    setRefused(null);
    if (openId !== null) await wish('session.close', { sessionId: openId });
    if (open || address === '') return;
    setDismissed(sessionId);
    setOpening(true);
    const opened = await wish('session.open', { address, baudRate });
    setOpening(false);
    if (!opened.ok) setRefused(opened.error);
  }, [open, openId, address, baudRate, sessionId]);

  return {
    address,
    baudRate,
    open,
    opening,
    failure: refused ?? lost,
    choose,
    chooseBaud,
    toggle: useCallback(() => void toggle(), [toggle]),
    dismiss,
  };
};
