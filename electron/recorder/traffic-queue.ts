import type { MaskedSpan, MaskStream, SecretSet } from './masking.ts';
import { type JoinedRead, numberedLine, type TrafficSoFar, trafficLine } from './recording-format.ts';

/**
 * Entries in the order of the calls. The masker may buffer the end of some bytes. Their entry then waits for its last
 * byte, and later entries wait after it. So buffering delays entries, but never reorders them or changes their time. Reads that follow each other
 * are joined to one entry until `encode`.
 */
export interface TrafficQueue {
  bytes(direction: Direction, timeUs: number, bytes: Uint8Array, spans: readonly MaskedSpan[]): void;
  /** An entry of another kind, without its number and its time (`entryRest`). */
  line(timeUs: number, rest: Uint8Array): void;
  /** Emits the complete entries. */
  encode(): void;
  /** Emits all buffered bytes although the streams continue (`MaskStream.settle`). */
  settle(): void;
  /** Emits all buffered bytes and ends the streams. */
  end(): void;
  /** How a further file would begin now: with the entries that still wait after `encode`. */
  nextFile(nowUs: number): FileStart;
  /**
   * Numbers and times begin again. What the masker holds back stays with it, so a secret that lies across both files is masked.
   */
  beginFile(start: FileStart): void;
  /** Total size of the waiting entries. */
  readonly waitingBytes: number;
  /** The masker holds bytes back. */
  readonly isHolding: boolean;
}

export type Direction = 'r' | 't';

interface Read {
  readonly timeUs: number;
  readonly direction: Direction;
  readonly masked: Uint8Array;
  filled: number;
}

type Entry = Read | { readonly timeUs: number; readonly rest: Uint8Array };

export interface FileStart {
  /** The number that the next entry of the file before would have. */
  readonly seq: number;
  /** Of the first entry of the further file, which may have waited. */
  readonly startUs: number;
  /** The traffic before it. */
  readonly traffic: TrafficSoFar;
}

/** One direction: its masker and its incomplete reads, oldest first. */
interface DirectionQueue {
  readonly stream: MaskStream;
  readonly unfilled: Read[];
}

/** Joined reads are at most this long, so that every line can be read. */
const longestJoinedBytes = 48 * 1024;

export const createTrafficQueue = (
  secrets: SecretSet,
  /** `to`: the traffic up to the end of this entry. */
  onEntry: (seq: number, line: Uint8Array, to: TrafficSoFar) => void,
  /** Called directly after the entry of the traffic is emitted, with the direction and the masked bytes. */
  onTraffic: (direction: Direction, masked: Uint8Array) => void,
): TrafficQueue => {
  const lanes: Readonly<Record<Direction, DirectionQueue>> = {
    r: { stream: secrets.createStream(), unfilled: [] },
    t: { stream: secrets.createStream('lines'), unfilled: [] },
  };
  let entries: Entry[] = [];
  let waitingBytes = 0;
  let seq = 0;
  /** When the file began. */
  let startUs = 0;
  let soFar: TrafficSoFar = { receivedBytes: 0, sentBytes: 0 };

  const emitReads = (reads: readonly Read[]): void => {
    const [first] = reads;
    if (first === undefined) return;
    const { direction, timeUs } = first;
    const bytes = reads.length === 1 ? first.masked : Buffer.concat(reads.map(({ masked }) => masked));
    const joined = reads.map((read): JoinedRead => [read.masked.length, read.timeUs - timeUs]);
    waitingBytes -= bytes.length;
    const counted = direction === 'r' ? 'receivedBytes' : 'sentBytes';
    soFar = { ...soFar, [counted]: soFar[counted] + bytes.length };
    onEntry(seq, trafficLine(seq, timeUs - startUs, direction, bytes, joined), soFar);
    seq += 1;
    onTraffic(direction, bytes);
  };
  const emitLine = (timeUs: number, rest: Uint8Array): void => {
    waitingBytes -= rest.length;
    onEntry(seq, numberedLine(seq, timeUs - startUs, rest), soFar);
    seq += 1;
  };
  const encode = (): void => {
    let reads: Read[] = [];
    let length = 0;
    let count = 0;
    for (const entry of entries) {
      const isRead = 'masked' in entry;
      if (isRead && entry.filled < entry.masked.length) break;
      count += 1;
      // Each sent command is an entry of its own.
      if (
        !isRead ||
        entry.direction === 't' ||
        reads[0]?.direction === 't' ||
        length + entry.masked.length > longestJoinedBytes
      ) {
        emitReads(reads);
        reads = [];
        length = 0;
      }
      if (!isRead) emitLine(entry.timeUs, entry.rest);
      else {
        reads.push(entry);
        length += entry.masked.length;
      }
    }
    emitReads(reads);
    entries = count === entries.length ? [] : entries.slice(count);
  };

  const release = (bytesOf: (stream: MaskStream) => Uint8Array): void => {
    fill(lanes.r, bytesOf(lanes.r.stream));
    fill(lanes.t, bytesOf(lanes.t.stream));
    encode();
  };

  return {
    bytes(direction, timeUs, bytes, spans) {
      const lane = lanes[direction];
      const read = { timeUs, direction, masked: new Uint8Array(bytes.length), filled: 0 };
      entries.push(read);
      waitingBytes += bytes.length;
      lane.unfilled.push(read);
      if (direction === 't') lanes.r.stream.noteSent(bytes, spans);
      fill(lane, lane.stream.push(bytes, spans));
    },
    line: (timeUs, rest) => {
      entries.push({ timeUs, rest });
      waitingBytes += rest.length;
    },
    encode,
    nextFile: (nowUs) => ({ seq, startUs: entries[0]?.timeUs ?? nowUs, traffic: soFar }),
    beginFile: (start) => {
      seq = 0;
      startUs = start.startUs;
    },
    settle: () => release((stream) => stream.settle()),
    end: () => release((stream) => stream.flush()),
    get waitingBytes() {
      return waitingBytes;
    },
    get isHolding() {
      return lanes.r.unfilled.length + lanes.t.unfilled.length > 0;
    },
  };
};

/** Assigns the bytes that the masker returned to the reads they belong to. */
const fill = (lane: DirectionQueue, released: Uint8Array): void => {
  let rest = released;
  for (let read = lane.unfilled[0]; read && rest.length > 0; read = lane.unfilled[0]) {
    const part = rest.subarray(0, read.masked.length - read.filled);
    read.masked.set(part, read.filled);
    read.filled += part.length;
    rest = rest.subarray(part.length);
    if (read.filled === read.masked.length) lane.unfilled.shift();
  }
};
