import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import type { SignalMeasuring } from '../../../session/module-tools.ts';
import type { Session } from '../../../session/session.ts';

/** An open port, as far as the measuring uses it. */
export interface WatchedPort {
  readonly session: Pick<Session, 'beginSignal' | 'pollSignal' | 'endSignal'>;
  /** Aborted when the port is closed. */
  readonly signal: AbortSignal;
  /** Nothing else uses the port now. */
  readonly isFree: () => boolean;
}

/** Measures the signal while a page shows it. */
export interface SignalWatch {
  /** A page shows it; to be repeated before `watchMs` have passed. */
  renew(port: WatchedPort): void;
  readonly isOn: () => boolean;
  /** The module restarted: it no longer sends reports. */
  restarted(): void;
}

/** Pages repeat their request every 5 s. */
export const watchMs = 15_000;
const pollMs = 2_000;
/** Reports come when something has changed. Between them the module is polled, so that the newest value is not old. */
const checkMs = 5_000;
/** For a port in use, and after a missing answer. */
const retryMs = 2_000;

export const createSignalWatch = (
  clock: Clock,
  show: (measuring: SignalMeasuring) => void,
  onBug: (bug: unknown) => void,
): SignalWatch => {
  let current: { readonly port: WatchedPort; readonly ending: AbortController } | null = null;
  let expiry: Undo | null = null;
  let measuring: SignalMeasuring = null;

  const set = (next: SignalMeasuring): void => {
    if (next?.kind !== measuring?.kind || next?.command !== measuring?.command) show(next);
    measuring = next;
  };
  const measure = async (port: WatchedPort, signal: AbortSignal): Promise<number> => {
    if (!port.isFree()) return retryMs;
    const isNew = measuring === null;
    if (isNew) set(await port.session.beginSignal(signal));
    if (measuring === null) return retryMs;
    if (isNew && measuring.kind === 'reports') return checkMs;
    const polled = await port.session.pollSignal(signal);
    if (measuring?.kind === 'polling' && polled) set({ kind: 'polling', command: polled.command });
    return measuring?.kind === 'polling' && polled ? pollMs : checkMs;
  };
  const follow = async (port: WatchedPort, ending: AbortController): Promise<void> => {
    const signal = AbortSignal.any([port.signal, ending.signal]);
    while (!signal.aborted) await waitFor(clock, await measure(port, signal), signal);
    // The abort of this watch must not stop the command that ends it.
    if (measuring?.kind === 'reports' && !port.signal.aborted && port.isFree())
      await port.session.endSignal(port.signal);
  };
  const end = (): void => {
    expiry?.();
    expiry = null;
    current?.ending.abort();
    current = null;
  };

  return {
    renew: (port) => {
      if (current && current.port.signal !== port.signal) end();
      expiry?.();
      expiry = clock.after(watchMs, end);
      if (current) return;
      const mine = { port, ending: new AbortController() };
      current = mine;
      measuring = null;
      port.signal.addEventListener('abort', () => {
        if (current === mine) end();
      });
      follow(port, mine.ending)
        .catch(onBug)
        .finally(() => {
          if (current === null || current === mine) set(null);
        });
    },
    isOn: () => current !== null,
    restarted: () => set(null),
  };
};

const waitFor = (clock: Clock, ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      undo();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const undo = clock.after(ms, done);
    signal.addEventListener('abort', done);
  });
