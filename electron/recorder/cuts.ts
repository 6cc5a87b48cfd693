import { type TrafficPiece, trafficOwners } from '../../shared/traffic.ts';

/**
 * How the bytes of a recording were shown: the pieces that they were cut into, each with its owner. One entry of the recording has the cuts of
 * some pieces that follow each other. The bytes are in the other entries, so a piece has only their place.
 *
 * The text is a list of words. `#12` the sequence number of the next piece, `@1764500000123.5` its time, `r120`, `s40` the place of its bytes in
 * the received or sent bytes of this part of the file: each only where it does not follow from the piece before. Then the piece: the number of
 * its owner with its flags, its length, its command and its name, separated by `.`. A piece that was never on the line, such as a
 * divider, has its own bytes behind `=`, in Base64.
 */
export interface CutPiece extends Omit<TrafficPiece, 'bytes'> {
  readonly length: number;
  /** Of its first byte, among all bytes of its direction in this part of the recording. `null`: it was never on the line. */
  readonly position: number | null;
  /** The bytes of a piece that was never on the line. */
  readonly ownBytes: Uint8Array | null;
}

const notRecordedFlag = 1;
const ownersStep = 2;

/** The next values, if no word says otherwise. */
interface Following {
  sequence: number;
  atMs: number;
  direction: TrafficPiece['direction'];
  readonly positions: { sent: number; received: number };
}

const nothingBefore = (): Following => ({
  sequence: 0,
  atMs: 0,
  direction: 'received',
  positions: { sent: -1, received: -1 },
});

const noWords = /[.\s%=]/g;
const wordOf = (name: string): string => name.replace(noWords, (sign) => encodeURIComponent(sign).replace('.', '%2E'));

/** Builds the text of an entry from pieces in their order. Empty without pieces. */
export class CutWriter {
  private text = '';
  private following = nothingBefore();

  add(piece: CutPiece): void {
    const { following } = this;
    const { positions } = following;
    let text = '';
    if (this.text === '' || piece.sequence !== following.sequence) text += ` #${piece.sequence}`;
    if (this.text === '' || piece.atMs !== following.atMs) text += ` @${Math.round(piece.atMs * 1000) / 1000}`;
    const { direction, position, length, commandId } = piece;
    if (position !== null && (direction !== following.direction || position !== positions[direction])) {
      text += ` ${direction === 'sent' ? 's' : 'r'}${position}`;
    } else if (position === null && direction !== following.direction) {
      text += direction === 'sent' ? ' s' : ' r';
    }
    text += ` ${trafficOwners.indexOf(piece.owner) * ownersStep + (piece.isRecorded ? 0 : notRecordedFlag)}.${length}`;
    if (commandId !== 0 || piece.name !== '') text += `.${commandId}`;
    if (piece.name !== '') text += `.${wordOf(piece.name)}`;
    if (piece.ownBytes) text += `=${Buffer.from(piece.ownBytes).toString('base64')}`;
    this.text += text;
    following.sequence = piece.sequence + 1;
    following.atMs = piece.atMs;
    following.direction = direction;
    if (position !== null) positions[direction] = position + length;
  }

  get isEmpty(): boolean {
    return this.text === '';
  }

  /** In characters, which are bytes. */
  get length(): number {
    return this.text.length;
  }

  /** The text of the entry. The next piece begins another one. */
  take(): string {
    const text = this.text.slice(1);
    this.text = '';
    this.following = nothingBefore();
    return text;
  }
}

const countOf = (digits: string): number | null => {
  const count = /^\d{1,15}$/.test(digits) ? Number(digits) : null;
  return count !== null && Number.isSafeInteger(count) ? count : null;
};

const pieceWord = /^(\d{1,3})\.(\d{1,9})(?:\.(\d{1,10}))?(?:\.([^\s.=]*))?(?:=([\d+/=A-Za-z]*))?$/;

/** `null`: not the text of an entry. */
export const readCuts = (text: string): readonly CutPiece[] | null => {
  const following = nothingBefore();
  const pieces: CutPiece[] = [];
  for (const word of text.split(' ')) {
    if (!takeWord(word, following, pieces)) return null;
  }
  return pieces;
};

const takeWord = (word: string, following: Following, pieces: CutPiece[]): boolean => {
  const rest = word.slice(1);
  switch (word[0]) {
    case '#': {
      const sequence = countOf(rest);
      if (sequence !== null) following.sequence = sequence;
      return sequence !== null;
    }
    case '@': {
      const atMs = /^\d+(?:\.\d{1,3})?$/.test(rest) ? Number(rest) : Number.NaN;
      if (Number.isFinite(atMs)) following.atMs = atMs;
      return Number.isFinite(atMs);
    }
    case 'r':
    case 's': {
      following.direction = word[0] === 's' ? 'sent' : 'received';
      if (rest === '') return true;
      const position = countOf(rest);
      if (position !== null) following.positions[following.direction] = position;
      return position !== null;
    }
    default: {
      const piece = pieceOf(word, following);
      if (piece) pieces.push(piece);
      return piece !== null;
    }
  }
};

const pieceOf = (word: string, following: Following): CutPiece | null => {
  const match = pieceWord.exec(word);
  if (!match) return null;
  const [, code = '', digits = '', command = '0', name = '', base64] = match;
  const number = Number(code);
  const owner = trafficOwners[Math.floor(number / ownersStep)];
  const { direction, positions, sequence, atMs } = following;
  const length = Number(digits);
  const ownBytes = base64 === undefined ? null : bytesOf(base64);
  const position = ownBytes === null ? positions[direction] : null;
  if (owner === undefined || (position !== null && position < 0) || (ownBytes && ownBytes.length !== length))
    return null;
  if (position !== null) positions[direction] = position + length;
  following.sequence = sequence + 1;
  return {
    ...{ sequence, atMs, direction, owner, commandId: Number(command), name: nameOf(name), length, position, ownBytes },
    isRecorded: number % ownersStep === 0,
  };
};

/** Anything that is not Base64 has another length than the word says. */
const bytesOf = (base64: string): Uint8Array => {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? Uint8Array.from(bytes) : new Uint8Array(0);
};

const nameOf = (word: string): string => {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
};
