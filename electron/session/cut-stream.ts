import type { SessionRecorder } from '../recorder/session-recorder.ts';
import type { WrittenTraffic } from '../recorder/written-stream.ts';

type Direction = WrittenTraffic['direction'];

/** Consecutive bytes of the written stream. */
export type WrittenPart = Omit<WrittenTraffic, 'direction'>;

/** Called with a piece of the written stream: as many masked bytes as the cut is long. The first `shownBytes` of them were emitted as unfinished. */
export type EmitPiece = (part: WrittenPart, shownBytes: number) => void;

/**
 * Splits the recorder's written stream at the cuts of the engine or the piece reader. Masking keeps lengths, so a cut is a length. Every byte
 * passed to the recorder must be covered by a cut of the same direction, in the same order.
 */
export interface CutStream {
  /** The next bytes of a direction are one piece. `emit` is called once they are written, and never before the pieces cut earlier. */
  cut(direction: Direction, length: number, emit: EmitPiece): void;
  /**
   * The next `length` received bytes belong to no piece yet. Emits those that were not emitted before, once they are written and if they are
   * more than a line end, or a whole packet. The piece that they become contains them again.
   */
  unfinished(length: number, isPacket: boolean, emit: (part: WrittenPart) => void): void;
  /** Runs the action after all earlier pieces were emitted. */
  afterPieces(action: () => void): void;
  /** Bytes written from now on belong to another session. */
  end(): void;
}

type Entry =
  | {
      readonly direction: Direction;
      readonly length: number;
      readonly emit: EmitPiece;
      readonly open: 'line' | 'packet' | null;
    }
  | (() => void);

const isVisible = (byte: number): boolean => byte > 0x20;

export const createCutStream = (recorder: Pick<SessionRecorder, 'onWritten'>): CutStream => {
  const written = { sent: createByteQueue(), received: createByteQueue() };
  let entries: Entry[] = [];
  let next = 0;
  let isEmitting = false;
  /** Number of the first received bytes that were already emitted as unfinished. */
  let shown = 0;

  const emitBytes = ({ direction, length, emit, open }: Exclude<Entry, () => void>): void => {
    if (open !== null) {
      const { bytes, isRecorded, position } = written[direction].look(length);
      const more = bytes.subarray(shown);
      if (open === 'packet' ? more.length === 0 : !more.some(isVisible)) return;
      const part = { bytes: more, isRecorded, position: position + shown };
      shown = length;
      return emit(part, 0);
    }
    const part = written[direction].take(length);
    const shownBytes = direction === 'received' ? Math.min(shown, length) : 0;
    shown -= shownBytes;
    emit(part, shownBytes);
  };
  const isReady = (entry: Entry): boolean =>
    typeof entry === 'function' || entry.length <= written[entry.direction].length();
  /** Cuts made by a listener are queued. */
  const emitReady = (): void => {
    if (isEmitting) return;
    isEmitting = true;
    try {
      for (let entry = entries[next]; entry && isReady(entry); entry = entries[next]) {
        next += 1;
        if (typeof entry === 'function') entry();
        else emitBytes(entry);
      }
    } finally {
      isEmitting = false;
      if (next * 2 > entries.length) {
        entries = entries.slice(next);
        next = 0;
      }
    }
  };

  const stop = recorder.onWritten((traffic) => {
    written[traffic.direction].add(traffic);
    emitReady();
  });
  return {
    cut: (direction, length, action) => {
      entries.push({ direction, length, emit: action, open: null });
      emitReady();
    },
    unfinished: (length, isPacket, action) => {
      entries.push({ direction: 'received', length, emit: action, open: isPacket ? 'packet' : 'line' });
      emitReady();
    },
    afterPieces: (action) => {
      entries.push(action);
      emitReady();
    },
    end: stop,
  };
};

interface ByteQueue {
  add(part: WrittenPart): void;
  /** The next `length` bytes, which must exist. Marked as not recorded if any part of them is not. */
  take(length: number): WrittenPart;
  /** The same, and they stay. */
  look(length: number): WrittenPart;
  length(): number;
}

const createByteQueue = (): ByteQueue => {
  let parts: WrittenPart[] = [];
  /** Number of bytes of the first part that were already taken. */
  let taken = 0;
  let length = 0;
  /** The first parts with this many bytes, the number of bytes after them, and the bytes themselves. */
  const first = (
    wanted: number,
  ): { readonly used: readonly WrittenPart[]; readonly left: number; readonly part: WrittenPart } => {
    let count = 0;
    let end = -taken;
    while (end < wanted) {
      end += parts[count]?.bytes.length ?? wanted;
      count += 1;
    }
    const used = parts.slice(0, count);
    const bytes = Uint8Array.from(Buffer.concat(used.map((part) => part.bytes)).subarray(taken, taken + wanted));
    const position = (used[0]?.position ?? 0) + taken;
    const isRecorded = used.every((part) => part.isRecorded);
    return { used, left: end - wanted, part: { bytes, isRecorded, position } };
  };
  return {
    look: (wanted) => first(wanted).part,
    add: (part) => {
      parts.push(part);
      length += part.bytes.length;
    },
    take: (wanted) => {
      const [head] = parts;
      length -= wanted;
      if (head && taken + wanted <= head.bytes.length) {
        const bytes = head.bytes.subarray(taken, taken + wanted);
        const position = head.position + taken;
        taken += wanted;
        if (taken === head.bytes.length) {
          parts.shift();
          taken = 0;
        }
        return { bytes, isRecorded: head.isRecorded, position };
      }
      const { used, left, part } = first(wanted);
      parts = parts.slice(left > 0 ? used.length - 1 : used.length);
      taken = left > 0 ? (used.at(-1)?.bytes.length ?? 0) - left : 0;
      return part;
    },
    length: () => length,
  };
};
