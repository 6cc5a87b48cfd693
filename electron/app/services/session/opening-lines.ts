import type { DividerKind, TrafficPiece, UnsentReason } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import { stableAfterMs } from '../../../link/reconnect.ts';
import type { PlacedPiece, TrafficHistory } from './traffic-history.ts';

/**
 * Adds the lines between the openings of a session to its traffic. They are in the view only; the recording has events instead. A port may
 * flap: it opens and is lost at once without a received byte, again and again. Only the first of these openings has lines, because
 * otherwise they would displace the earlier traffic.
 */
export interface OpeningLines {
  /** Traffic of the line. */
  push(piece: PlacedPiece): void;
  /** `atMs`: when it happened, if that is not now. */
  divide(kind: DividerKind, text?: string, atMs?: number): void;
  /** A typed command that was not sent, without its arguments. */
  unsent(name: string, reason: UnsentReason): void;
  /**
   * The port is open. `name`: its name if that differs from before, else ''; `null`: the first opening. `onStable` is called at once, or
   * after a flap as soon as this opening turns out not to be one.
   */
  opened(name: string | null, onStable: () => void): void;
  /** Returns true if the opening was a flap. */
  ended(kind: 'closed' | 'lost' | 'slept'): boolean;
}

export const createOpeningLines = (history: Pick<TrafficHistory, 'push'>, clock: Clock): OpeningLines => {
  let openedAtMs = -Infinity;
  let hasReceived = false;
  let wasFlap = false;
  /** The line and the callback of an opening that may still be a flap. */
  let held: { readonly showOpened: () => void; readonly onStable: () => void; readonly cancel: Undo } | null = null;

  const note = (line: Pick<TrafficPiece, 'direction' | 'owner' | 'name'>, text: string, atMs = clock.wallMs()): void =>
    history.push({
      ...{ ...line, commandId: 0, isRecorded: true, atMs },
      ...{ bytes: new TextEncoder().encode(text), position: null },
    });
  const divide = (name: DividerKind, text = '', atMs?: number): void =>
    note({ direction: 'received', owner: 'divider', name }, text, atMs);
  const takeHeld = (): typeof held => {
    const left = held;
    left?.cancel();
    held = null;
    return left;
  };
  const release = (between: () => void = () => undefined): void => {
    const left = takeHeld();
    left?.showOpened();
    between();
    left?.onStable();
  };

  return {
    push: (piece) => {
      hasReceived ||= piece.direction === 'received';
      release(() => history.push(piece));
    },
    divide,
    unsent: (name, reason) => note({ direction: 'sent', owner: 'unsent', name: reason }, name),
    opened: (name, onStable) => {
      openedAtMs = clock.nowMs();
      hasReceived = false;
      const showOpened = (): void => {
        if (name !== null) divide('opened', name);
      };
      held = { showOpened, onStable, cancel: wasFlap ? clock.after(stableAfterMs, () => release()) : () => undefined };
      if (!wasFlap) release();
    },
    ended: (kind) => {
      const isHidden = takeHeld() !== null;
      wasFlap = kind === 'lost' && !hasReceived && clock.nowMs() - openedAtMs < stableAfterMs;
      if (!(isHidden && kind === 'lost')) divide(kind);
      return wasFlap;
    },
  };
};
