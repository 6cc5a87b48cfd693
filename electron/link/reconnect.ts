import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { ByteLink, LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { PortDirectory } from './port-directory.ts';
import { identifyPort, matchPort, type PortIdentity } from './port-identity.ts';

/** Waits before the attempts in ms; the last one repeats for ever (reliability R-3). */
export const defaultBackOffMs: readonly number[] = [250, 500, 1000, 2000, 5000];

/** A port that was lost sooner was as good as not open: its opening counts as one attempt of many. */
export const lastingMs = 5_000;

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
  /** An attempt, counted from 1 since the port last stayed open, begins in `waitMs`; `reason`: why the port is not open. */
  readonly onWaiting: (attempt: number, waitMs: number, reason: Failure) => void;
  /** A new link of a higher epoch; it belongs to whoever is called. Nothing is attempted any more, and no other opening begins before it returns. */
  readonly onOpened: (link: ByteLink) => void | Promise<void>;
}

/** Opens one port again and again, by who it is and not by its name. Holds no bytes: what is not written to an open link is gone. */
export interface Reconnector {
  /**
   * One attempt, as soon as no other one goes on. Remembers who the port is when it succeeds. `byName`: a person names the port, so whatever
   * has that name now is meant, where the one of before is not there. `use` as `onOpened`.
   */
  open(byName?: boolean, use?: ReconnectEvents['onOpened']): Promise<Outcome<ByteLink>>;
  /** Attempts after each wait until one succeeds. The result ends it: a link that opens afterwards is closed at once. */
  keepTrying(reason: Failure, events: ReconnectEvents): Undo;
}

const hasNoIdentity = (address: string): boolean => /^(?:tcp|sim):/i.test(address);

export const createReconnector = (options: ReconnectOptions): Reconnector => {
  const { address, settings, openLink, directory, clock } = options;
  const waits = options.backOffMs ?? defaultBackOffMs;
  let identity: PortIdentity | null = null;
  let identified: Promise<void> = Promise.resolve();
  /** Attempts since the port last stayed open. */
  let attempts = 0;
  let openedAtMs = -Infinity;

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
  const attemptNoted = async (byName: boolean): Promise<Outcome<ByteLink>> => {
    const opened = await attempt(byName);
    if (opened.ok) openedAtMs = clock.nowMs();
    return opened;
  };

  /** Two attempts at once would take the port from each other. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
  const open: Reconnector['open'] = (byName = false, use) =>
    inTurn(async () => {
      const link = await attemptNoted(byName);
      if (link.ok) await use?.(link.value);
      return link;
    });

  const keepTrying = (firstReason: Failure, { onWaiting, onOpened }: ReconnectEvents): Undo => {
    let isWanted = true;
    let cancelWait: Undo = () => undefined;
    const tryOnce = async (): Promise<void> => {
      const opened = await inTurn(async () => {
        const link = await attemptNoted(false);
        // Closed, or in use, before anybody else tries.
        if (link.ok) await (isWanted ? onOpened(link.value) : link.value.close());
        return link;
      });
      if (isWanted && !opened.ok) wait(opened.error);
    };
    const wait = (reason: Failure): void => {
      attempts += 1;
      const waitMs = waits[Math.min(attempts, waits.length) - 1] ?? 0;
      cancelWait = clock.after(waitMs, () => void tryOnce());
      onWaiting(attempts, waitMs, reason);
    };
    if (clock.nowMs() - openedAtMs >= lastingMs) attempts = 0;
    wait(firstReason);
    return () => {
      isWanted = false;
      cancelWait();
    };
  };

  return { open, keepTrying };
};
