import type { TrafficPiece } from '../../../shared/traffic.ts';
import { concatBytes, latin1Text } from '../module/text.ts';

/** Numbers of commands that the recording does not count: above those of any session. */
const ownNumbersFrom = 1_000_000_000;
/**
 * The pieces as commands and answers only: line ends are joined with the line that they belong to, and what was sent without the engine (typed
 * bytes, the first `AT`) becomes commands. Of a merged recording only one port is kept: the first one that has a command.
 */
export const commandPieces = (pieces: readonly TrafficPiece[]): readonly TrafficPiece[] =>
  withOwnCommands(withLineEnds(ofOnePort(pieces)));

const ofOnePort = (pieces: readonly TrafficPiece[]): readonly TrafficPiece[] => {
  const port = pieces.find(({ owner, direction }) => owner === 'command' || direction === 'sent')?.port ?? 0;
  return pieces.filter((piece) => piece.owner !== 'unfinished' && (piece.port ?? 0) === port);
};

/** A line end belongs to the line that it came with. */
const withLineEnds = (pieces: readonly TrafficPiece[]): readonly TrafficPiece[] => {
  const joined: TrafficPiece[] = [];
  let blanks: readonly TrafficPiece[] = [];
  const push = (piece: TrafficPiece | null): void => {
    const before = joined.at(-1);
    const next = piece?.direction === 'received' ? piece : null;
    if (isNearer(blanks[0], before, next)) {
      if (next) joined.push(...withBlanks(blanks, next, []));
    } else {
      if (before?.direction === 'received') joined.splice(-1, 1, ...withBlanks([], before, blanks));
      if (piece) joined.push(piece);
    }
    blanks = [];
  };
  for (const piece of pieces) {
    if (piece.direction === 'received' && piece.owner === 'blank') blanks = [...blanks, piece];
    else push(piece);
  }
  push(null);
  return joined;
};

const isNearer = (
  blank: TrafficPiece | undefined,
  before: TrafficPiece | undefined,
  next: TrafficPiece | null,
): boolean =>
  blank !== undefined &&
  next !== null &&
  next.atMs - blank.atMs <= blank.atMs - (before?.atMs ?? Number.NEGATIVE_INFINITY);

/** Beside counted data a line end stays alone, because the data are replaced as a whole. */
const withBlanks = (
  before: readonly TrafficPiece[],
  piece: TrafficPiece,
  after: readonly TrafficPiece[],
): readonly TrafficPiece[] => {
  const alone = (blank: TrafficPiece): TrafficPiece => ({ ...blank, owner: 'answer', commandId: piece.commandId });
  if (piece.owner === 'data') return [...before.map(alone), piece, ...after.map(alone)];
  return [{ ...piece, bytes: concatBytes([...before, piece, ...after].map(({ bytes }) => bytes)) }];
};

const withoutEngine = new Set<TrafficPiece['owner']>(['probe', 'raw']);
/** What came after a line that the engine did not send is not assigned to a command. */
const unassigned = new Set<TrafficPiece['owner']>(['probe', 'raw', 'packet', 'unclaimed']);

const withOwnCommands = (pieces: readonly TrafficPiece[]): readonly TrafficPiece[] => {
  const found: TrafficPiece[] = [];
  let number = ownNumbersFrom;
  let isOpen = false;
  let typed: TrafficPiece[] = [];
  const open = (parts: readonly TrafficPiece[]): void => {
    const [first] = parts;
    if (!first) return;
    number += 1;
    isOpen = true;
    found.push({ ...first, owner: 'command', commandId: number, bytes: concatBytes(parts.map(({ bytes }) => bytes)) });
  };
  for (const piece of pieces) {
    if (piece.direction === 'sent' && withoutEngine.has(piece.owner)) {
      typed.push(piece);
      if (!/[\r\n]$/.test(latin1Text(piece.bytes))) continue;
      open(typed);
      typed = [];
      continue;
    }
    if (piece.direction === 'sent') {
      isOpen = false;
      typed = [];
    }
    const belongs = isOpen && piece.direction === 'received' && unassigned.has(piece.owner);
    found.push(belongs ? { ...piece, owner: 'answer', commandId: number } : piece);
  }
  return found;
};
