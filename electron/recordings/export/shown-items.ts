import type { Outcome } from '../../../shared/outcome.ts';
import type { TrafficPiece } from '../../../shared/traffic.ts';
import { latin1Of } from '../../framer/latin1.ts';
import { RecordedPieces } from '../../recorder/recorded-pieces.ts';
import { createBareOwners } from './bare-owners.ts';
import { bytesOfLine, type RecordingLine } from './recording-lines.ts';

/** What a person sees of a recording, in its order. */
export type ShownItem =
  | { readonly kind: 'piece'; readonly atMs: number; readonly piece: Omit<TrafficPiece, 'atMs'> }
  | { readonly kind: 'part'; readonly atMs: number; readonly address: string }
  | {
      readonly kind: 'event' | 'mark';
      readonly atMs: number;
      readonly name: string;
      readonly facts: Readonly<Record<string, unknown>>;
    };

export type Lines = AsyncIterable<Outcome<readonly RecordingLine[]>>;

/** `hasCuts`: false for a recording that does not say how its bytes were shown; its lines end at line feeds. */
export async function* shownItems(lines: Lines, hasCuts: boolean): AsyncGenerator<Outcome<readonly ShownItem[]>> {
  const reader = new ItemReader(hasCuts);
  for await (const some of lines) {
    if (!some.ok) {
      yield some;
      return;
    }
    const items = some.value.flatMap((line) => reader.take(line));
    if (items.length > 0) yield { ok: true, value: items };
  }
  yield { ok: true, value: reader.end() };
}

const lineFeed = 0x0a;
const longestPiece = 4_096;

class ItemReader {
  private readonly hasCuts: boolean;
  private readonly pieces = new RecordedPieces();
  private readonly owners = createBareOwners();
  private readonly open: Record<'r' | 't', { atMs: number; bytes: Uint8Array } | null> = { r: null, t: null };
  private startedAtMs = 0;
  private offset = 0;

  constructor(hasCuts: boolean) {
    this.hasCuts = hasCuts;
  }

  take(line: RecordingLine): readonly ShownItem[] {
    if (line.kind === 'header') return this.takeHeader(line);
    const atMs = this.startedAtMs + line.head.timeUs / 1_000;
    if (line.kind === 'fact') return [itemOfFact(line.content, line.head.letter, atMs), ...this.takePieces(line)];
    if (this.hasCuts) return this.takePieces(line);
    return line.kind === 'traffic' ? this.takeBytes(line.head.letter === 't' ? 't' : 'r', line.bytes, atMs) : [];
  }

  end(): readonly ShownItem[] {
    const items = [this.closed('t'), this.closed('r')].filter((item) => item !== null);
    return items.sort((a, b) => a.atMs - b.atMs);
  }

  private takeHeader(line: Extract<RecordingLine, { readonly kind: 'header' }>): readonly ShownItem[] {
    const { startedAt, address, continues } = line.header;
    const ended = this.end();
    this.startedAtMs = Date.parse(String(startedAt));
    this.takePieces(line);
    if (continues !== undefined) return ended;
    return [...ended, { kind: 'part', atMs: this.startedAtMs, address: String(address) }];
  }

  private takePieces(line: RecordingLine): readonly ShownItem[] {
    const bytes = bytesOfLine(line);
    const pieces = this.pieces.take(bytes.subarray(0, -1), this.offset);
    this.offset += bytes.length;
    return pieces
      .filter(({ owner }) => owner !== 'unfinished')
      .map(({ atMs, ...piece }): ShownItem => ({ kind: 'piece', atMs, piece }));
  }

  private takeBytes(lane: 'r' | 't', bytes: Uint8Array, atMs: number): readonly ShownItem[] {
    // What was received before is shown before, also a prompt without a line end.
    const prompt = lane === 't' ? this.closed('r') : null;
    const items: ShownItem[] = prompt ? [prompt] : [];
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      if (bytes[at] !== lineFeed && at - start < longestPiece) continue;
      this.extend(lane, bytes.subarray(start, at + 1), atMs);
      const item = this.closed(lane);
      if (item) items.push(item);
      start = at + 1;
    }
    if (start < bytes.length) this.extend(lane, bytes.subarray(start), atMs);
    // Each sent entry is a command of its own.
    const sent = lane === 't' ? this.closed('t') : null;
    return sent ? [...items, sent] : items;
  }

  private extend(lane: 'r' | 't', bytes: Uint8Array, atMs: number): void {
    const open = this.open[lane];
    this.open[lane] = open ? { ...open, bytes: Buffer.concat([open.bytes, bytes]) } : { atMs, bytes };
  }

  private closed(lane: 'r' | 't'): ShownItem | null {
    const open = this.open[lane];
    this.open[lane] = null;
    if (open === null) return null;
    const direction = lane === 't' ? 'sent' : 'received';
    const text = latin1Of(open.bytes);
    const owned = lane === 't' ? this.owners.sent(text) : this.owners.received(text);
    const piece = { sequence: 0, direction, ...owned, name: '', bytes: open.bytes, isRecorded: true } as const;
    return { kind: 'piece', atMs: open.atMs, piece };
  }
}

const itemOfFact = (content: Readonly<Record<string, unknown>>, letter: string, atMs: number): ShownItem => {
  if (letter === 'm') return { kind: 'mark', atMs, name: 'mark', facts: content };
  const { kind, facts } = content;
  const known = typeof facts === 'object' && facts !== null ? (facts as Readonly<Record<string, unknown>>) : {};
  return { kind: 'event', atMs, name: String(kind), facts: known };
};

/** The facts that one line can show: `status=failed error.code=connect/failed`. */
export const factsText = (facts: Readonly<Record<string, unknown>>, prefix = '', depth = 0): string =>
  Object.entries(facts)
    .flatMap(([name, value]): readonly string[] => {
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        return [`${prefix}${name}=${String(value).slice(0, longestFact)}`];
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 0) return [];
      const text = factsText(value as Readonly<Record<string, unknown>>, `${name}.`, depth + 1);
      return text === '' ? [] : [text];
    })
    .join(' ');

const longestFact = 200;
