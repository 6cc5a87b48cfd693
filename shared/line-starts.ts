import type { TrafficPiece } from './traffic.ts';

/**
 * Which pieces of traffic are a line of their own. The program counts lines by it, and the page makes lines by it, so that both give a line the
 * same number.
 *
 * `joins`: the piece belongs to the line before, which had no end. `begins`: it is a line. `nothing`: it is only the end of lines.
 */
export type LineStart = 'joins' | 'begins' | 'nothing';

/** `length` spares making the bytes of most pieces. */
type StartingPiece = Pick<TrafficPiece, 'direction' | 'owner' | 'bytes'> & { readonly length?: number };

/** `isOpen`: the last line had no end yet, is of the port of the piece, and no piece is missing since. */
export const lineStartOf = (piece: StartingPiece, isOpen: boolean): LineStart => {
  const { direction, owner } = piece;
  if (isOpen && direction === 'received' && owner !== 'divider') return 'joins';
  return owner === 'blank' || isLineEnd(piece) ? 'nothing' : 'begins';
};

/** Whether the line that the piece belongs to has no end yet. */
export const isOpenAfter = (
  { owner, direction }: Pick<TrafficPiece, 'direction' | 'owner'>,
  start: LineStart,
  isOpen: boolean,
): boolean => (start === 'nothing' ? isOpen : owner === 'unfinished' && direction === 'received');

/** More line ends than a module sends after a line. */
const longestLineEnd = 4;

/** Owners whose bytes are not text with a line end. */
const lineless: ReadonlySet<TrafficPiece['owner']> = new Set(['divider', 'message', 'data', 'packet']);

/** The end of a line whose text was already shown as unfinished. */
const isLineEnd = (piece: StartingPiece): boolean =>
  piece.direction === 'received' &&
  !lineless.has(piece.owner) &&
  (piece.length ?? piece.bytes.length) <= longestLineEnd &&
  piece.bytes.every((byte) => byte === 0x0d || byte === 0x0a);

/** The program keeps the number of lines before each of so many pieces; a page asks for older pieces in these parts. */
export const chunkPieces = 512;
