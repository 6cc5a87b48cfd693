import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { type CutPiece, CutWriter } from './cuts.ts';
import { readLine, trafficEntryOf } from './read-recording.ts';
import { derivedCutsMark } from './recorded-pieces.ts';
import { longestLineBytes } from './recording-format.ts';
import type { ReadPart } from './recording-index.ts';

/** Finds the pieces of a recording that kept none. Gets its lines in their order. */
export interface CutDeriver {
  /** `line`: without its line end. */
  take(line: Uint8Array): void;
  /** There are no more lines, at least for now. */
  end(): void;
}

export type CreateCutDeriver = (onPiece: (piece: CutPiece) => void) => CutDeriver;

/** A recording as it would be with cuts: derived ones are inserted as lines of their own, so its places differ from those in the file. */
export interface DerivedReading {
  readonly read: ReadPart;
  /** Whether the recording kept its cuts. `null`: it has none so far, but may be too young to have them. */
  from(): Promise<'kept' | 'derived' | null>;
  /** The place in the file of a place in what is read. */
  originOf(place: number): number;
}

/** Lines of the file, and the cuts that are inserted after them. */
interface Segment {
  /** Of its first byte in what is read. */
  readonly at: number;
  /** Of its first byte in the file. */
  readonly from: number;
  readonly lengthBytes: number;
  readonly cutsBytes: number;
  readonly isPacked: boolean;
  /** Packed if they are long: those of a long recording stay in memory. */
  readonly cuts: Uint8Array;
}

const partBytes = 64 * 1024;
/** Packing fewer costs more than it saves: a file may have very many short parts. */
const leastPackedBytes = 4 * 1024;
const lineEnd = 0x0a;
const openingBrace = 0x7b;
/** Less than a reader waits for the cuts of bytes (`recorded-pieces.ts`). */
const longestCutsBytes = 256 * 1024;
/** Kept cuts follow their bytes within a moment: with so much of a file before it, there are none. */
const undecidedBytes = 4 * 1024 * 1024;

export const createDerivedReading = (read: ReadPart, derive: CreateCutDeriver | null): DerivedReading => {
  let decided: 'kept' | 'derived' | null = derive === null ? 'kept' : null;
  let derived: DerivedSegments | null = null;
  const from: DerivedReading['from'] = async () => {
    decided ??= await cutsIn(read);
    return decided;
  };
  return {
    from,
    read: async (offset, limitBytes) => {
      const mode = await from();
      if (mode === 'kept' || derive === null) return read(offset, limitBytes);
      if (mode === null) {
        // A file that cannot be read has nothing to decide by: its failure must be seen.
        const part = await read(offset, limitBytes);
        return part.ok ? ok(new Uint8Array(0)) : part;
      }
      derived ??= createSegments(read, derive);
      return derived.read(offset, limitBytes);
    },
    originOf: (place) => derived?.originOf(place) ?? place,
  };
};

/** Looks for the first cuts. `null`: they may still be written. */
const cutsIn = async (read: ReadPart): Promise<'kept' | 'derived' | null> => {
  let hasTraffic = false;
  let hasInputs = false;
  let isEnded = false;
  for (let offset = 0; offset < undecidedBytes; ) {
    const part = await linesAt(read, offset);
    if (!part.ok || part.value === null) break;
    offset += part.value.length;
    for (const { line } of linesOf(part.value)) {
      if (trafficEntryOf(line) !== null) {
        hasTraffic = true;
        continue;
      }
      const entry = readLine(line);
      if (entry?.kind === 'cuts' && entry.text !== '') return 'kept';
      if (entry?.kind === 'input') hasInputs = true;
      if (entry?.kind === 'event' && (entry.event === 'closed' || entry.event === 'summary')) isEnded = true;
    }
    if (offset >= undecidedBytes) return 'derived';
  }
  // A session writes the first cuts a moment after the first bytes.
  return hasTraffic && (!hasInputs || isEnded) ? 'derived' : null;
};

interface DerivedSegments {
  readonly read: ReadPart;
  readonly originOf: (place: number) => number;
}

