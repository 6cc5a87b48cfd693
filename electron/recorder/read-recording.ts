import { z } from 'zod';
import { latin1Of } from '../framer/latin1.ts';
import {
  type InputLetter,
  inputLetters,
  type JoinedRead,
  longestLineBytes,
  type RecordingOrigin,
  readableVersions,
  recordingKind,
} from './recording-format.ts';

const count = z.int().nonnegative();
const name = z.string().max(1_000);
const originSchema: z.ZodType<RecordingOrigin> = z.object({
  ...{ first: name, file: name, part: z.int().min(2), sentBytes: count, receivedBytes: count },
});
const headerSchema = z.object({
  v: z.literal(readableVersions),
  kind: z.literal(recordingKind),
  startedAt: z.iso.datetime(),
  app: z.string(),
  address: z.string(),
  epoch: z.number(),
  ports: z
    .array(z.object({ number: z.int().positive(), address: z.string() }))
    .optional()
    .catch(undefined),
  continues: originSchema.optional().catch(undefined),
});

export type RecordingHeader = z.infer<typeof headerSchema>;

interface EntryPlace {
  /** Starts at 0 in each part, in chronological order. Reads that were joined to one entry have the same number. */
  readonly seq: number;
  /** Microseconds since the start of the part, monotonic. */
  readonly timeUs: number;
}

export type RecordingEntry = EntryPlace &
  (
    | { readonly kind: 'received' | 'sent'; readonly bytes: Uint8Array }
    /** The text of `cuts.ts`. */
    | { readonly kind: 'cuts'; readonly text: string }
    | { readonly kind: 'event'; readonly event: string; readonly facts: Readonly<Record<string, unknown>> }
    | { readonly kind: 'mark'; readonly facts: Readonly<Record<string, unknown>> }
    /** What the engine was given besides received bytes. */
    | { readonly kind: 'input'; readonly letter: InputLetter; readonly facts: Readonly<Record<string, unknown>> }
  );

/** The faults found in a file. All zero for a recording that was closed properly. */
export interface ReadingReport {
  /** Additional headers: the file was appended to. */
  readonly furtherParts: number;
  /** Lines that are neither header nor entry. They are skipped. */
  readonly badLines: number;
  /** The last line has no end: the program or the machine stopped during the write. The line is skipped. */
  readonly isTorn: boolean;
  /** Entries that occur again after a write that failed half-way. They are skipped. */
  readonly repeatedEntries: number;
  /** Missing entry numbers: lost while the disk was full, or in bad lines. */
  readonly missingEntries: number;
}

/** A recording that is being read. It can be iterated once; `header` and `report` describe what was read so far. */
export interface RecordingReader extends Iterable<RecordingEntry> {
  /** The header of the first part; `null` before the first entry is read, or when the file has none. */
  readonly header: RecordingHeader | null;
  readonly report: ReadingReport;
}

/**
 * Reads a recording, complete or in chunks. Never throws because of the content: bad content is skipped and counted. `onHeader` is called with the
 * header of each part, before its entries.
 */
export const readRecording = (
  source: Uint8Array | Iterable<Uint8Array>,
  onHeader: (header: RecordingHeader) => void = () => undefined,
): RecordingReader => {
  let header: RecordingHeader | null = null;
  let report: ReadingReport = { furtherParts: 0, badLines: 0, isTorn: false, repeatedEntries: 0, missingEntries: 0 };
  let nextSeq = 0;
  const count = (name: Exclude<keyof ReadingReport, 'isTorn'>, by = 1): void => {
    report = { ...report, [name]: report[name] + by };
  };

  const takeHeader = (value: unknown): boolean => {
    const parsed = headerSchema.safeParse(value);
    if (!parsed.success) return false;
    if (header === null) header = parsed.data;
    else count('furtherParts');
    nextSeq = 0;
    onHeader(parsed.data);
    return true;
  };

  const takeLine = (line: Uint8Array | null): WrittenEntry | null => {
    if (line?.length === 0) return null;
    const value = line === null ? undefined : parseJson(line);
    const written = Array.isArray(value) ? entryOf(value) : null;
    if (written === null) {
      if (!takeHeader(value)) count('badLines');
      return null;
    }
    const { entry } = written;
    if (entry.seq < nextSeq) {
      count('repeatedEntries');
      return null;
    }
    // The mark of a gap replaces the last entry of the gap.
    const isGap = entry.kind === 'mark' && 'gap' in entry.facts;
    const missing = entry.seq - nextSeq + (isGap ? 1 : 0);
    if (missing > 0) count('missingEntries', missing);
    nextSeq = entry.seq + 1;
    return written;
  };

  return {
    get header() {
      return header;
    },
    get report() {
      return report;
    },
    *[Symbol.iterator]() {
      for (const line of linesOf(source instanceof Uint8Array ? [source] : source)) {
        if (line === 'torn') report = { ...report, isTorn: true };
        else {
          const taken = takeLine(line);
          if (taken !== null && taken.entry.kind !== 'unknown') yield* separated(taken.entry, taken.reads);
        }
      }
    },
  };
};

