import { unescapeMessage } from '../../shared/at/message-escapes.ts';
import { joinBytes } from '../../shared/join-bytes.ts';
import type { AnswerTime } from '../../shared/recordings/answer-times.ts';
import { measuredIn } from '../../shared/series/measures.ts';
import type { TimeGap } from '../../shared/series/series.ts';
import { type KeptSeries, type SeriesPlace, SeriesSet } from '../../shared/series/series-set.ts';
import { TimeGaps } from '../../shared/series/time-gaps.ts';
import type { TrafficOwner, TrafficPiece } from '../../shared/traffic.ts';
import { latin1Of } from '../framer/latin1.ts';
import { bytesOfHexForm, hexFormBytes, payloadFormOf, readMessageHeader } from '../framer/message-header.ts';

/** What is needed to continue later: plain data. A message that is in the file in part only is not kept. */
export interface KeptRecordedSeries {
  readonly series: KeptSeries;
  readonly gaps: readonly TimeGap[];
  readonly lastMs: number | null;
  readonly closedMs: number | null;
  readonly next: number | null;
}

/** No line with a measured value is longer. */
const longestMeasureBytes = 200;
const longestMessageBytes = 70_000;
/** Lines of the module; not what it repeats, and not the contents of files. */
const carriesValues: ReadonlySet<TrafficOwner> = new Set(['answer', 'urc', 'late', 'unclaimed', 'second-phase']);
const endsOpening: ReadonlySet<string> = new Set(['lost', 'slept', 'closed']);

/** Follows the pieces of a recording: the values in its lines and messages, and when nothing was recorded. */
export class RecordedSeries {
  readonly set = new SeriesSet();
  readonly gaps = new TimeGaps();
  /** Received bytes whose line continues in the next piece. */
  private open: Uint8Array[] = [];
  private openBytes = 0;
  /** Of the first of them. */
  private openAt: SeriesPlace | null = null;
  private publishing: Publishing | null = null;
  private lastMs: number | null = null;
  private closedMs: number | null = null;
  /** The sequence number of the next piece. */
  private next: number | null = null;

  take(piece: TrafficPiece): void {
    this.noteGap(piece);
    const { direction, owner, bytes, port = 0, atMs, sequence } = piece;
    const place = { port, atMs, sequence };
    if (direction === 'sent') return this.takeSent(piece, place);
    if (owner === 'unfinished') return this.hold(bytes, place);
    // A line whose text came first ends with an empty one.
    if (owner !== 'message' && !carriesValues.has(owner) && (owner !== 'blank' || this.openBytes === 0)) {
      return this.release();
    }
    const begin = this.openAt ?? place;
    const whole = this.joined(bytes);
    if (owner === 'message' || isMessage(whole)) this.received(whole, begin);
    else if (mayMeasure(whole)) this.measured(latin1Of(whole), begin);
  }

  answered({ name, ms, atMs, sequence }: AnswerTime, port: number): void {
    this.set.answered(name, ms, { port, atMs, sequence });
  }

  keep(): KeptRecordedSeries {
    const { lastMs, closedMs, next } = this;
    return { series: this.set.keep(), gaps: this.gaps.all(), lastMs, closedMs, next };
  }

  resumeFrom({ series, gaps, lastMs, closedMs, next }: KeptRecordedSeries): void {
    this.set.resumeFrom(series);
    this.gaps.resumeFrom(gaps);
    [this.lastMs, this.closedMs, this.next] = [lastMs, closedMs, next];
  }

  /** Between two openings, and where numbers are missing. */
  private noteGap({ owner, name, atMs, sequence }: TrafficPiece): void {
    const { lastMs, closedMs, next } = this;
    const isEnd = owner === 'divider' && endsOpening.has(name);
    if (isEnd) this.closedMs = closedMs ?? atMs;
    else if (owner !== 'divider' || name === 'opened') {
      const fromMs = closedMs ?? (name === 'opened' && owner === 'divider' ? lastMs : null);
      if (fromMs !== null) this.gaps.add({ fromMs, toMs: atMs, kind: 'closed' });
      else if (next !== null && sequence > next && lastMs !== null) {
        this.gaps.add({ fromMs: lastMs, toMs: atMs, kind: 'missing' });
      }
      this.closedMs = null;
    }
    this.lastMs = atMs;
    this.next = sequence + 1;
  }

  private hold(bytes: Uint8Array, place: SeriesPlace): void {
    if (this.openBytes + bytes.length > longestMessageBytes) return this.release();
    this.openAt ??= place;
    this.open.push(bytes);
    this.openBytes += bytes.length;
  }

