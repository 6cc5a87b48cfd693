import { chunkPieces, isOpenAfter, lineStartOf } from '../../shared/line-starts.ts';
import { type LineCounts, noLines, pieceClassOf } from '../../shared/lines/traffic-lines.ts';
import { AnswerTimes, type CommandAnswers, type KeptAnswerTimes } from '../../shared/recordings/answer-times.ts';
import { type KeptFailures, type SeenFailure, SeenFailures } from '../../shared/recordings/seen-failures.ts';
import { type KeptTimeline, type Timeline, TimelineCounts } from '../../shared/recordings/timeline.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { latin1Of } from '../framer/latin1.ts';
import { readEvent } from './read-recording.ts';
import { type KeptRecordedSeries, RecordedSeries } from './recorded-series.ts';

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
  /** The first ones, in their order. */
  readonly failures: readonly SeenFailure[];
  /** Of all. */
  readonly failureCount: number;
}

/** What is needed to continue where a survey has ended: plain data. */
export interface KeptSurvey {
  readonly state: SurveyCounters;
  readonly before: readonly number[];
  readonly timeline: KeptTimeline;
  readonly times: KeptAnswerTimes;
  readonly series: KeptRecordedSeries;
  readonly events: readonly RecordedEvent[];
  readonly failures: KeptFailures;
}

interface SurveyCounters {
  lines: number;
  isOpen: boolean;
  /** 0: none. */
  port: number;
  pieces: number;
  firstSequence: number;
  firstAtMs: number | null;
  lastAtMs: number | null;
  startedAtMs: number;
  counts: Record<keyof LineCounts, number>;
}

const eventLimit = 5_000;
const kinds: ReadonlySet<string> = new Set([
  ...['opened', 'closed', 'restarted', 'step', 'connection', 'module', 'run', 'sequence', 'imported'],
]);

/** Follows a recording line by line, in the order of the file. */
export class RecordingSurvey {
  private readonly state: SurveyCounters = {
    ...{ lines: 0, isOpen: false, port: 0, pieces: 0, firstSequence: 0, firstAtMs: null, lastAtMs: null },
    ...{ startedAtMs: 0, counts: { ...noLines } },
  };
  private readonly before: number[] = [];
  private readonly timeline = new TimelineCounts();
  private readonly times = new AnswerTimes();
  readonly series = new RecordedSeries();
  private readonly seen = new SeenFailures();
  private events: RecordedEvent[] = [];

  take(piece: TrafficPiece): void {
    const { state } = this;
    const { atMs, port = 0 } = piece;
    if (state.pieces === 0) state.firstSequence = piece.sequence;
    this.noteChunks(piece.sequence);
    state.pieces += 1;
    const start = lineStartOf(piece, state.isOpen && port === state.port);
    state.isOpen = isOpenAfter(piece, start, state.isOpen);
    state.firstAtMs ??= atMs;
    state.lastAtMs = Math.max(state.lastAtMs ?? atMs, atMs);
    this.follow(piece);
    this.series.take(piece);
    if (start !== 'begins') return;
    state.lines += 1;
    state.port = port;
    const of = pieceClassOf(piece);
    if (of === null) return;
    state.counts[of] += 1;
    this.timeline.add(atMs, of);
  }

  /** A line of the file that has no bytes and no cuts: a header or a fact. */
  takeLine(line: Uint8Array): void {
    const read = readEvent(line);
    if (read === null) return;
    if (read.kind === 'header') {
      this.state.startedAtMs = Date.parse(read.startedAt);
      return;
    }
    if (!kinds.has(read.event)) return;
    const atMs = this.state.startedAtMs + read.timeUs / 1_000;
    this.events.push({ atMs, kind: read.event, facts: read.facts });
    if (read.event === 'step') this.seen.takeStep(read.facts, atMs);
    if (this.events.length > 2 * eventLimit) this.events = this.events.slice(-eventLimit);
  }

  facts(): RecordingFacts {
    const { lines, counts, firstAtMs, lastAtMs } = this.state;
    return { lines, counts: { ...counts }, firstAtMs, lastAtMs };
  }

  keep(): KeptSurvey {
    const { state, before, events } = this;
    return {
      state,
      before,
      timeline: this.timeline.keep(),
      times: this.times.keep(),
      series: this.series.keep(),
      events: events.slice(-eventLimit),
      failures: this.seen.keep(),
    };
  }

  resumeFrom({ state, before, timeline, times, series, events, failures }: KeptSurvey): void {
    Object.assign(this.state, state);
    this.before.push(...before);
    this.timeline.resumeFrom(timeline);
    this.times.resumeFrom(times);
    this.series.resumeFrom(series);
    this.events = [...events];
    this.seen.resumeFrom(failures);
  }

  details(): RecordingDetails {
    const { failures, count } = this.seen.result();
    return { answers: this.times.result(), events: this.events.slice(-eventLimit), failures, failureCount: count };
  }

  window(fromMs: number, toMs: number, parts: number): Timeline {
    return this.timeline.window(fromMs, toMs, parts);
  }

  /** The number of lines before a piece whose sequence number is a multiple of `chunkPieces`; `null` for others, and for those not read yet. */
  linesBefore(sequence: number): number | null {
    if (sequence % chunkPieces !== 0) return null;
    const index = sequence / chunkPieces;
    if (sequence <= this.state.firstSequence) return 0;
    return this.before[index] ?? null;
  }

  /** Pieces that are missing in the file leave out numbers. */
  private noteChunks(sequence: number): void {
    const index = Math.ceil(sequence / chunkPieces);
    // An edited file may claim any number, also again and again.
    if (index - this.state.pieces / chunkPieces > 1_000_000) return;
    while (this.before.length < index) this.before.push(this.state.lines);
    if (sequence % chunkPieces === 0) this.before[index] ??= this.state.lines;
  }

  private follow(piece: TrafficPiece): void {
    const { owner, commandId, bytes, atMs, sequence, port } = piece;
    const text = latin1Of(bytes);
    // The lines of several ports are not those of one.
    if (port === undefined) this.seen.take(piece, text);
    if (commandId === 0) return;
    if (owner === 'command') this.times.sent(commandId, text, atMs, sequence);
    if (owner !== 'final') return;
    const answer = this.times.ended(commandId, pieceClassOf(piece) === 'error', atMs);
    if (answer !== null) this.series.answered(answer, port ?? 0);
  }
}
