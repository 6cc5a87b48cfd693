import { TextPiece } from '../framer/piece.ts';
import type { SecretSpan } from './command-line.ts';
import type { Owner, PieceBytes, SentOwner } from './engine-state.ts';

/** One piece of traffic with its owner, for the recorder, the terminal and the command line interface. */
export interface TrafficItem {
  readonly sequence: number;
  /** Monotonic, from the injected clock. */
  readonly atMs: number;
  readonly direction: 'sent' | 'received';
  readonly owner: Owner | SentOwner;
  /** Number of bytes. Cheaper than `bytes`, which is made when it is read. */
  readonly length: number;
  readonly bytes: Uint8Array;
  /** Latin-1, of a line without its line end and without blanks at both ends; otherwise undefined. */
  readonly unmaskedText?: string | undefined;
  /** Byte offsets in `bytes` that must not be shown or stored. */
  readonly secretSpans: readonly SecretSpan[];
}

/** What a piece of traffic means beyond its owner. It follows the piece. */
export type TrafficNotice =
  | { readonly notice: 'urc'; readonly name: string; readonly line: string }
  | {
      readonly notice: 'message';
      readonly topic: Uint8Array;
      readonly payload: Uint8Array;
      readonly complete: boolean;
    };

/** Makes the bytes of a received piece when they are read. */
export class PieceTraffic implements TrafficItem {
  readonly sequence: number;
  readonly atMs: number;
  readonly direction: TrafficItem['direction'];
  readonly owner: TrafficItem['owner'];
  readonly length: number;
  readonly secretSpans: readonly SecretSpan[];
  private readonly source: PieceBytes | Uint8Array;

  constructor(
    sequence: number,
    atMs: number,
    direction: TrafficItem['direction'],
    owner: TrafficItem['owner'],
    source: PieceBytes | Uint8Array,
    secretSpans: readonly SecretSpan[],
  ) {
    this.sequence = sequence;
    this.atMs = atMs;
    this.direction = direction;
    this.owner = owner;
    this.length = source.length;
    this.secretSpans = secretSpans;
    this.source = source;
  }

  get unmaskedText(): string | undefined {
    return this.source instanceof TextPiece ? this.source.text : undefined;
  }

  get bytes(): Uint8Array {
    return this.source instanceof Uint8Array ? this.source : this.source.bytes;
  }
}
