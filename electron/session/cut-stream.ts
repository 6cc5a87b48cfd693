import type { SessionRecorder } from '../recorder/session-recorder.ts';
import type { WrittenTraffic } from '../recorder/written-stream.ts';

type Direction = WrittenTraffic['direction'];

/** A piece of the written stream: as many masked bytes as the cut was long. */
export type GivePiece = (bytes: Uint8Array, isRecorded: boolean) => void;

/**
 * Lays the cuts of the engine or the piece reader over the recorder's written stream: masking keeps lengths, so a cut is a length. Every byte
 * that the recorder is given must be covered by a cut, in its direction and order.
 */
export interface CutStream {
  /** The next bytes of a direction are one piece; it is given once they are written, never before an earlier piece. */
  cut(direction: Direction, length: number, give: GivePiece): void;
  /** Done once all earlier pieces were given. */
  behind(action: () => void): void;
  /** What is written from now on belongs to others. */
  end(): void;
}

type Entry = { readonly direction: Direction; readonly length: number; readonly give: GivePiece } | (() => void);

export const createCutStream = (recorder: Pick<SessionRecorder, 'onWritten'>): CutStream => {
  const written = { sent: createByteQueue(), received: createByteQueue() };
  let entries: Entry[] = [];
  let next = 0;
  let isGiving = false;

  const isReady = (entry: Entry): boolean =>
    typeof entry === 'function' || entry.length <= written[entry.direction].length();
  /** What a listener causes waits its turn. */
  const give = (): void => {
    if (isGiving) return;
    isGiving = true;
    try {
      for (let entry = entries[next]; entry && isReady(entry); entry = entries[next]) {
        next += 1;
        if (typeof entry === 'function') entry();
        else {
          const { bytes, isRecorded } = written[entry.direction].take(entry.length);
          entry.give(bytes, isRecorded);
        }
      }
    } finally {
      isGiving = false;
      if (next * 2 > entries.length) {
        entries = entries.slice(next);
        next = 0;
      }
    }
  };

  const stop = recorder.onWritten((traffic) => {
    written[traffic.direction].add(traffic);
    give();
  });
  return {
    cut: (direction, length, action) => {
      entries.push({ direction, length, give: action });
      give();
    },
    behind: (action) => {
      entries.push(action);
      give();
    },
    end: stop,
  };
};

type Part = Omit<WrittenTraffic, 'direction'>;

interface ByteQueue {
  add(part: Part): void;
  /** The next bytes; there must be so many. Not recorded when a part of them is not. */
  take(length: number): Part;
  length(): number;
}

const createByteQueue = (): ByteQueue => {
  let parts: Part[] = [];
  /** Of the first part, what was taken already. */
  let taken = 0;
  let length = 0;
  return {
    add: (part) => {
      parts.push(part);
      length += part.bytes.length;
    },
    take: (wanted) => {
      const [first] = parts;
      length -= wanted;
      if (first && taken + wanted <= first.bytes.length) {
        const bytes = first.bytes.subarray(taken, taken + wanted);
        taken += wanted;
        if (taken === first.bytes.length) {
          parts.shift();
          taken = 0;
        }
        return { bytes, isRecorded: first.isRecorded };
      }
      let count = 0;
      let end = -taken;
      while (end < wanted) {
        end += parts[count]?.bytes.length ?? wanted;
        count += 1;
      }
      const used = parts.slice(0, count);
      const bytes = Uint8Array.from(Buffer.concat(used.map((part) => part.bytes)).subarray(taken, taken + wanted));
      const left = end - wanted;
      const last = used.at(-1);
      parts = parts.slice(left > 0 ? count - 1 : count);
      taken = left > 0 ? (last?.bytes.length ?? 0) - left : 0;
      return { bytes, isRecorded: used.every(({ isRecorded }) => isRecorded) };
    },
    length: () => length,
  };
};
