import { z } from 'zod';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { latin1Of } from '../framer/latin1.ts';
import { type CutPiece, readCuts } from './cuts.ts';
import { readLine, type TrafficEntry, trafficEntryOf } from './read-recording.ts';

type Direction = TrafficPiece['direction'];
type Positions = Readonly<Record<Direction, number>>;

/** Where reading can begin so that no piece from a certain one on is missed. */
export interface ReadingPlace {
  /** Of the first line to read, in the file. */
  readonly offset: number;
  /** Of the first bytes of each direction from there on. */
  readonly positions: Positions;
  /** Cuts before this offset belong to earlier pieces. */
  readonly cutsFrom: number;
}

export const fileStart: ReadingPlace = { offset: 0, positions: { sent: 0, received: 0 }, cutsFrom: 0 };

/** Bytes of one entry that no cut has taken yet. Decoded when the first piece of them is read. */
interface Part {
  readonly position: number;
  readonly end: number;
  readonly entry: TrafficEntry;
  bytes: Uint8Array | null;
  readonly offset: number;
  /** The positions of both directions at the beginning of the entry. */
  readonly before: Positions;
}

const count = z.number().int().nonnegative();
const gapSchema = z.object({ to: z.object({ sentBytes: count, receivedBytes: count }) });

/** Begins a line that is in no file: cuts that were found by `derived-cuts.ts`. */
export const derivedCutsMark = '\u0001';

const derivedCutsByte = derivedCutsMark.charCodeAt(0);

/** Cuts follow their bytes within a moment, so more than this has none. */
const longestWaitBytes = 4 * 1024 * 1024;

/**
 * Puts the pieces of a recording together again, from its lines in their order: bytes, and the cuts that follow them. A piece whose bytes or cut
 * are not in the file is left out.
 *
 * `readsBytes`: false for a scan that needs no bytes; its pieces have none.
 */
export class RecordedPieces {
  private readonly parts: Record<Direction, Part[]> = { sent: [], received: [] };
  private positions: Positions;
  private readonly cutsFrom: number;
  private waitingBytes = 0;
  private nextEntry = 0;

  private readonly readsBytes: boolean;

  constructor(place: ReadingPlace = fileStart, readsBytes = true) {
    this.positions = place.positions;
    this.cutsFrom = place.cutsFrom;
    this.readsBytes = readsBytes;
  }

  /** `line`: without its line end. `offset`: its place in the file. */
  take(line: Uint8Array, offset: number): readonly TrafficPiece[] {
    if (line[0] === derivedCutsByte) {
      return offset >= this.cutsFrom ? this.cut(readCuts(latin1Of(line.subarray(1))) ?? []) : [];
    }
    const traffic = trafficEntryOf(line);
    const read = traffic ?? readLine(line);
    if (read === null) return [];
    if (read.kind === 'header') {
      const { continues } = read;
      this.restart(continues && { sent: continues.sentBytes, received: continues.receivedBytes });
      return [];
    }
    // A write that failed half-way is repeated as a whole.
    if (read.seq < this.nextEntry) return [];
    this.nextEntry = read.seq + 1;
    if (traffic) this.addBytes(traffic, offset);
    else if (read.kind === 'mark') this.skipGap(read.facts);
    else if (read.kind === 'cuts' && offset >= this.cutsFrom) return this.cut(readCuts(read.text) ?? []);
    return [];
  }

  /** Where to begin for the pieces after those that were returned. `nextOffset`: of the next line. */
  placeOfNext(nextOffset: number): ReadingPlace {
    const [sent, received] = [this.parts.sent[0], this.parts.received[0]];
    const oldest = sent && received ? (sent.offset < received.offset ? sent : received) : (sent ?? received);
    if (!oldest) return { offset: nextOffset, positions: this.positions, cutsFrom: nextOffset };
    return { offset: oldest.offset, positions: oldest.before, cutsFrom: nextOffset };
  }

  /**
   * Another part begins. Its bytes are counted from 0; those of a further file continue where the file before it ended, so a piece may lie in both.
   */
  private restart(goesOnAt: Positions | null): void {
    this.nextEntry = 0;
    const { sent, received } = this.positions;
    if (goesOnAt?.sent === sent && goesOnAt.received === received) return;
    for (const direction of ['sent', 'received'] as const) this.parts[direction].length = 0;
    this.positions = goesOnAt ?? { sent: 0, received: 0 };
    this.waitingBytes = 0;
  }

  private addBytes(entry: TrafficEntry, offset: number): void {
    const before = this.positions;
    const { kind, lengthBytes } = entry;
    const position = before[kind];
    const end = position + lengthBytes;
    this.parts[kind].push({ position, end, entry, bytes: null, offset, before });
    this.positions = { ...before, [kind]: end };
    this.waitingBytes += lengthBytes;
    if (this.waitingBytes > longestWaitBytes) {
      for (const of of ['sent', 'received'] as const) this.dropBefore(of, this.positions[of]);
    }
  }

  private skipGap(facts: Readonly<Record<string, unknown>>): void {
    const gap = gapSchema.safeParse(facts);
    if (!gap.success) return;
    const { sentBytes, receivedBytes } = gap.data.to;
    this.positions = { sent: sentBytes, received: receivedBytes };
  }

  private cut(pieces: readonly CutPiece[]): readonly TrafficPiece[] {
    const found: TrafficPiece[] = [];
    for (const piece of pieces) {
      const { direction, length, position, ownBytes, sequence, atMs, owner, commandId, name, port } = piece;
      const bytes = position === null ? ownBytes : this.bytesAt(direction, position, length);
      if (position !== null) this.dropBefore(direction, position + length);
      // A literal of fixed shape: this runs for every line of a recording.
      if (bytes) found.push({ sequence, atMs, direction, owner, commandId, name, bytes, isRecorded: true, port });
    }
    return found;
  }

  /** `null`: not in the file, or damaged. */
  private bytesAt(direction: Direction, position: number, length: number): Uint8Array | null {
    const end = position + length;
    if (length === 0) return nothing;
    const whole = this.parts[direction][0];
    if (whole && whole.position <= position && end <= whole.end) {
      if (!this.readsBytes) return nothing;
      return bytesOf(whole)?.subarray(position - whole.position, end - whole.position) ?? null;
    }
    const parts = this.parts[direction].filter((part) => part.end > position && part.position < end);
    const [first] = parts;
    if (!first || first.position > position || (parts.at(-1)?.end ?? 0) < end) return null;
    // An edited file may claim any length.
    if (parts.reduce((sum, part) => sum + part.end - part.position, 0) < length) return null;
    if (!this.readsBytes) return nothing;
    if (parts.length === 1) return bytesOf(first)?.subarray(position - first.position, end - first.position) ?? null;
    const bytes = new Uint8Array(length);
    let filled = 0;
    for (const part of parts) {
      // A part is missing in between, or damaged.
      if (part.position > position + filled) return null;
      const from = position + filled - part.position;
      const taken = bytesOf(part)?.subarray(from, from + length - filled);
      if (!taken) return null;
      bytes.set(taken, filled);
      filled += taken.length;
    }
    return filled === length ? bytes : null;
  }

  private dropBefore(direction: Direction, position: number): void {
    const parts = this.parts[direction];
    let count = 0;
    for (let part = parts[0]; part && part.end <= position; part = parts[count]) {
      this.waitingBytes -= part.end - part.position;
      count += 1;
    }
    if (count > 0) parts.splice(0, count);
  }
}

const nothing = new Uint8Array(0);

const bytesOf = (part: Part): Uint8Array | null => {
  part.bytes ??= part.entry.decode();
  return part.bytes;
};
