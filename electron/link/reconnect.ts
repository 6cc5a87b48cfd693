import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { ByteLink, LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import type { PortDirectory } from './port-directory.ts';
import { identifyPort, matchPort, type PortIdentity } from './port-identity.ts';

/** Waiting times before the attempts in ms; the last one repeats without end, because a user may connect the cable again at any time. */
export const defaultBackOffMs: readonly number[] = [250, 500, 1000, 2000, 5000];

export interface ReconnectOptions {
  /** The port as entered by the user. */
  readonly address: string;
  /** The settings at the time of each attempt. */
  readonly settings: () => LineSettings;
  readonly openLink: OpenLink;
  readonly directory: Pick<PortDirectory, 'listPorts'>;
  readonly clock: Clock;
  readonly backOffMs?: readonly number[];
}

export interface ReconnectEvents {
  /** Attempt number `attempt`, starting at 1, begins in `waitMs`. `reason`: why the port is not open. */
  readonly onWaiting: (attempt: number, waitMs: number, reason: Failure) => void;
  /** A new link with a higher epoch, now owned by the listener. No further attempts are made. */
  readonly onOpened: (link: ByteLink) => void;
}

/** Opens one port again and again, identified by the device and not by its name. Buffers no bytes: bytes not written to an open link are lost. */
export interface Reconnector {
  /**
   * Makes one attempt, after any running one. Stores the identity of the port when it succeeds. `byName`: the user named the port, so if the
   * previous device is not connected, any device that has this name now is opened.
   */
  open(byName?: boolean): Promise<Outcome<ByteLink>>;
  /** Makes attempts with waiting times until one succeeds. The returned function ends this: a link that opens afterwards is closed at once. */
  keepTrying(reason: Failure, events: ReconnectEvents): Undo;
}

const hasNoIdentity = (address: string): boolean => /^(?:tcp|sim):/i.test(address);

export const createReconnector = (options: ReconnectOptions): Reconnector => {
  const { address, settings, openLink, directory, clock } = options;
  const waits = options.backOffMs ?? defaultBackOffMs;
  let identity: PortIdentity | null = null;
  let identified: Promise<void> = Promise.resolve();

  /** Not awaited: the port is open, and its bytes are needed now. */
  const identify = async (path: string): Promise<void> => {
    const listed = await directory.listPorts();
    if (listed.ok) identity = identifyPort(path, listed.value) ?? identity;
  };

  /** The path to open now, or `null`. The ports are listed only when the device may have appeared under another name. */
  const findPath = async (): Promise<string | null> => {
    await identified;
    if (identity === null) return address;
    const listed = await directory.listPorts();
    // Without a list the name entered by the user is used.
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

  /** Attempts run one after the other: two at once would block each other. */
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
        // Closed before the next attempt starts.
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
