import { type Outcome, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { fileStart, type ReadingPlace, RecordedPieces } from './recorded-pieces.ts';
import { longestLineBytes } from './recording-format.ts';
import type { RecordingSurvey } from './recording-survey.ts';

/** Reads at most `limitBytes` of the file. Empty at its end. */
export type ReadPart = (offset: number, limitBytes: number) => Promise<Outcome<Uint8Array>>;

/** The pieces of one recording, from its file. It may still grow. */
export interface RecordingIndex {
  /** Sequence numbers of the pieces that the index knows: from `first` up to, not including, `next`. Both 0 without pieces. */
  readonly first: number;
  readonly next: number;
  /** The place in the file up to which it was read. */
  readonly scannedBytes: number;
  /** Reads what was added to the file since the last call; at most about so many bytes, so that others have their turn. */
  update(limitBytes?: number): Promise<Outcome<void>>;
  /** The part of the file that has the bytes and the cuts of the pieces `[from, to)`, and more. */
  placesOf(from: number, to: number): { readonly from: number; readonly to: number };
  keep(): KeptIndex;
  /** The pieces from `from` on, up to about `limitBytes` of their bytes, and only those below `to`. */
  pieces(from: number, to: number, limitBytes: number): Promise<Outcome<readonly TrafficPiece[]>>;
}

/** What is needed to continue where an index has ended: plain data. */
export interface KeptIndex {
  readonly first: number | null;
  readonly next: number;
  readonly scannedTo: number;
  /** Where reading continues. */
  readonly place: ReadingPlace;
  /** Of each block: sequence number, offset, sent and received position, and where its cuts begin. */
  readonly blocks: readonly number[];
}

interface Block {
  /** Sequence number of the first piece after `place`. */
  readonly sequence: number;
  readonly place: ReadingPlace;
}

/** A place is kept for each of these. Smaller: more memory; larger: more is read for a window. */
const blockBytes = 64 * 1024;
const chunkBytes = 256 * 1024;

/**
 * `survey`: follows what is read. Its pieces have their bytes, so the index takes longer to make. `kept`: continues from there; the survey too must continue
 * from where it was then.
 */
export const createRecordingIndex = (
  read: ReadPart,
  survey: RecordingSurvey | null = null,
  kept: KeptIndex | null = null,
): RecordingIndex => {
  const blocks: Block[] = blocksOf(kept?.blocks ?? []);
  const reader = new RecordedPieces(kept?.place ?? fileStart, survey !== null);
  let scannedTo = kept?.scannedTo ?? 0;
  /** Lines before it are read again for their bytes only. */
  const keptTo = scannedTo;
  let readFrom = kept?.place.offset ?? 0;
  let first: number | null = kept?.first ?? null;
  let next = kept?.next ?? 0;
  let updating: Promise<Outcome<void>> | null = null;

  const note = (pieces: readonly TrafficPiece[], lineEnd: number): void => {
    const [begin, last] = [pieces[0], pieces.at(-1)];
    if (!begin || !last) return;
    if (first === null) {
      first = begin.sequence;
      blocks.push({ sequence: first, place: fileStart });
    }
    next = last.sequence + 1;
    const blockStart = blocks.at(-1)?.place.cutsFrom ?? 0;
    if (lineEnd - blockStart >= blockBytes) blocks.push({ sequence: next, place: reader.placeOfNext(lineEnd) });
  };
  const scan = (limitBytes: number): Promise<Outcome<void>> => {
    const endAt = scannedTo + limitBytes;
    return readLines(read, readFrom, (line, offset) => {
      const lineEnd = offset + line.length + 1;
      const pieces = reader.take(line, offset);
      readFrom = lineEnd;
      if (offset < keptTo) return 'go-on';
      if (survey !== null) {
        survey.takeLine(line);
        for (const piece of pieces) survey.take(piece);
      }
      note(pieces, lineEnd);
      scannedTo = lineEnd;
      return lineEnd >= endAt ? 'stop' : 'go-on';
    });
  };
  const blockIndexOf = (sequence: number): number => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.sequence ?? 0) <= sequence) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  return {
    get first() {
      return first ?? 0;
    },
    get next() {
      return next;
    },
    get scannedBytes() {
      return scannedTo;
    },
    update: (limitBytes = Number.POSITIVE_INFINITY) => {
      updating ??= scan(limitBytes).finally(() => {
        updating = null;
      });
      return updating;
    },
    keep: () => ({
      ...{ first, next, scannedTo, place: reader.placeOfNext(scannedTo) },
      blocks: blocks.flatMap(({ sequence, place: { offset, positions, cutsFrom } }) => [
        ...[sequence, offset, positions.sent, positions.received, cutsFrom],
      ]),
    }),
    placesOf: (from, to) => {
      const next = blocks[blockIndexOf(to) + 1];
      return { from: blocks[blockIndexOf(from)]?.place.offset ?? 0, to: next?.place.cutsFrom ?? scannedTo };
    },
    pieces: async (from, to, limitBytes) => {
      const block = blocks[blockIndexOf(from)];
      const found: TrafficPiece[] = [];
      if (!block) return ok(found);
      const pieces = new RecordedPieces(block.place);
      let bytes = 0;
      const done = await readLines(read, block.place.offset, (line, offset) => {
        for (const piece of pieces.take(line, offset)) {
          if (piece.sequence < from) continue;
          if (piece.sequence >= to || bytes >= limitBytes) return 'stop';
          found.push(piece);
          bytes += piece.bytes.length;
        }
        return 'go-on';
      });
      return done.ok ? ok(found) : done;
    },
  };
};

const blockNumbers = 5;

const blocksOf = (numbers: readonly number[]): Block[] => {
  const blocks: Block[] = [];
  for (let at = 0; at + blockNumbers <= numbers.length; at += blockNumbers) {
    const [sequence = 0, offset = 0, sent = 0, received = 0, cutsFrom = 0] = numbers.slice(at, at + blockNumbers);
    blocks.push({ sequence, place: { offset, positions: { sent, received }, cutsFrom } });
  }
  return blocks;
};

/** Calls `onLine` with each complete line from `from` on, without its line end. Lines that are too long are left out. */
export const readLines = async (
  read: ReadPart,
  from: number,
  onLine: (line: Uint8Array, offset: number) => 'go-on' | 'stop',
): Promise<Outcome<void>> => {
  const parts: Uint8Array[] = [];
  let lineStart = from;
  for (let offset = from; ; ) {
    const chunk = await read(offset, chunkBytes);
    if (!chunk.ok) return chunk;
    const { value: bytes } = chunk;
    if (bytes.length === 0) return ok(undefined);
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      const lineBytes = offset + end - lineStart;
      const tail = bytes.subarray(start, end);
      const line = parts.length === 0 ? tail : Buffer.concat([...parts, tail]);
      parts.length = 0;
      if (lineBytes <= longestLineBytes && onLine(line, lineStart) === 'stop') return ok(undefined);
      start = end + 1;
      lineStart = offset + start;
    }
    offset += bytes.length;
    if (offset - lineStart > longestLineBytes) parts.length = 0;
    else if (start < bytes.length) parts.push(bytes.subarray(start));
  }
};
