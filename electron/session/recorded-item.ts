import type { SecretSpan } from '../at/command-line.ts';
import type { TrafficItem } from '../at/engine.ts';
import type { WrittenPart } from './cut-stream.ts';

/** A piece as it is in the recording, secrets masked. */
export interface RecordedItem extends TrafficItem {
  /** False: the disk refuses writes. */
  readonly isRecorded: boolean;
  /** Of its first byte, among all bytes of its direction in this part of the recording. */
  readonly position: number;
  /** Number of its first bytes that were emitted before, as unfinished. */
  readonly shownBytes: number;
  /** Latin-1, without blanks and line ends at both ends. */
  readonly text: string;
  /** Its last byte is a line end. */
  readonly endsLine: boolean;
}

/** Recorded bytes of pieces that follow each other. They are decoded once, when the text of one of them is read. */
export class RecordedBytes {
  readonly bytes: Uint8Array;
  readonly isRecorded: boolean;
  readonly position: number;
  private latin1: string | null = null;

  constructor({ bytes, isRecorded, position }: WrittenPart) {
    this.bytes = bytes;
    this.isRecorded = isRecorded;
    this.position = position;
  }

  text(start: number, end: number): string {
    this.latin1 ??= Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length).toString('latin1');
    return this.latin1.slice(start, end).trim();
  }

  /** The text is not needed any more: pieces that are kept for later must not keep it. */
  forgetText(): void {
    this.latin1 = null;
  }
}

export class RecordedPiece implements RecordedItem {
  readonly sequence: number;
  readonly atMs: number;
  readonly direction: TrafficItem['direction'];
  readonly owner: TrafficItem['owner'];
  readonly length: number;
  readonly secretSpans: readonly SecretSpan[];
  readonly isRecorded: boolean;
  readonly position: number;
  readonly shownBytes: number;
  private readonly source: RecordedBytes;
  private readonly start: number;

  /** The piece begins at `start` of the source. */
  constructor(item: TrafficItem, source: RecordedBytes, start: number, shownBytes: number) {
    this.sequence = item.sequence;
    this.atMs = item.atMs;
    this.direction = item.direction;
    this.owner = item.owner;
    this.length = item.length;
    this.secretSpans = item.secretSpans;
    this.isRecorded = source.isRecorded;
    this.position = source.position + start;
    this.shownBytes = shownBytes;
    this.source = source;
    this.start = start;
  }

  get bytes(): Uint8Array {
    return this.source.bytes.subarray(this.start, this.start + this.length);
  }

  get text(): string {
    return this.source.text(this.start, this.start + this.length);
  }

  get endsLine(): boolean {
    const last = this.source.bytes[this.start + this.length - 1];
    return last === 0x0a || last === 0x0d;
  }
}
