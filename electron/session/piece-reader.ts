import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { recogniseUrc } from '../commands/index.ts';
import { append, emptyFramer, flushPending, isInsideMessage, pendingBytesOf, takePiece } from '../framer/framer.ts';
import { noHints, type Piece } from '../framer/piece.ts';

export interface ReadPiece {
  /** `fragment`: the line had not ended when the bytes stopped arriving, or is longer than a line can be. */
  readonly kind: Extract<Piece['kind'], 'line' | 'blank' | 'message' | 'fragment'>;
  readonly length: number;
  /** A line without line ends inside. */
  readonly isOneLine: boolean;
  /** Name of the unsolicited result code, if it is one. */
  readonly urc: string | null;
  /** The result of a command that was sent before this opening of the port. */
  readonly isEarlier: boolean;
}

/** Splits received bytes into lines and messages for display, and does not wait for an end that never arrives. */
export interface PieceReader {
  push(bytes: Uint8Array): void;
  /** Emits the remaining bytes. Nothing is emitted afterwards. */
  end(): void;
}

/** A prompt has no line end, and reads of one line arrived up to 50 ms apart (docs/at-dialect.md §2). */
const quietMs = 200;
/** The same as the engine's `messageStallMs`. */
const messageStallMs = 2_000;

/** Without an engine it is not known whether a query is open, so a line that could be its answer has no name. */
const urcNameOf = (line: string): string | null => {
  const urc = recogniseUrc(line);
  return urc && !urc.answersToo ? urc.name : null;
};

/** Half of all pieces are one of a few blank lines. */
const blanks: ReadPiece[] = [];
const blankOf = (length: number): ReadPiece => {
  const known = blanks[length];
  if (known !== undefined) return known;
  const blank: ReadPiece = { kind: 'blank', length, isOneLine: false, urc: null, isEarlier: false };
  if (length <= 16) blanks[length] = blank;
  return blank;
};

/** Without an engine there are no prompts and no data blocks. */
const readPieceOf = (piece: Piece, isEarlier: (line: string) => boolean): ReadPiece => {
  const { kind, length } = piece;
  if (kind === 'blank') return blankOf(length);
  if (kind === 'line')
    return { kind, length, isOneLine: true, urc: urcNameOf(piece.text), isEarlier: isEarlier(piece.text) };
  const isLinkData = kind === 'link-data';
  return {
    kind: isLinkData ? 'line' : kind === 'prompt' || kind === 'data' ? 'fragment' : kind,
    length,
    isOneLine: false,
    urc: isLinkData ? urcNameOf(piece.header) : null,
    isEarlier: isLinkData && isEarlier(piece.header),
  };
};

export interface PieceReaderOptions {
  readonly clock: Clock;
  /** Called for each line, without its line end. */
  readonly isEarlier: (line: string) => boolean;
  /** All pieces that one read has completed, which are never none. */
  readonly onPieces: (pieces: readonly ReadPiece[]) => void;
}

export const createPieceReader = ({ clock, isEarlier, onPieces }: PieceReaderOptions): PieceReader => {
  let framer = emptyFramer;
  let cancelQuiet: Undo = () => undefined;
  let isEnded = false;

  const cutAll = (pieces: ReadPiece[]): void => {
    for (let cut = takePiece(framer, noHints); cut; cut = takePiece(framer, noHints)) {
      framer = cut.state;
      pieces.push(readPieceOf(cut.piece, isEarlier));
    }
    if (pieces.length > 0) onPieces(pieces);
  };
  const flush = (): void => {
    const cut = flushPending(framer);
    if (cut) framer = cut.state;
    cutAll(cut ? [readPieceOf(cut.piece, isEarlier)] : []);
    if (pendingBytesOf(framer) > 0) cancelQuiet = clock.after(quietMs, flush);
  };
  return {
    push: (bytes) => {
      if (isEnded) return;
      cancelQuiet();
      framer = append(framer, bytes);
      cutAll([]);
      if (pendingBytesOf(framer) === 0) return;
      cancelQuiet = clock.after(isInsideMessage(framer) ? messageStallMs : quietMs, flush);
    },
    end: () => {
      isEnded = true;
      while (pendingBytesOf(framer) > 0) flush();
      cancelQuiet();
    },
  };
};
