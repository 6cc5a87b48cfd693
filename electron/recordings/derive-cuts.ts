import { recogniseUrc } from '../commands/index.ts';
import type { CreateCutDeriver } from '../recorder/derived-cuts.ts';
import { readEntries } from '../recorder/read-recording.ts';
import { lookAheadEntries, type StreamedEntry } from './entry-stream.ts';
import { createReplayedParts } from './replay.ts';

/** Cuts a recording as today's program does (`replay.ts`), line by line: for readers that read a long file in parts. */
export const createCutDeriver: CreateCutDeriver = (onPiece) => {
  /** Entries that the engine may look at before their turn. Without inputs of an engine there are none. */
  const waiting: StreamedEntry[] = [];
  let hasInputs = false;
  let startMs = 0;
  let nextEntry = 0;
  let sequence = 0;
  const parts = createReplayedParts(
    { sentNext: (sizeBytes) => sentIn(waiting, sizeBytes) },
    {
      event: () => undefined,
      piece: ({ atMs, direction, owner, commandId, name, position, bytes }) => {
        const { length } = bytes;
        const ownBytes = null;
        onPiece({ sequence, atMs, direction, owner, commandId, name, isRecorded: true, length, position, ownBytes });
        sequence += 1;
      },
    },
    recogniseUrc,
  );
  const takeWaiting = (kept: number): void => {
    while (waiting.length > kept) {
      const next = waiting.shift();
      if (next) parts.take(next);
    }
  };
  return {
    take: (line) => {
      const read = readEntries(line);
      if (read === null) return;
      if ('header' in read) {
        takeWaiting(0);
        hasInputs = false;
        nextEntry = 0;
        startMs = Date.parse(read.header.startedAt);
        parts.take({ kind: 'part', header: read.header });
        return;
      }
      for (const [index, entry] of read.entries.entries()) {
        // A write that failed half-way is repeated as a whole.
        if (index === 0 && entry.seq < nextEntry) return;
        nextEntry = entry.seq + 1;
        hasInputs ||= entry.kind === 'input';
        waiting.push({ kind: 'entry', entry, wallMs: startMs + entry.timeUs / 1_000 });
      }
      takeWaiting(hasInputs ? lookAheadEntries : 0);
    },
    end: () => {
      takeWaiting(0);
      parts.end();
    },
  };
};

const sentIn = (entries: readonly StreamedEntry[], sizeBytes: number): Uint8Array | null => {
  const found: Uint8Array[] = [];
  let length = 0;
  for (const next of entries) {
    if (length >= sizeBytes) break;
    if (next.kind !== 'entry') return null;
    if (next.entry.kind !== 'sent') continue;
    found.push(next.entry.bytes);
    length += next.entry.bytes.length;
  }
  return length < sizeBytes ? null : Uint8Array.from(Buffer.concat(found).subarray(0, sizeBytes));
};