  private release(): void {
    if (this.openBytes > 0) [this.open, this.openBytes, this.openAt] = [[], 0, null];
  }

  private joined(bytes: Uint8Array): Uint8Array {
    if (this.openBytes === 0) return bytes;
    const whole = joinBytes([...this.open, bytes]);
    this.release();
    return whole;
  }

  private measured(line: string, place: SeriesPlace): void {
    for (const { measure, value } of measuredIn(line)) this.set.measured(measure, value, place);
  }

  private received(piece: Uint8Array, place: SeriesPlace): void {
    const bytes = piece.subarray(startOf(piece));
    const header = readMessageHeader(bytes);
    if (header === null) return;
    const { headerBytes, topic, payloadBytes } = header;
    const isHex = payloadFormOf(bytes, header) === 'hex';
    const payload = isHex
      ? bytesOfHexForm(bytes.subarray(headerBytes, headerBytes + hexFormBytes(payloadBytes)))
      : bytes.subarray(headerBytes, headerBytes + payloadBytes);
    this.set.message('received', textOf(topic), textOf(payload), place);
  }

  private takeSent({ owner, bytes, commandId }: TrafficPiece, place: SeriesPlace): void {
    if (owner === 'command' || owner === 'raw') {
      const publish = publishOf(bytes);
      if (publish === null) return;
      if (publish.text !== null) this.set.message('sent', publish.topic, textOf(unescapeMessage(publish.text)), place);
      else this.publishing = { ...publish, commandId, place, bytes: [], size: 0 };
      return;
    }
    const { publishing } = this;
    if (owner !== 'payload' || publishing === null || publishing.commandId !== commandId) return;
    publishing.bytes.push(bytes);
    publishing.size += bytes.length;
    if (publishing.size < publishing.length && publishing.size < longestMessageBytes) return;
    this.set.message('sent', publishing.topic, textOf(joinBytes(publishing.bytes)), publishing.place);
    this.publishing = null;
  }
}

/** A message whose payload follows a prompt (docs/at-dialect.md §9.6). */
interface Publishing {
  readonly topic: string;
  /** 0: not given; the payload is then what is written first. */
  readonly length: number;
  readonly commandId: number;
  readonly place: SeriesPlace;
  readonly bytes: Uint8Array[];
  size: number;
}

const [plus, star] = [0x2b, 0x2a];

/** Of the bytes after the line end in front of them. */
const startOf = (bytes: Uint8Array): number => {
  let at = 0;
  while (at < bytes.length && (bytes[at] === 0x0d || bytes[at] === 0x0a)) at += 1;
  return at;
};

/** `+C`, `*C`: all lines of the table of measures. A recording has millions of other lines. */
const mayMeasure = (bytes: Uint8Array): boolean => {
  if (bytes.length > longestMeasureBytes) return false;
  const start = startOf(bytes);
  return (bytes[start] === plus || bytes[start] === star) && bytes[start + 1] === 0x43;
};

/** `+MS`: a message may have another owner in logs of other programs. */
const isMessage = (bytes: Uint8Array): boolean => {
  const start = startOf(bytes);
  return bytes[start] === plus && bytes[start + 1] === 0x4d && bytes[start + 2] === 0x53;
};

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** `AT+MPUB=<topic>,<qos>,<retain>,"<message>"` and `AT+MPUBEX=<topic>,<qos>,<retain>[,<length>]` (docs/at-dialect.md §9.5, §9.6). */
const publishShape =
  /^\s*AT\+MPUB(EX)?=\s*"?([^",\r\n]{1,1000})"?\s*,\s*\d\s*,\s*\d\s*(?:,\s*(?:"(.*)"|(\d{1,5})))?\s*$/is;

/** `M` `P` at their place: most commands publish nothing. */
const mayPublish = (bytes: Uint8Array): boolean =>
  ((bytes[3] ?? 0) | 0x20) === 0x6d && ((bytes[4] ?? 0) | 0x20) === 0x70;

const publishOf = (
  line: Uint8Array,
): { readonly topic: string; readonly text: string | null; readonly length: number } | null => {
  if (!mayPublish(line) || line.length > longestMessageBytes) return null;
  const [, binary, topic, text, length] = publishShape.exec(textOf(line)) ?? [];
  if (topic === undefined) return null;
  if (binary !== undefined) return { topic, text: null, length: Number(length ?? 0) };
  return text === undefined ? null : { topic, text, length: 0 };
};
