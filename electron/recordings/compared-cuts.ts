import type { TrafficOwner, TrafficPiece } from '../../shared/traffic.ts';
import type { CutPiece } from '../recorder/cuts.ts';
import type { ReplayedPiece, StreamPlace } from './replayed-piece.ts';

/** A piece as it was kept, or as it is cut today. */
export interface CutSide {
  readonly owner: TrafficOwner;
  readonly commandId: number;
  readonly name: string;
}

export interface CutDifference {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly direction: TrafficPiece['direction'];
  /** After its last byte, among all bytes of its direction in its part of the recording. */
  readonly end: number;
  /** `null`: it ended no piece. */
  readonly kept: CutSide | null;
  /** `null`: it ends no piece today. */
  readonly now: CutSide | null;
  /** Of the piece that ends there today; empty without one. */
  readonly bytes: Uint8Array;
}

interface Kept extends CutSide {
  readonly atMs: number;
  readonly end: number;
}

/** Compares kept cuts with today's pieces. Both follow each other, so only their ends are compared, and whom they belong to. */
export interface ComparedCuts {
  kept(cuts: readonly CutPiece[]): void;
  replayed(piece: ReplayedPiece): void;
  /** Bytes are missing in the recording: what follows is not compared until the next opening. */
  pause(): void;
  /** Pieces from there on are compared. */
  resume(place: StreamPlace): void;
  /** The cuts of the last moment may never have been kept: later pieces of today are not compared. */
  endPart(): void;
  readonly comparedPieces: number;
  readonly differences: number;
  readonly first: CutDifference | null;
}

/** Of shown bytes that were no piece: the piece that they are the beginning of follows. */
const unfinished: ReadonlySet<TrafficOwner> = new Set(['unfinished', 'packet']);

export const createComparedCuts = (): ComparedCuts => {
  const waiting = { sent: createSides(), received: createSides() };
  let isPaused = false;
  /** What kept numbers of commands are higher by: a session counts them over its recordings. `null`: not known yet. */
  let numbersBefore: number | null = null;
  let comparedPieces = 0;
  let differences = 0;
  let first: CutDifference | null = null;

  const differ = (direction: TrafficPiece['direction'], kept: Kept | null, now: ReplayedPiece | null): void => {
    differences += 1;
    const end = kept?.end ?? (now ? now.position + now.bytes.length : 0);
    first ??= {
      ...{ direction, end, atMs: now?.atMs ?? kept?.atMs ?? 0, bytes: now?.bytes ?? nothing },
      kept: kept && sideOf(kept),
      now: now && sideOf(now),
    };
  };
  const isSame = (kept: Kept, now: ReplayedPiece): boolean => {
    const { owner, name, commandId } = now;
    const number = commandId === 0 ? 0 : commandId + (numbersBefore ?? kept.commandId - commandId);
    return kept.owner === owner && kept.name === name && kept.commandId === number;
  };
  const compare = (direction: TrafficPiece['direction']): void => {
    const sides = waiting[direction];
    for (;;) {
      const [kept, now] = [sides.kept.first(), sides.now.first()];
      if (kept === undefined || now === undefined) return;
      const nowEnd = now.position + now.bytes.length;
      comparedPieces += 1;
      if (kept.end === nowEnd) {
        if (!isSame(kept, now)) differ(direction, kept, now);
        if (kept.commandId > 0 && now.commandId > 0) numbersBefore ??= kept.commandId - now.commandId;
        sides.kept.shift();
        sides.now.shift();
      } else if (kept.end < nowEnd) {
        differ(direction, kept, null);
        sides.kept.shift();
      } else {
        differ(direction, null, now);
        sides.now.shift();
      }
    }
  };
  const clear = (): void => {
    for (const direction of ['sent', 'received'] as const) {
      waiting[direction].kept.clear();
      waiting[direction].now.clear();
    }
  };
  return {
    kept: (cuts) => {
      if (isPaused) return;
      for (const { direction, position, length, owner, commandId, name, atMs } of cuts) {
        const sides = waiting[direction];
        if (position === null || unfinished.has(owner) || position + length <= sides.from) continue;
        sides.kept.push({ owner, commandId, name, atMs, end: position + length });
        compare(direction);
      }
    },
    replayed: (piece) => {
      if (isPaused) return;
      waiting[piece.direction].now.push(piece);
      compare(piece.direction);
    },
    pause: () => {
      isPaused = true;
      clear();
    },
    resume: ({ sent, received }) => {
      if (!isPaused) return;
      isPaused = false;
      numbersBefore = null;
      waiting.sent.from = sent;
      waiting.received.from = received;
    },
    endPart: () => {
      for (const direction of ['sent', 'received'] as const) {
        const { kept } = waiting[direction];
        for (let left = kept.first(); left; left = kept.first()) {
          differ(direction, left, null);
          kept.shift();
        }
        waiting[direction].from = 0;
      }
      clear();
      isPaused = false;
      numbersBefore = null;
    },
    get comparedPieces() {
      return comparedPieces;
    },
    get differences() {
      return differences;
    },
    get first() {
      return first;
    },
  };
};

const nothing = new Uint8Array(0);

const sideOf = ({ owner, commandId, name }: CutSide): CutSide => ({ owner, commandId, name });

const createSides = () => ({ from: 0, kept: createQueue<Kept>(), now: createQueue<ReplayedPiece>() });

const createQueue = <Item>() => {
  let items: Item[] = [];
  let next = 0;
  return {
    push: (item: Item): void => {
      items.push(item);
    },
    first: (): Item | undefined => items[next],
    shift: (): void => {
      next += 1;
      if (next * 2 < items.length) return;
      items = items.slice(next);
      next = 0;
    },
    clear: (): void => {
      items = [];
      next = 0;
    },
  };
};
