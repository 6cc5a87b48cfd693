import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import { addressKind } from '../../shared/port-address.ts';
import type { ByteLink, LineSettings, OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { createTurns } from '../base/turns.ts';
import type { Undo } from '../base/undo.ts';
import type { PortDirectory } from './port-directory.ts';
import { identifyPort, matchPort, type PortIdentity } from './port-identity.ts';

/** The delays before the attempts in ms. The last one repeats without limit, because the cable may be plugged in again at any time. */
export const defaultBackOffMs: readonly number[] = [250, 500, 1000, 2000, 5000];

/** A port that is lost within this time after its opening does not count as opened: the attempts are not counted from 1 again. */
export const stableAfterMs = 5_000;

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
  /** Attempt number `attempt`, starting at 1 after the port last stayed open, begins in `waitMs`. `reason`: why the port is not open. */
  readonly onWaiting: (attempt: number, waitMs: number, reason: Failure) => void;
  /** A new link with a higher epoch, now owned by the listener. No further attempts are made, and no other opening begins until it returns. */
  readonly onOpened: (link: ByteLink) => void | Promise<void>;
}

/** Reopens one port, identified by its device and not by its name. Buffers no bytes: what is written while the link is closed is lost. */
export interface Reconnector {
  /**
   * Makes one attempt, after the one in progress. Stores the identity of the port when it succeeds. `byName`: the user named the port, so if the
   * previous device is not connected, any device that has this name now is opened. `use`: called with the link as `onOpened` is.
   */
  open(byName?: boolean, use?: ReconnectEvents['onOpened']): Promise<Outcome<ByteLink>>;
  /** Makes attempts with delays in between until one succeeds. The returned function cancels them; a link that opens after that is closed at once. */
  keepTrying(reason: Failure, events: ReconnectEvents): Undo;
  /** The name under which the port was opened last; until then, the name entered by the user. */
  readonly path: string;
}

const hasNoIdentity = (address: string): boolean => addressKind(address) !== 'serial';

export const createReconnector = (options: ReconnectOptions): Reconnector => {
  const { address, settings, openLink, directory, clock } = options;
  const waits = options.backOffMs ?? defaultBackOffMs;
  let identity: PortIdentity | null = null;
  let identified: Promise<void> = Promise.resolve();
  /** Attempts since the port last stayed open. */
  let attempts = 0;
  let openedAtMs = -Infinity;
  let openedPath = address;

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
    if (opened.ok) {
      openedPath = path;
      identified = identify(path);
    }
    return opened;
  };
  const attemptAndNoteTime = async (byName: boolean): Promise<Outcome<ByteLink>> => {
    const opened = await attempt(byName);
    if (opened.ok) openedAtMs = clock.nowMs();
    return opened;
  };

  // Attempts run one after the other: two at once would block each other.
  const inTurn = createTurns();
  const open: Reconnector['open'] = (byName = false, use) =>
    inTurn(async () => {
      const link = await attemptAndNoteTime(byName);
      if (link.ok) await use?.(link.value);
      return link;
    });

  const keepTrying = (firstReason: Failure, { onWaiting, onOpened }: ReconnectEvents): Undo => {
    let isWanted = true;
    let cancelWait: Undo = () => undefined;
    const tryOnce = async (): Promise<void> => {
      const opened = await inTurn(async () => {
        const link = await attemptAndNoteTime(false);
        // The link is closed or passed on before the next attempt can start.
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
    if (clock.nowMs() - openedAtMs >= stableAfterMs) attempts = 0;
    wait(firstReason);
    return () => {
      isWanted = false;
      cancelWait();
    };
  };

  return {
    open,
    keepTrying,
    get path() {
      return openedPath;
    },
  };
};
