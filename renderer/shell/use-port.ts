import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../shared/outcome.ts';
import {
  chooseBaudRate,
  choosePort,
  clearChosen,
  showSession,
  useChosen,
  useShownMergedId,
} from '../store/shown-session.ts';
import { request, requestAndNotify, useScope, useSessionPart, useView } from '../store/view-store.ts';
import { offeredRate } from './offered-rate.ts';

export interface CurrentPort {
  /** The address in the picker; '' before the first choice. */
  readonly address: string;
  readonly baudRate: number;
  /** Whether this port is open now. */
  readonly open: boolean;
  readonly opening: boolean;
  /** Why it did not open, until dismissed or retried. A lost port is reported next to its results. */
  readonly failure: Failure | null;
  readonly choose: (address: string) => void;
  /** For the next opening; an open port changes its rate without being closed. */
  readonly chooseBaud: (baudRate: number) => void;
  /** Opens or closes. */
  readonly toggle: () => void;
  readonly dismiss: () => void;
}

/** The port of the last time. Not in front of a merged view, which has several ports. */
const useRemembered = (): string | null => {
  const isMerged = useShownMergedId() !== null;
  return useView(({ settings }) => (isMerged ? null : (settings.lastAddress ?? null)));
};

/** The port in the top bar: that of the current session, until another one is chosen. */
export const usePort = (): CurrentPort => {
  const remembered = useRemembered();
  const sessionId = useScope();
  // Separate values, because the session object changes with every message.
  const sessionAddress = useSessionPart<string | null>(({ address }) => address, null);
  const isOpen = useSessionPart(({ state }) => state.kind === 'open', false);
  const chosen = useChosen();
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState<Failure | null>(null);

  const address = chosen.address ?? sessionAddress ?? remembered ?? '';
  const offered = useView((view) => offeredRate(view, address));
  const open = isOpen && sessionAddress === address;
  const baudRate = open ? offered : (chosen.baudRate ?? offered);

  // biome-ignore lint/correctness/useExhaustiveDependencies: resets when the session changes
  useEffect(() => {
    setRefused(null);
  }, [sessionId]);
  const choose = useCallback((next: string) => {
    setRefused(null);
    choosePort(next);
    requestAndNotify('settings.change', { lastAddress: next });
  }, []);
  const chooseBaud = useCallback(
    (next: number) => {
      if (open) return requestAndNotify('port.change', { address, baudRate: next });
      chooseBaudRate(next);
      requestAndNotify('settings.change', { lastBaudRate: next });
    },
    [open, address],
  );
  const dismiss = useCallback(() => setRefused(null), []);
  const toggle = useCallback(async () => {
    setRefused(null);
    if (open && sessionId !== null) {
      await request('session.close', { sessionId });
      return;
    }
    if (address === '') return;
    setOpening(true);
    const opened = await request('session.open', { address, baudRate });
    setOpening(false);
    if (!opened.ok) return setRefused(opened.error);
    clearChosen();
    showSession(opened.value.sessionId);
  }, [open, address, baudRate, sessionId]);
  return {
    address,
    baudRate,
    open,
    opening,
    failure: refused,
    choose,
    chooseBaud,
    toggle: useCallback(() => void toggle(), [toggle]),
    dismiss,
  };
};
