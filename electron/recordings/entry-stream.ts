import { type RecordingEntry, type RecordingHeader, readRecording } from '../recorder/read-recording.ts';

/** The bytes of a recording: of all its files, one after the other. Called once for each reading. */
export type ReadSource = () => Iterable<Uint8Array>;

export type StreamedEntry =
  /** A part begins. */
  | { readonly kind: 'part'; readonly header: RecordingHeader }
  | { readonly kind: 'entry'; readonly entry: RecordingEntry; readonly wallMs: number };

/** The entries of a recording in their order, with a look at those that follow. */
export interface EntryStream extends Iterable<StreamedEntry> {
  /** The first `sizeBytes` that are sent after the current entry; `null`: they do not follow soon. */
  sentNext(sizeBytes: number): Uint8Array | null;
}

/** What was asked for is sent at once, so it follows soon. */
export const lookAheadEntries = 256;

export const createEntryStream = (source: ReadSource): EntryStream => {
  const entries = streamedEntries(source());
  const ahead: StreamedEntry[] = [];
  const sentNext = (sizeBytes: number): Uint8Array | null => {
    const found: Uint8Array[] = [];
    let length = 0;
    for (let index = 0; length < sizeBytes; index += 1) {
      const next = ahead[index] ?? readAhead();
      if (next?.kind !== 'entry' || index >= lookAheadEntries) return null;
      const { entry } = next;
      if (entry.kind !== 'sent') continue;
      found.push(entry.bytes);
      length += entry.bytes.length;
    }
    return Uint8Array.from(Buffer.concat(found).subarray(0, sizeBytes));
  };
  const readAhead = (): StreamedEntry | null => {
    const read = entries.next();
    if (read.done) return null;
    ahead.push(read.value);
    return read.value;
  };
  return {
    sentNext,
    *[Symbol.iterator]() {
      for (let next = ahead.shift() ?? readNow(); next; next = ahead.shift() ?? readNow()) yield next;
    },
  };
  function readNow(): StreamedEntry | null {
    const read = entries.next();
    return read.done ? null : read.value;
  }
};

function* streamedEntries(source: Iterable<Uint8Array>): Generator<StreamedEntry, void> {
  const headers: RecordingHeader[] = [];
  let startMs = 0;
  const reader = readRecording(source, (header) => headers.push(header));
  for (const entry of reader) {
    for (const header of headers.splice(0)) {
      startMs = Date.parse(header.startedAt);
      yield { kind: 'part', header };
    }
    yield { kind: 'entry', entry, wallMs: startMs + entry.timeUs / 1_000 };
  }
}
