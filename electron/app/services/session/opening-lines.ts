import type { DividerKind, TrafficPiece } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import { lastingMs } from '../../../link/reconnect.ts';
import type { TrafficRing } from './traffic-ring.ts';

/**
 * The traffic of a session with the lines between its openings; these are in the view only, the recording has the facts. A port that is
 * opened again and again and lost each time at once, with nothing heard, has lines for the first of these openings only: they would push out what was
 * there before, and nothing stands between them.
 */
export interface OpeningLines {
  /** What goes over the line. */
  push(piece: Omit<TrafficPiece, 'sequence'>): void;
  divide(kind: DividerKind, text?: string): void;
  /** `onWorth`: at once, or behind such an opening when this one has turned out to be another. */
  opened(isFirst: boolean, onWorth: () => void): void;
  /** True: it was lost at once, with nothing heard. */
  ended(kind: 'closed' | 'lost' | 'slept'): boolean;
}

export const createOpeningLines = (ring: Pick<TrafficRing, 'push'>, clock: Clock): OpeningLines => {
  let openedAtMs = -Infinity;
  let hasHeard = false;
  let wasFruitless = false;
  /** What waits for the opening to be worth it. */
  let held: { readonly say: () => void; readonly onWorth: () => void; readonly cancel: Undo } | null = null;

  const divide = (name: DividerKind, text = ''): void => {
    const bytes = new TextEncoder().encode(text);
    const line = { direction: 'received', owner: 'divider', commandId: 0, isRecorded: true } as const;
    ring.push({ ...line, atMs: clock.wallMs(), name, bytes });
  };
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
    opened: (isFirst, onWorth) => {
      openedAtMs = clock.nowMs();
      hasHeard = false;
      const say = (): void => {
        if (!isFirst) divide('opened');
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