/** Complete lines without their line end; `null` for a line that is too long; finally `torn` when bytes without a line end remain. */
function* linesOf(chunks: Iterable<Uint8Array>): Generator<Uint8Array | null | 'torn'> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > longestLineBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      add(chunk.subarray(start, end));
      yield length > longestLineBytes ? null : Buffer.concat(parts);
      parts = [];
      length = 0;
      start = end + 1;
    }
    // Copied, because the caller may reuse the memory of the chunks.
    add(Uint8Array.from(chunk.subarray(start)));
  }
  if (length > 0) yield 'torn';
}

/** One line of a file, without its line end: a header, an entry whose joined reads are one, or `null`. Its number is not checked. */
export const readLine = (
  line: Uint8Array,
): RecordingEntry | { readonly kind: 'header'; readonly continues: RecordingOrigin | null } | null => {
  const value = parseJson(line);
  if (Array.isArray(value)) {
    const entry = entryOf(value)?.entry;
    return entry === undefined || entry.kind === 'unknown' ? null : entry;
  }
  const header = headerSchema.safeParse(value);
  return header.success ? { kind: 'header', continues: header.data.continues ?? null } : null;
};

/** One line of a file as `readRecording` reads it: a header, or entries with the number of their line. `null`: neither. */
export const readEntries = (
  line: Uint8Array,
): { readonly header: RecordingHeader } | { readonly entries: readonly RecordingEntry[] } | null => {
  const value = parseJson(line);
  if (Array.isArray(value)) {
    const written = entryOf(value);
    if (written === null || written.entry.kind === 'unknown') return null;
    return { entries: [...separated(written.entry, written.reads)] };
  }
  const header = headerSchema.safeParse(value);
  return header.success ? { header: header.data } : null;
};

