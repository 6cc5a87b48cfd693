import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { ByteLink, LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { PortDirectory } from './port-directory.ts';
import { identifyPort, matchPort, type PortIdentity } from './port-identity.ts';

/** Waits before the attempts in ms; the last one repeats for ever: a person may bring the cable back at any time. */
export const defaultBackOffMs: readonly number[] = [250, 500, 1000, 2000, 5000];

export interface ReconnectOptions {
  /** As the user named the port. */
  readonly address: string;
  /** As they are at each attempt. */
  readonly settings: () => LineSettings;
  readonly openLink: OpenLink;
  readonly directory: Pick<PortDirectory, 'listPorts'>;
  readonly clock: Clock;
  readonly backOffMs?: readonly number[];
}

export interface ReconnectEvents {
  /** An attempt, counted from 1, begins in `waitMs`; `reason`: why the port is not open. */
  readonly onWaiting: (attempt: number, waitMs: number, reason: Failure) => void;
  /** A new link of a higher epoch; it belongs to whoever is called. Nothing is attempted any more. */
  readonly onOpened: (link: ByteLink) => void;
}

/** Opens one port again and again, by who it is and not by its name. Holds no bytes: what is not written to an open link is gone. */
export interface Reconnector {
  /**
   * One attempt, as soon as no other one goes on. Remembers who the port is when it succeeds. `byName`: a person names the port, so whatever
   * has that name now is meant, where the one of before is not there.
   */
  open(byName?: boolean): Promise<Outcome<ByteLink>>;
  /** Attempts after each wait until one succeeds. The result ends it: a link that opens afterwards is closed at once. */
  keepTrying(reason: Failure, events: ReconnectEvents): Undo;
}

const hasNoIdentity = (address: string): boolean => /^(?:tcp|sim):/i.test(address);

export const createReconnector = (options: ReconnectOptions): Reconnector => {
  const { address, settings, openLink, directory, clock } = options;
  const waits = options.backOffMs ?? defaultBackOffMs;
  let identity: PortIdentity | null = null;
  let identified: Promise<void> = Promise.resolve();

  /** Not waited for: the port is open, and its bytes are wanted now. */
  const identify = async (path: string): Promise<void> => {
    const listed = await directory.listPorts();
    if (listed.ok) identity = identifyPort(path, listed.value) ?? identity;
  };

  /** What to open now, or `null`. The ports of the machine are listed only where one of them may have come back under another name. */
  const findPath = async (): Promise<string | null> => {
    await identified;
    if (identity === null) return address;
    const listed = await directory.listPorts();
    // Without a list nothing contradicts the name that the user typed.
    return listed.ok ? matchPort(address, identity, listed.value) : address;
  };

  const attempt = async (byName: boolean): Promise<Outcome<ByteLink>> => {
    if (hasNoIdentity(address)) return openLink(address, settings());
    const found = await findPath();
    const path = found ?? (byName ? address : null);
    if (path === null) return { ok: false, error: failure('link/missing', { path: address }) };
    const opened = await openLink(path, settings());
    if (opened.ok) identified = identify(path);
    return opened;
  };

  /** Two attempts at once would take the port from each other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
  const open = (byName = false): Promise<Outcome<ByteLink>> => inTurn(() => attempt(byName));

  const keepTrying = (firstReason: Failure, { onWaiting, onOpened }: ReconnectEvents): Undo => {
    let isWanted = true;
    let cancelWait: Undo = () => undefined;
    const tryOnce = async (number: number): Promise<void> => {
      const opened = await inTurn(async () => {
        const link = await attempt(false);
        // Closed before anybody else tries.
        if (!isWanted && link.ok) await link.value.close();
        return link;
      });
      if (!isWanted) return;
      if (opened.ok) onOpened(opened.value);
      else wait(number + 1, opened.error);
    };
    const wait = (number: number, reason: Failure): void => {
      const waitMs = waits[Math.min(number, waits.length) - 1] ?? 0;
      cancelWait = clock.after(waitMs, () => void tryOnce(number));
      onWaiting(number, waitMs, reason);
    };
    wait(1, firstReason);
    return () => {
      isWanted = false;
      cancelWait();
    };
  };

  return { open, keepTrying };
};
