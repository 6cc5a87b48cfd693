import type { ReceivedBytes } from './received-bytes.ts';

/** A range of received bytes. `bytes` is made when it is asked for: of most pieces only the length is needed. */
export class ByteRange {
  readonly length: number;
  private readonly received: ReceivedBytes;
  private readonly start: number;

  constructor(received: ReceivedBytes, start: number, end: number) {
    this.received = received;
    this.start = start;
    this.length = end - start;
  }

  get bytes(): Uint8Array {
    return this.received.slice(this.start, this.start + this.length);
  }
}

/**
 * `line`: with its line end. `fragment`: part of a line longer than `longestLineBytes`, or a remainder whose line end never arrived.
 * `text` is Latin-1, without the line end and without blanks at both ends; that of a line is never empty.
 */
export class TextPiece extends ByteRange {
  readonly kind: 'line' | 'fragment';
  readonly text: string;

  constructor(kind: 'line' | 'fragment', text: string, received: ReceivedBytes, start: number, end: number) {
    super(received, start, end);
    this.kind = kind;
    this.text = text;
  }
}

/**
 * `blank`: line ends and blanks only. `prompt`: the byte `>` at the start of a line while a command expects it. `data`: the counted block that a
 * command requested (FSREAD), or a part of the block that an answer line announced (HTTPREAD).
 */
export class PlainPiece extends ByteRange {
  readonly kind: 'blank' | 'prompt' | 'data';

  constructor(kind: PlainPiece['kind'], received: ReceivedBytes, start: number, end: number) {
    super(received, start, end);
    this.kind = kind;
  }
}

/** `+MSUB: "topic",N byte,` and its N bytes, or their hex digits in quotes. `payload` has the bytes. `complete` is false when the payload stopped arriving. */
export interface MessagePiece {
  readonly kind: 'message';
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly topic: Uint8Array;
  readonly payload: Uint8Array;
  readonly declaredBytes: number;
  readonly complete: boolean;
}

/** `+IPD,4:` or `+RECEIVE,0,4:` with the bytes that arrived on the connection. `header` is the text in front of them. */
export interface LinkDataPiece {
  readonly kind: 'link-data';
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly header: string;
}

/** The pieces that the framer cuts incoming bytes into. `bytes` of all pieces, concatenated, are exactly the bytes received. */
export type Piece = TextPiece | PlainPiece | MessagePiece | LinkDataPiece;

/** What may arrive because of the command in flight or in data mode. All are off otherwise. */
export interface FramerHints {
  /** A `>` at the start of a line is a prompt. */
  readonly prompt: boolean;
  /** The answer contains a block of this size, after the echo and one line end. */
  readonly data: { readonly sizeBytes: number; readonly echo: Uint8Array } | null;
  /** An answer line has announced this number of bytes, that are not cut yet. Default: none. */
  readonly blockBytes?: number;
  /** Nothing is counted: the bytes come from the other side of a connection, whatever they look like. Default: false. */
  readonly linesOnly?: boolean;
}

export const noHints: FramerHints = { prompt: false, data: null };
