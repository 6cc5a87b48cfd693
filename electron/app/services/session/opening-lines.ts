import type { DividerKind, TrafficPiece, UnsentReason } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import { lastingMs } from '../../../link/reconnect.ts';
import type { TrafficRing } from './traffic-ring.ts';

/**
 * Adds the lines between the openings of a session to its traffic. They are in the view only; the recording has events instead. A port may
 * flap: it opens and is lost at once without a received byte, again and again. Only the first of these openings has lines, because
 * otherwise they would push out the earlier traffic.
 */
export interface OpeningLines {
  /** Traffic of the line. */
  push(piece: Omit<TrafficPiece, 'sequence'>): void;
  divide(kind: DividerKind, text?: string): void;
  /** A typed command that was not sent, without its arguments. */
  unsent(name: string, reason: UnsentReason): void;
  /** `name`: the port's name where it is another one than before, else ''; `null`: the first opening. `onWorth`: at once, or behind such an opening when this one has turned out to be another. */
  opened(name: string | null, onWorth: () => void): void;
  /** True: it was lost at once, with nothing heard. */
  ended(kind: 'closed' | 'lost' | 'slept'): boolean;
}

export const createOpeningLines = (ring: Pick<TrafficRing, 'push'>, clock: Clock): OpeningLines => {
  let openedAtMs = -Infinity;
  let hasHeard = false;
  let wasFruitless = false;
  /** What waits for the opening to be worth it. */
  let held: { readonly say: () => void; readonly onWorth: () => void; readonly cancel: Undo } | null = null;

  const note = (line: Pick<TrafficPiece, 'direction' | 'owner' | 'name'>, text: string): void =>
    ring.push({ ...line, commandId: 0, isRecorded: true, atMs: clock.wallMs(), bytes: new TextEncoder().encode(text) });
  const divide = (name: DividerKind, text = ''): void => note({ direction: 'received', owner: 'divider', name }, text);
  const leaveHeld = (): typeof held => {
    const left = held;
    left?.cancel();
    held = null;
    return left;
  };
  const letGo = (between: () => void = () => undefined): void => {
    const left = leaveHeld();
    left?.say();
    between();
    left?.onWorth();
  };

  return {
    push: (piece) => {
      hasHeard ||= piece.direction === 'received';
      letGo(() => ring.push(piece));
    },
    divide,
    unsent: (name, reason) => note({ direction: 'sent', owner: 'unsent', name: reason }, name),
    opened: (name, onWorth) => {
      openedAtMs = clock.nowMs();
      hasHeard = false;
      const say = (): void => {
        if (name !== null) divide('opened', name);
      };
      held = { say, onWorth, cancel: wasFruitless ? clock.after(lastingMs, () => letGo()) : () => undefined };
      if (!wasFruitless) letGo();
    },
    ended: (kind) => {
      const isUnsaid = leaveHeld() !== null;
      wasFruitless = kind === 'lost' && !hasHeard && clock.nowMs() - openedAtMs < lastingMs;
      if (!(isUnsaid && kind === 'lost')) divide(kind);
      return wasFruitless;
    },
  };
};
