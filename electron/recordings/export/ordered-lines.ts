import type { RecordingLine } from './recording-lines.ts';

/** Changes bytes that arrive in chunks, without changing their number, and may hold the last of them back. */
export interface ByteLane {
  push(bytes: Uint8Array): Uint8Array;
  /** The bytes that were held back, although the lane continues. */
  settle(): Uint8Array;
  /** The same where nothing follows. */
  flush(): Uint8Array;
}

type Traffic = Extract<RecordingLine, { readonly kind: 'traffic' }>;

interface Waiting {
  readonly line: RecordingLine;
  readonly bytes: Uint8Array | null;
  filled: number;
}

/** Lines that wait for the other direction are let go beyond this: a direction may be silent for the rest of the recording. */
const longestWaitBytes = 4 * 1024 * 1024;
const lineCost = 256;

/** Passes the bytes of a recording through a lane for each direction. The lines keep their order: one whose bytes are held back holds the later ones back. */
export class OrderedLines {
  private readonly lanes: Readonly<Record<'r' | 't', ByteLane>>;
  private readonly onSent: (bytes: Uint8Array) => void;
  private readonly unfilled: Record<'r' | 't', Waiting[]> = { r: [], t: [] };
  private waiting: Waiting[] = [];
  private waitingBytes = 0;

  constructor(lanes: Readonly<Record<'r' | 't', ByteLane>>, onSent: (bytes: Uint8Array) => void = () => undefined) {
    this.lanes = lanes;
    this.onSent = onSent;
  }

  /** The lines that are complete now. */
  push(line: RecordingLine): readonly RecordingLine[] {
    // The bytes of another part are another stream; those of a further file continue.
    const before = line.kind === 'header' && line.header.continues === undefined ? this.end() : [];
    if (line.kind !== 'traffic') this.wait({ line, bytes: null, filled: 0 }, lineCost);
    else this.pushTraffic(line);
    const ready = this.ready();
    if (this.waitingBytes <= longestWaitBytes) return [...before, ...ready];
    return [...before, ...ready, ...this.release((lane) => lane.settle())];
  }

  /** All lines that wait. */
  end(): readonly RecordingLine[] {
    return this.release((lane) => lane.flush());
  }

  private release(bytesOf: (lane: ByteLane) => Uint8Array): readonly RecordingLine[] {
    for (const letter of ['t', 'r'] as const) this.fill(letter, bytesOf(this.lanes[letter]));
    return this.ready();
  }

  private pushTraffic(line: Traffic): void {
    const letter = line.head.letter === 't' ? 't' : 'r';
    const entry: Waiting = { line, bytes: new Uint8Array(line.bytes.length), filled: 0 };
    this.wait(entry, lineCost + line.bytes.length);
    if (line.bytes.length > 0) this.unfilled[letter].push(entry);
    if (letter === 't') this.onSent(line.bytes);
    this.fill(letter, this.lanes[letter].push(line.bytes));
  }

  private wait(entry: Waiting, costBytes: number): void {
    this.waiting.push(entry);
    this.waitingBytes += costBytes;
  }

  private fill(letter: 'r' | 't', released: Uint8Array): void {
    const unfilled = this.unfilled[letter];
    let rest = released;
    let done = 0;
    for (let entry = unfilled[0]; entry?.bytes && rest.length > 0; entry = unfilled[done]) {
      const part = rest.subarray(0, entry.bytes.length - entry.filled);
      entry.bytes.set(part, entry.filled);
      entry.filled += part.length;
      rest = rest.subarray(part.length);
      if (entry.filled === entry.bytes.length) done += 1;
    }
    unfilled.splice(0, done);
  }

  private ready(): readonly RecordingLine[] {
    let count = 0;
    const lines: RecordingLine[] = [];
    for (const { line, bytes, filled } of this.waiting) {
      if (bytes !== null && filled < bytes.length) break;
      count += 1;
      this.waitingBytes -= lineCost + (bytes?.length ?? 0);
      lines.push(bytes !== null && line.kind === 'traffic' ? { ...line, bytes } : line);
    }
    this.waiting.splice(0, count);
    return lines;
  }
}
