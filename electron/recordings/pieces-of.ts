import type { TrafficPiece } from '../../shared/traffic.ts';
import { RecordedPieces } from '../recorder/recorded-pieces.ts';
import { longestLineBytes } from '../recorder/recording-format.ts';
import type { ReadSource } from './entry-stream.ts';
import { replay } from './replay.ts';

/** Where the pieces of a recording come from. `kept`: as they were cut. `replayed`: its version, or the program that wrote it, kept no cuts. */
export type PiecesFrom = 'kept' | 'replayed';

export interface PiecesOf {
  readonly from: PiecesFrom;
  readonly pieces: readonly TrafficPiece[];
}

/**
 * All pieces of a recording: as they were kept, otherwise as today's program cuts them. In memory, so for recordings of a person's size; a long one is
 * read by its index.
 */
export const piecesOf = (source: ReadSource): PiecesOf => {
  const kept = keptPieces(source);
  return kept.length > 0 ? { from: 'kept', pieces: kept } : { from: 'replayed', pieces: replayedPieces(source) };
};

const keptPieces = (source: ReadSource): readonly TrafficPiece[] => {
  const reader = new RecordedPieces();
  const found: TrafficPiece[] = [];
  for (const { line, offset } of linesOf(source())) for (const piece of reader.take(line, offset)) found.push(piece);
  return found;
};

const replayedPieces = (source: ReadSource): readonly TrafficPiece[] => {
  const found: TrafficPiece[] = [];
  replay(source, {
    event: () => undefined,
    piece: ({ atMs, direction, owner, commandId, name, bytes }) => {
      const sequence = found.length;
      found.push({ sequence, atMs, direction, owner, commandId, name, bytes, isRecorded: true });
    },
  });
  return found;
};

/** Complete lines without their line end, and their place in the source. Those that are too long are left out. */
function* linesOf(chunks: Iterable<Uint8Array>): Generator<{ readonly line: Uint8Array; readonly offset: number }> {
  let rest: Uint8Array = new Uint8Array(0);
  let offset = 0;
  for (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
      if (end - start <= longestLineBytes) yield { line: bytes.subarray(start, end), offset: offset + start };
      start = end + 1;
    }
    offset += start;
    rest = Uint8Array.from(bytes.subarray(start));
  }
}