/** A header or an event; `null`: another line, which is not parsed. */
export const readEvent = (
  line: Uint8Array,
): { readonly kind: 'header'; readonly startedAt: string } | Extract<RecordingEntry, { kind: 'event' }> | null => {
  if (line[0] !== openingBrace && !/^\[\d{1,15},\d{1,15},"e",/.test(latin1Of(line.subarray(0, headBytes)))) return null;
  const value = parseJson(line);
  if (Array.isArray(value)) {
    const entry = entryOf(value)?.entry;
    return entry?.kind === 'event' ? entry : null;
  }
  const header = headerSchema.safeParse(value);
  return header.success ? { kind: 'header', startedAt: header.data.startedAt } : null;
};

/** An entry with bytes, which are not decoded yet. */
export interface TrafficEntry {
  readonly seq: number;
  readonly kind: 'received' | 'sent';
  readonly lengthBytes: number;
  /** Microseconds since the start of the part. */
  readonly timeUs: number;
  /** `null`: the Base64 is damaged. */
  decode(): Uint8Array | null;
  /** The same without looking for damage, in a third of the time: for searches. */
  bytes(): Uint8Array;
}

/** Long enough for the number, the time and the letter of an entry. */
const headBytes = 48;
const quote = 0x22;
const openingBrace = 0x7b;
const letterOfReceived = 0x72;
const letterOfSent = 0x74;
const padding = 0x3d;
const closingBracket = 0x5d;

/** Recognises an entry with bytes by its beginning, which costs a tenth of parsing it. `null`: another line. */
export const trafficEntryOf = (line: Uint8Array): TrafficEntry | null => {
  const letterAt = line.indexOf(quote) + 1;
  if (line[letterAt] !== letterOfReceived && line[letterAt] !== letterOfSent) return null;
  const head = /^\[(\d{1,15}),(\d{1,15}),"([rt])","/.exec(latin1Of(line.subarray(0, headBytes)));
  if (!head || line.at(-1) !== closingBracket) return null;
  const start = head[0].length;
  const end = line.indexOf(quote, start);
  const characters = end - start;
  if (end < 0 || characters % 4 !== 0) return null;
  const padded = characters === 0 || line[end - 1] !== padding ? 0 : line[end - 2] === padding ? 2 : 1;
  const lengthBytes = (characters / 4) * 3 - padded;
  return {
    seq: Number(head[1]),
    kind: head[3] === 'r' ? 'received' : 'sent',
    timeUs: Number(head[2]),
    lengthBytes,
    bytes: () => Buffer.from(latin1Of(line.subarray(start, end)), 'base64'),
    decode: () => {
      const bytes = bytesOf(latin1Of(line.subarray(start, end)));
      return bytes?.length === lengthBytes ? bytes : null;
    },
  };
};

const parseJson = (line: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(line).toString('utf8'));
  } catch {
    return undefined;
  }
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An entry as it is in the file. */
interface WrittenEntry {
  /** `unknown`: of a kind that a later version has. */
  readonly entry: RecordingEntry | (EntryPlace & { readonly kind: 'unknown' });
  /** The reads that were joined to it, in order; empty: it is one. */
  readonly reads: readonly JoinedRead[];
}

/** Each read as an entry of its own. */
function* separated(entry: RecordingEntry, reads: readonly JoinedRead[]): Generator<RecordingEntry> {
  if (reads.length === 0 || !('bytes' in entry)) {
    yield entry;
    return;
  }
  let at = 0;
  for (const [length, afterUs] of reads) {
    yield { ...entry, timeUs: entry.timeUs + afterUs, bytes: entry.bytes.subarray(at, at + length) };
    at += length;
  }
}

const entryOf = (fields: readonly unknown[]): WrittenEntry | null => {
  const [seq, timeUs, letter, content, joined] = fields;
  if (fields.length < 4 || fields.length > 5 || !isCount(seq) || !isCount(timeUs)) return null;
  if (letter === 'r' || letter === 't') {
    const bytes = bytesOf(content);
    const reads = bytes === null || joined === undefined ? [] : readsOf(joined, bytes.length);
    return bytes && reads && { entry: { seq, timeUs, kind: letter === 'r' ? 'received' : 'sent', bytes }, reads };
  }
  const reads: readonly JoinedRead[] = [];
  if (typeof letter === 'string' && unknownLetter.test(letter)) {
    return { entry: { seq, timeUs, kind: 'unknown' }, reads };
  }
  if (joined !== undefined) return null;
  if (letter === 'c') {
    return typeof content === 'string' ? { entry: { seq, timeUs, kind: 'cuts', text: content }, reads } : null;
  }
  if (!isRecord(content)) return null;
  if (letter === 'm') return { entry: { seq, timeUs, kind: 'mark', facts: content }, reads };
  const input = inputLetters.find((known) => known === letter);
  if (input) return { entry: { seq, timeUs, kind: 'input', letter: input, facts: content }, reads };
  const { kind: event, facts } = content;
  return letter === 'e' && typeof event === 'string' && isRecord(facts)
    ? { entry: { seq, timeUs, kind: 'event', event, facts }, reads }
    : null;
};

const unknownLetter = /^[abdf-ln-psuvyA-Z]$/;

/** The reads must have all bytes of the entry, in the order of their times. */
const readsOf = (value: unknown, lengthBytes: number): readonly JoinedRead[] | null => {
  if (!Array.isArray(value)) return null;
  let total = 0;
  let lastUs = 0;
  for (const read of value as readonly unknown[]) {
    if (!Array.isArray(read) || read.length !== 2) return null;
    const [length, afterUs] = read as readonly unknown[];
    if (!isCount(length) || !isCount(afterUs) || afterUs < lastUs) return null;
    total += length;
    lastUs = afterUs;
  }
  return total === lengthBytes ? (value as readonly JoinedRead[]) : null;
};

/** Strict, because `Buffer.from` accepts anything as Base64. */
const bytesOf = (content: unknown): Uint8Array | null => {
  if (typeof content !== 'string') return null;
  const bytes = Buffer.from(content, 'base64');
  return bytes.toString('base64') === content ? Uint8Array.from(bytes) : null;
};