const createSegments = (read: ReadPart, derive: CreateCutDeriver): DerivedSegments => {
  const segments: Segment[] = [];
  let unpacked: { readonly of: Segment; readonly text: Uint8Array } | null = null;
  let scannedTo = 0;
  let endAt = 0;
  /** Lines were taken since the deriver was told of the end. */
  let isOpen = false;
  let extending: Promise<Outcome<void>> | null = null;

  const writer = new CutWriter();
  let written: string[] = [];
  const deriver = derive((piece) => {
    writer.add(piece);
    if (writer.length >= longestCutsBytes) written.push(writer.take());
  });
  const takeCuts = (): Uint8Array => {
    if (!writer.isEmpty) written.push(writer.take());
    const texts = written;
    written = [];
    return Buffer.from(texts.map((text) => `${derivedCutsMark}${text}\n`).join(''), 'latin1');
  };
  const addSegment = (lengthBytes: number, cuts: Uint8Array): void => {
    if (lengthBytes + cuts.length === 0) return;
    const before = segments.at(-1);
    if (before?.cutsBytes === 0) {
      // One segment is read at once: parts without traffic are not one each.
      segments[segments.length - 1] = { ...before, lengthBytes: before.lengthBytes + lengthBytes, ...packed(cuts) };
    } else segments.push({ at: endAt, from: scannedTo, lengthBytes, ...packed(cuts) });
    scannedTo += lengthBytes;
    endAt += lengthBytes + cuts.length;
  };
  /** A part begins with a header. What was found up to then is of the part before it. */
  const takeLines = (bytes: Uint8Array): void => {
    let begin = 0;
    for (const { line, start } of linesOf(bytes)) {
      if (line.length > longestLineBytes) continue;
      const beginsPart = line[0] === openingBrace;
      deriver.take(line);
      if (!beginsPart) continue;
      addSegment(start - begin, takeCuts());
      begin = start;
    }
    // What has no line end is the beginning of a line that is too long.
    addSegment(bytes.length - begin, bytes.at(-1) === lineEnd ? takeCuts() : nothing);
  };
  const extend = async (): Promise<Outcome<void>> => {
    const part = await linesAt(read, scannedTo);
    if (!part.ok) return part;
    if (part.value !== null) {
      isOpen = true;
      takeLines(part.value);
    } else if (isOpen) {
      isOpen = false;
      deriver.end();
      addSegment(0, takeCuts());
    }
    return ok(undefined);
  };
  const segmentAt = (place: number): Segment | undefined => {
    let low = 0;
    let high = segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.at ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return segments[low - 1];
  };
  const cutsOf = (segment: Segment): Uint8Array => {
    if (!segment.isPacked) return segment.cuts;
    if (unpacked?.of !== segment) unpacked = { of: segment, text: inflateRawSync(segment.cuts) };
    return unpacked.text;
  };

  return {
    read: async (offset, limitBytes) => {
      while (offset >= endAt) {
        const before = endAt;
        extending ??= extend().finally(() => {
          extending = null;
        });
        const extended = await extending;
        if (!extended.ok) return extended;
        if (endAt === before) return ok(nothing);
      }
      const segment = segmentAt(offset);
      if (segment === undefined) return ok(nothing);
      const within = offset - segment.at;
      const leftBytes = segment.lengthBytes - within;
      if (leftBytes > 0) return read(segment.from + within, Math.min(limitBytes, leftBytes));
      return ok(cutsOf(segment).subarray(-leftBytes, limitBytes - leftBytes));
    },
    originOf: (place) => {
      const segment = segmentAt(place);
      return segment === undefined ? 0 : segment.from + Math.min(place - segment.at, segment.lengthBytes);
    },
  };
};

const packed = (cuts: Uint8Array): Pick<Segment, 'cutsBytes' | 'isPacked' | 'cuts'> => {
  const isPacked = cuts.length >= leastPackedBytes;
  // A copy: the result is a part of a larger buffer.
  return {
    cutsBytes: cuts.length,
    isPacked,
    cuts: Uint8Array.from(isPacked ? deflateRawSync(cuts, { level: 1 }) : cuts),
  };
};

const nothing = new Uint8Array(0);

/** Complete lines from a place on, or a part of a line that is too long. `null`: none are complete. */
const linesAt = async (read: ReadPart, from: number): Promise<Outcome<Uint8Array | null>> => {
  const parts: Uint8Array[] = [];
  for (let length = 0; length <= longestLineBytes + partBytes; ) {
    const part = await read(from + length, partBytes);
    if (!part.ok) return part;
    if (part.value.length === 0) return ok(null);
    const end = part.value.lastIndexOf(lineEnd);
    if (end !== -1) return ok(Buffer.concat([...parts, part.value.subarray(0, end + 1)]));
    parts.push(part.value);
    length += part.value.length;
  }
  return ok(Buffer.concat(parts));
};

function* linesOf(bytes: Uint8Array): Generator<{ readonly line: Uint8Array; readonly start: number }> {
  let start = 0;
  for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, start)) {
    yield { line: bytes.subarray(start, end), start };
    start = end + 1;
  }
}
