import { type TrafficPiece, trafficOwners } from '../../shared/traffic.ts';

/**
 * How the bytes of a recording were shown: the pieces that they were cut into, each with its owner. One entry of the recording has the cuts of
 * some pieces that follow each other. The bytes are in the other entries, so a piece has only their place.
 *
 * The text is a list of words. `#12` the sequence number of the next piece, `@1764500000123.5` its time, `r120`, `s40` the place of its bytes in
 * the received or sent bytes of this part of the file, `p2` its port in the recording of a merged view: each only where it does not follow from the
 * piece before. Then the piece: the number of
 * its owner with its flags, its length, its command and its name, separated by `.`. A piece that was never on the line, such as a
 * divider, has its own bytes after `=`, in Base64.
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

/** The piece before, and what follows from it. */
interface Before {
  sequence: number;
  atMs: number;
  direction: TrafficPiece['direction'];
  sentTo: number;
  receivedTo: number;
  /** Owner and flags. */
  code: number;
  commandId: number;
  name: string;
  /** 0: none. */
  port: number;
}

const nothingBefore = (): Before => ({
  ...{ sequence: 0, atMs: 0, direction: 'received', sentTo: -1, receivedTo: -1 },
  ...{ code: -1, commandId: 0, name: '', port: 0 },
});

const noWords = /[.\s%=]/g;
const wordOf = (name: string): string =>
  name.replace(noWords, (character) => encodeURIComponent(character).replace('.', '%2E'));

const codes = new Map(trafficOwners.map((owner, index) => [owner, index * ownersStep]));

/** Builds the text of an entry from pieces in their order. Called for each piece of traffic, so it makes no objects. */
export class CutWriter {
  private text = '';
  private before = nothingBefore();

  add(piece: CutPiece): void {
    const { before } = this;
    const { direction, position, length, commandId, name, ownBytes, port = 0 } = piece;
    const isFirst = this.text === '';
    let text = '';
    if (isFirst || piece.sequence !== before.sequence + 1) text += ` #${piece.sequence}`;
    if (isFirst || piece.atMs !== before.atMs) text += ` @${Math.round(piece.atMs * 1000) / 1000}`;
    const isSent = direction === 'sent';
    const end = isSent ? before.sentTo : before.receivedTo;
    if (direction !== before.direction || (position !== null && position !== end)) {
      text += `${isSent ? ' s' : ' r'}${position ?? ''}`;
    }
    if (port !== before.port) text += ` p${port}`;
    const code = (codes.get(piece.owner) ?? 0) + (piece.isRecorded ? 0 : notRecordedFlag);
    if (code === before.code && commandId === before.commandId && name === before.name && ownBytes === null) {
      text += ` ${length}`;
    } else {
      text += ` ${code}.${length}`;
      if (commandId !== 0 || name !== '') text += `.${commandId}`;
      if (name !== '') text += `.${wordOf(name)}`;
      if (ownBytes) text += `=${Buffer.from(ownBytes).toString('base64')}`;
    }
    this.text += text;
    before.sequence = piece.sequence;
    before.atMs = piece.atMs;
    before.direction = direction;
    before.code = code;
    before.commandId = commandId;
    before.name = name;
    before.port = port;
    if (position !== null && isSent) before.sentTo = position + length;
    else if (position !== null) before.receivedTo = position + length;
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
    this.before = nothingBefore();
    return text;
  }
}

/** `null`: not the text of an entry. */
export const readCuts = (text: string): readonly CutPiece[] | null => {
  const before = nothingBefore();
  before.sequence = -1;
  const pieces: CutPiece[] = [];
  for (const word of text.split(' ')) {
    if (!takeWord(word, before, pieces)) return null;
  }
  return pieces;
};

const takeWord = (word: string, before: Before, pieces: CutPiece[]): boolean => {
  const rest = word.slice(1);
  switch (word[0]) {
    case '#': {
      const sequence = countOf(rest);
      if (sequence !== null) before.sequence = sequence - 1;
      return sequence !== null;
    }
    case '@': {
      const atMs = /^\d{1,15}(?:\.\d{1,3})?$/.test(rest) ? Number(rest) : Number.NaN;
      if (Number.isFinite(atMs)) before.atMs = atMs;
      return Number.isFinite(atMs);
    }
    case 'p': {
      const port = countOf(rest);
      if (port !== null) before.port = port;
      return port !== null && port < 256;
    }
    case 'r':
    case 's': {
      before.direction = word[0] === 's' ? 'sent' : 'received';
      if (rest === '') return true;
      const position = countOf(rest);
      if (position === null) return false;
      if (before.direction === 'sent') before.sentTo = position;
      else before.receivedTo = position;
      return true;
    }
    default: {
      const piece = word.includes('.') ? pieceOf(word, before) : samePiece(word, before);
      if (piece) pieces.push(piece);
      return piece !== null;
    }
  }
};

const countOf = (digits: string): number | null => (/^\d{1,15}$/.test(digits) ? Number(digits) : null);

/** Only its length differs from the piece before. */
const samePiece = (word: string, before: Before): CutPiece | null => {
  const length = countOf(word);
  return length === null ? null : nextPiece(before, length, null);
};

const pieceWord = /^(\d{1,3})\.(\d{1,9})(?:\.(\d{1,10}))?(?:\.([^\s.=]*))?(?:=([\d+/=A-Za-z]*))?$/;

const pieceOf = (word: string, before: Before): CutPiece | null => {
  const match = pieceWord.exec(word);
  if (!match) return null;
  const [, code = '', digits = '', command = '0', name = '', base64] = match;
  before.code = Number(code);
  before.commandId = Number(command);
  before.name = nameOf(name);
  const ownBytes = base64 === undefined ? null : bytesOf(base64);
  const length = Number(digits);
  return ownBytes && ownBytes.length !== length ? null : nextPiece(before, length, ownBytes);
};

/** `null`: nothing says who owns it, or where its bytes are. */
const nextPiece = (before: Before, length: number, ownBytes: Uint8Array | null): CutPiece | null => {
  const { direction, code, commandId, name, atMs } = before;
  const port = before.port || undefined;
  const owner = trafficOwners[Math.floor(code / ownersStep)];
  const end = direction === 'sent' ? before.sentTo : before.receivedTo;
  const position = ownBytes === null ? end : null;
  if (owner === undefined || (position !== null && position < 0)) return null;
  before.sequence += 1;
  if (position !== null && direction === 'sent') before.sentTo = position + length;
  else if (position !== null) before.receivedTo = position + length;
  const isRecorded = code % ownersStep === 0;
  const { sequence } = before;
  return { sequence, atMs, direction, owner, commandId, name, isRecorded, port, length, position, ownBytes };
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
