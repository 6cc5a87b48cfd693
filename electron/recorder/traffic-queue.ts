import type { MaskedSpan, MaskStream, SecretSet } from './masking.ts';
import { entryLine } from './recording-format.ts';

/**
 * Entries in the order of the calls. The masker may buffer the end of some bytes. Their entry then waits for its last
 * byte, and later entries wait after it. So buffering delays entries, but never reorders them, splits them or changes their time.
 */
export interface TrafficQueue {
  bytes(direction: Direction, seq: number, timeUs: number, bytes: Uint8Array, spans: readonly MaskedSpan[]): void;
  line(seq: number, line: Uint8Array): void;
  /** Emits all buffered bytes although the streams continue (`MaskStream.settle`). */
  settle(): void;
  /** Emits all buffered bytes and ends the streams. */
  end(): void;
  /** Total size of the waiting entries. */
  readonly waitingBytes: number;
}

export type Direction = 'r' | 't';

interface BytesEntry {
  readonly seq: number;
  readonly timeUs: number;
  readonly direction: Direction;
  readonly masked: Uint8Array;
  filled: number;
}

interface LineEntry {
  readonly seq: number;
  readonly line: Uint8Array;
}

/** One direction: its masker and its incomplete entries, oldest first. */
interface DirectionQueue {
  readonly stream: MaskStream;
  readonly unfilled: BytesEntry[];
}

export const createTrafficQueue = (
  secrets: SecretSet,
  onEntry: (seq: number, line: Uint8Array) => void,
  /** Called directly after the entry of the traffic is emitted, with the direction and the masked bytes. */
  onTraffic: (direction: Direction, masked: Uint8Array) => void,
): TrafficQueue => {
  const lanes: Readonly<Record<Direction, DirectionQueue>> = {
    r: { stream: secrets.createStream(), unfilled: [] },
    t: { stream: secrets.createStream('lines'), unfilled: [] },
  };
  let entries: (BytesEntry | LineEntry)[] = [];
  let waitingBytes = 0;

  const drain = (): void => {
    const stuck = entries.findIndex((entry) => 'masked' in entry && entry.filled < entry.masked.length);
    const count = stuck === -1 ? entries.length : stuck;
    for (const entry of entries.slice(0, count)) {
      waitingBytes -= sizeOf(entry);
      if ('line' in entry) onEntry(entry.seq, entry.line);
      else {
        onEntry(entry.seq, entryLine(entry.seq, entry.timeUs, entry.direction, entry.masked));
        onTraffic(entry.direction, entry.masked);
      }
    }
    entries = entries.slice(count);
  };

  const push = (entry: BytesEntry | LineEntry): void => {
    entries.push(entry);
    waitingBytes += sizeOf(entry);
  };

  const release = (bytesOf: (stream: MaskStream) => Uint8Array): void => {
    fill(lanes.r, bytesOf(lanes.r.stream));
    fill(lanes.t, bytesOf(lanes.t.stream));
    drain();
  };

  return {
    bytes(direction, seq, timeUs, bytes, spans) {
      const lane = lanes[direction];
      const entry = { seq, timeUs, direction, masked: new Uint8Array(bytes.length), filled: 0 };
      push(entry);
      lane.unfilled.push(entry);
      if (direction === 't') lanes.r.stream.noteSent(bytes, spans);
      fill(lane, lane.stream.push(bytes, spans));
      drain();
    },
    line(seq, line) {
      push({ seq, line });
      drain();
    },
    settle: () => release((stream) => stream.settle()),
    end: () => release((stream) => stream.flush()),
    get waitingBytes() {
      return waitingBytes;
    },
  };
};

/** Assigns the bytes that the masker returned to the entries they belong to. */
const fill = (lane: DirectionQueue, released: Uint8Array): void => {
  let rest = released;
  for (let entry = lane.unfilled[0]; entry && rest.length > 0; entry = lane.unfilled[0]) {
    const part = rest.subarray(0, entry.masked.length - entry.filled);
    entry.masked.set(part, entry.filled);
    entry.filled += part.length;
    rest = rest.subarray(part.length);
    if (entry.filled === entry.masked.length) lane.unfilled.shift();
  }
};

const sizeOf = (entry: BytesEntry | LineEntry): number => ('line' in entry ? entry.line : entry.masked).length;
