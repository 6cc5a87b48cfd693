import type { LineCondition } from '../../shared/lines/line-condition.ts';
import { lineTestOf } from '../../shared/lines/line-test-of.ts';
import { contextPieces, type MatchedPieces, matchLines, restPieces } from '../../shared/lines/match-lines.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { createFileChain, type FileChain, type ReadFilePart } from './file-chain.ts';
import { createRecordingIndex, type RecordingIndex } from './recording-index.ts';

export type { ReadFilePart } from './file-chain.ts';

/** Reads recordings by the sequence numbers of their pieces. They may still grow, and go on in further files: `files`, the first one first. */
export interface RecordingReader {
  /** The pieces `[from, to)`, up to about `limitBytes` of their bytes. Those that are in no file are left out. */
  pieces(
    files: readonly string[],
    from: number,
    to: number,
    limitBytes: number,
  ): Promise<Outcome<readonly TrafficPiece[]>>;
  /** Which lines of `[from, to)` pass. The answer may be for a shorter part. */
  match(files: readonly string[], from: number, to: number, condition: LineCondition): Promise<Outcome<MatchedPieces>>;
}

/** One answer of `match` takes about a tenth of a second. */
const matchedPieces = 32_768;
const matchedBytes = 4 * 1024 * 1024;
/** Other sessions and pages wait for the same thread. */
const limitMs = 400;
/** An index that was not used for the longest time is made again when it is needed. */
const keptIndexes = 32;

/** `nowMs`: monotonic; a part that takes too long is shortened. */
export const createRecordingReader = (readPart: ReadFilePart, nowMs: () => number = () => 0): RecordingReader => {
  /** By the first file. */
  const indexes = new Map<string, KnownRecording>();
  const indexOf = (files: readonly string[]): RecordingIndex => {
    const [first = ''] = files;
    const known = indexes.get(first) ?? knownRecording(readPart);
    known.chain.extend(files);
    indexes.delete(first);
    indexes.set(first, known);
    const [oldest] = indexes.keys();
    if (indexes.size > keptIndexes && oldest !== undefined) indexes.delete(oldest);
    return known.index;
  };
  const pieces: RecordingReader['pieces'] = async (files, from, to, limitBytes) => {
    const index = indexOf(files);
    // Only what was added to the file since the last time has to be looked at.
    const updated = to > index.next ? await index.update() : ok(undefined);
    return updated.ok ? index.pieces(from, to, limitBytes) : updated;
  };
  return {
    pieces,
    match: async (files, from, to, condition) => {
      const end = Math.min(to, from + matchedPieces);
      const test = lineTestOf(condition);
      if (test === null) return ok({ to, bits: new Uint8Array(Math.ceil((to - from) / 8)) });
      const read = await pieces(files, Math.max(0, from - contextPieces), end + restPieces, matchedBytes);
      if (!read.ok) return read;
      const bytes = read.value.reduce((sum, piece) => sum + piece.bytes.length, 0);
      const last = read.value.at(-1)?.sequence ?? end;
      const isCut = bytes >= matchedBytes && last >= from;
      return ok(matchLines(read.value, from, isCut ? Math.min(end, last + 1) : end, test, { nowMs, limitMs }));
    },
  };
};

interface KnownRecording {
  readonly chain: FileChain;
  readonly index: RecordingIndex;
}

const knownRecording = (readPart: ReadFilePart): KnownRecording => {
  const chain = createFileChain(readPart);
  return { chain, index: createRecordingIndex(chain.read) };
};
