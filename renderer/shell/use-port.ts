import { useCallback, useState } from 'react';
import type { Failure } from '../../shared/outcome.ts';
import { act, useSession, useView, wish } from '../store/view-store.ts';

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
  const session = useSession();
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);

  const address = chosen ?? session?.address ?? '';
  const openSession = session?.state.kind === 'open' ? session : null;
  const open = openSession !== null && openSession.address === address;
  const openId = openSession?.id ?? null;
  const lost = session?.state.kind === 'lost' && session.id !== dismissed ? session.state.failure : null;

  const choose = useCallback((next: string) => {
    setRefused(null);
    act('settings.change', { lastAddress: next });
  }, []);
  const chooseBaud = useCallback((next: number) => act('settings.change', { lastBaudRate: next }), []);
  const dismiss = useCallback(() => {
    setRefused(null);
    setDismissed(session?.id ?? null);
  }, [session?.id]);
  const toggle = useCallback(async () => {
    setRefused(null);
    if (openId !== null) await wish('session.close', { sessionId: openId });
    if (open || address === '') return;
    setDismissed(session?.id ?? null);
    setOpening(true);
    const opened = await wish('session.open', { address, baudRate });
    setOpening(false);
    if (!opened.ok) setRefused(opened.error);
  }, [open, openId, address, baudRate, session?.id]);

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
