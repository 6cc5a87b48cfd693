import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import type { TrafficSource } from '../../traffic-source.ts';

/**
 * Puts the pieces of several sources into the order of their times. A source keeps its own order, whatever its times say.
 *
 * A piece is passed on a moment after it arrived, so that one of another source with an earlier time, which was written to its recording in a later
 * batch, comes before it.
 */
export interface TimeMerge {
  /** Takes the pieces of a source from `from` on. */
  add(port: number, source: TrafficSource, from: number): void;
  /** Passes on what has arrived, and leaves this source. */
  remove(port: number): void;
  /** Passes on everything that has arrived, and leaves all sources. */
  end(): void;
}

export interface TimeMergeOptions {
  readonly clock: Clock;
  readonly take: (port: number, piece: TrafficPiece) => void;
}

/** Longer than recorders gather or hold back what is written (`RecorderWaits`). */
const settleMs = 80;
/** Between two turns with many pieces, so that the ports are read in between. */
const restMs = 4;
const piecesOfTurn = 1_000;
/** Of what waits, a turn takes at least this part, so that the merge cannot fall behind for good. */
const shareOfTurn = 1 / 8;
const readBytes = 64 * 1024;

interface Lane {
  readonly port: number;
  readonly source: TrafficSource;
  /** Sequence number of the next piece to pass on. */
  next: number;
  /** Pieces before this number arrived long enough ago. */
  settledTo: number;
  /** Times of a source may go back; its order may not change. */
  latestMs: number;
  read: readonly TrafficPiece[];
  readAt: number;
  readonly stop: Undo;
}

export const createTimeMerge = ({ clock, take }: TimeMergeOptions): TimeMerge => {
  let lanes: readonly Lane[] = [];
  let cancelTurn: Undo | null = null;

  const settle = (): void => {
    for (const lane of lanes) lane.settledTo = lane.source.next;
  };
  const waiting = (): number => lanes.reduce((sum, { next, settledTo }) => sum + Math.max(0, settledTo - next), 0);
  const arm = (delayMs: number): void => {
    cancelTurn ??= clock.after(delayMs, turn);
  };
  /** Passes settled pieces on, each with what is earlier on other ports. */
  const pass = (limit: number): void => {
    for (let count = 0; count < limit && lanes.some(({ next, settledTo }) => next < settledTo); count += 1) {
      const lane = earliest(lanes);
      if (lane === null) return;
      const piece = takeFrom(lane);
      if (piece) take(lane.port, piece);
    }
  };
  const turn = (): void => {
    cancelTurn = null;
    pass(Math.max(piecesOfTurn, Math.ceil(waiting() * shareOfTurn)));
    if (waiting() > 0) return arm(restMs);
    settle();
    if (waiting() > 0) arm(settleMs);
  };
  const noteMore = (): void => {
    if (cancelTurn !== null) return;
    settle();
    if (waiting() > 0) arm(settleMs);
  };
  const passAll = (): void => {
    settle();
    pass(Number.POSITIVE_INFINITY);
  };

  return {
    add: (port, source, from) => {
      const stop = source.onMore(noteMore);
      const place = { next: from, settledTo: from, latestMs: Number.NEGATIVE_INFINITY, read: [], readAt: 0 };
      lanes = [...lanes, { port, source, stop, ...place }];
      noteMore();
    },
    remove: (port) => {
      passAll();
      for (const lane of lanes) if (lane.port === port) lane.stop();
      lanes = lanes.filter((lane) => lane.port !== port);
    },
    end: () => {
      passAll();
      cancelTurn?.();
      cancelTurn = null;
      for (const lane of lanes) lane.stop();
      lanes = [];
    },
  };
};

/** `null`: no lane has a piece. */
const earliest = (lanes: readonly Lane[]): Lane | null => {
  let found: Lane | null = null;
  let foundMs = 0;
  for (const lane of lanes) {
    const head = headOf(lane);
    if (head === null) continue;
    const atMs = Math.max(lane.latestMs, head.atMs);
    if (found !== null && atMs >= foundMs) continue;
    found = lane;
    foundMs = atMs;
  }
  return found;
};

const headOf = (lane: Lane): TrafficPiece | null => {
  const head = lane.read[lane.readAt];
  if (head) return head;
  if (lane.next >= lane.source.next) return null;
  lane.read = lane.source.slice(lane.next, readBytes);
  lane.readAt = 0;
  return lane.read[0] ?? null;
};

const takeFrom = (lane: Lane): TrafficPiece | null => {
  const piece = headOf(lane);
  if (piece === null) return null;
  lane.readAt += 1;
  lane.next = piece.sequence + 1;
  lane.latestMs = Math.max(lane.latestMs, piece.atMs);
  return piece;
};
