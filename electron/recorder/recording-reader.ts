import { createLineDecoder } from '../../shared/lines/decode-line.ts';
import { createLineTest, type LineCondition } from '../../shared/lines/line-condition.ts';
import { contextPieces, type MatchedPieces, matchLines, restPieces } from '../../shared/lines/match-lines.ts';
import { createMatcher } from '../../shared/lines/matcher.ts';
import { compileRegex } from '../../shared/lines/regex.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { createRecordingIndex, type RecordingIndex } from './recording-index.ts';

/** Reads recordings by the sequence numbers of their pieces. They may still grow. */
export interface RecordingReader {
  /** The pieces `[from, to)`, up to about `limitBytes` of their bytes. Those that are not in the file are left out. */
  pieces(path: string, from: number, to: number, limitBytes: number): Promise<Outcome<readonly TrafficPiece[]>>;
  /** Which lines of `[from, to)` pass. The answer may be for a shorter part. */
  match(path: string, from: number, to: number, condition: LineCondition): Promise<Outcome<MatchedPieces>>;
}

export type ReadFilePart = (path: string, offset: number, limitBytes: number) => Promise<Outcome<Uint8Array>>;

/** One answer of `match` takes about a tenth of a second. */
const matchedPieces = 32_768;
const matchedBytes = 4 * 1024 * 1024;
/** An index that was not used for the longest time is made again when it is needed. */
const keptIndexes = 32;

export const createRecordingReader = (readPart: ReadFilePart): RecordingReader => {
  const indexes = new Map<string, RecordingIndex>();
  const indexOf = (path: string): RecordingIndex => {
    const index = indexes.get(path) ?? createRecordingIndex((offset, limitBytes) => readPart(path, offset, limitBytes));
    indexes.delete(path);
    indexes.set(path, index);
    const [oldest] = indexes.keys();
    if (indexes.size > keptIndexes && oldest !== undefined) indexes.delete(oldest);
    return index;
  };
  const pieces: RecordingReader['pieces'] = async (path, from, to, limitBytes) => {
    const index = indexOf(path);
    // Only what was added to the file since the last time has to be looked at.
    const updated = to > index.next ? await index.update() : ok(undefined);
    return updated.ok ? index.pieces(from, to, limitBytes) : updated;
  };
  return {
    pieces,
    match: async (path, from, to, condition) => {
      const end = Math.min(to, from + matchedPieces);
      const decode = createLineDecoder(condition.encoding);
      const test = createLineTest(condition, (query) => createMatcher(query, compileRegex), decode);
      if (test === null) return ok({ to, bits: new Uint8Array(Math.ceil((to - from) / 8)) });
      const read = await pieces(path, Math.max(0, from - contextPieces), end + restPieces, matchedBytes);
      if (!read.ok) return read;
      const bytes = read.value.reduce((sum, piece) => sum + piece.bytes.length, 0);
      const last = read.value.at(-1)?.sequence ?? end;
      const isCut = bytes >= matchedBytes && last >= from;
      return ok(matchLines(read.value, from, isCut ? Math.min(end, last + 1) : end, test));
    },
  };
};
