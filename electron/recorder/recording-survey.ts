import { chunkPieces, isOpenAfter, lineStartOf } from '../../shared/line-starts.ts';
import { type LineCounts, noLines, pieceClassOf } from '../../shared/lines/traffic-lines.ts';
import { AnswerTimes, type CommandAnswers } from '../../shared/recordings/answer-times.ts';
import { type Timeline, TimelineCounts } from '../../shared/recordings/timeline.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { latin1Of } from '../framer/latin1.ts';
import { readEvent } from './read-recording.ts';

/** A fact in a recording, with its time. */
export interface RecordedEvent {
  readonly atMs: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What one reading of a recording gathers besides its pieces. */
export interface RecordingFacts {
  readonly lines: number;
  readonly counts: LineCounts;
  /** Of the first and the last piece; `null`: there are none. */
  readonly firstAtMs: number | null;
  readonly lastAtMs: number | null;
}

export interface RecordingDetails {
  readonly answers: readonly CommandAnswers[];
  /** In their order; the newest `eventLimit`. */
  readonly events: readonly RecordedEvent[];
}

const eventLimit = 5_000;
const kinds: ReadonlySet<string> = new Set([
  ...['opened', 'closed', 'restarted', 'step', 'connection', 'module', 'run', 'sequence', 'imported'],
]);

/** Follows a recording line by line, in the order of the file. */
export class RecordingSurvey {
  private lines = 0;
  private isOpen = false;
  private port: number | undefined;
  private pieces = 0;
  private firstSequence = 0;
  private firstAtMs: number | null = null;
  private lastAtMs: number | null = null;
  private startedAtMs = 0;
  private readonly counts: Record<keyof LineCounts, number> = { ...noLines };
  private readonly before: number[] = [];
  private readonly timeline = new TimelineCounts();
  private readonly times = new AnswerTimes();
  private events: RecordedEvent[] = [];

  take(piece: TrafficPiece): void {
    if (this.pieces === 0) this.firstSequence = piece.sequence;
    this.noteChunks(piece.sequence);
    this.pieces += 1;
    const start = lineStartOf(piece, this.isOpen && piece.port === this.port);
    this.isOpen = isOpenAfter(piece, start, this.isOpen);
    this.firstAtMs ??= piece.atMs;
    this.lastAtMs = Math.max(this.lastAtMs ?? piece.atMs, piece.atMs);
    this.follow(piece);
    if (start !== 'begins') return;
    this.lines += 1;
    this.port = piece.port;
    const of = pieceClassOf(piece);
    if (of === null) return;
    this.counts[of] += 1;
    this.timeline.add(piece.atMs, of);
  }

  /** A line of the file that has no bytes and no cuts: a header or a fact. */
  takeLine(line: Uint8Array): void {
    const read = readEvent(line);
    if (read === null) return;
    if (read.kind === 'header') {
      this.startedAtMs = Date.parse(read.startedAt);
      return;
    }
    if (!kinds.has(read.event)) return;
    this.events.push({ atMs: this.startedAtMs + read.timeUs / 1_000, kind: read.event, facts: read.facts });
    if (this.events.length > 2 * eventLimit) this.events = this.events.slice(-eventLimit);
  }

  facts(): RecordingFacts {
    const { lines, counts, firstAtMs, lastAtMs } = this;
    return { lines, counts: { ...counts }, firstAtMs, lastAtMs };
  }

  details(): RecordingDetails {
    return { answers: this.times.result(), events: this.events.slice(-eventLimit) };
  }

  window(fromMs: number, toMs: number, parts: number): Timeline {
    return this.timeline.window(fromMs, toMs, parts);
  }

  /** The number of lines before a piece whose sequence number is a multiple of `chunkPieces`; `null` for others, and for those not read yet. */
  linesBefore(sequence: number): number | null {
    if (sequence % chunkPieces !== 0) return null;
    const index = sequence / chunkPieces;
    if (sequence <= this.firstSequence) return 0;
    return this.before[index] ?? null;
  }

  /** Pieces that are missing in the file leave out numbers. */
  private noteChunks(sequence: number): void {
    const index = Math.ceil(sequence / chunkPieces);
    // An edited file may claim any number.
    if (index - this.before.length > 1_000_000) return;
    while (this.before.length < index) this.before.push(this.lines);
    if (sequence % chunkPieces === 0) this.before[index] ??= this.lines;
  }

  private follow(piece: TrafficPiece): void {
    const { owner, commandId, bytes, atMs, sequence } = piece;
    if (commandId === 0) return;
    if (owner === 'command') this.times.sent(commandId, latin1Of(bytes), atMs, sequence);
    else if (owner === 'final') this.times.ended(commandId, pieceClassOf(piece) === 'error', atMs);
  }
}
