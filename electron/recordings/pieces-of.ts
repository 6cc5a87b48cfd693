import type { TrafficPiece } from '../../shared/traffic.ts';
import { RecordedPieces } from '../recorder/recorded-pieces.ts';
import { longestLineBytes } from '../recorder/recording-format.ts';
import type { ReadSource } from './entry-stream.ts';
import { replaySteps } from './replay.ts';

/** Where the pieces of a recording come from. `kept`: as they were cut. `replayed`: its version, or the program that wrote it, kept no cuts. */
export type PiecesFrom = 'kept' | 'replayed';

export interface PiecesOf {
  readonly from: PiecesFrom;
  /** Read as they are asked for, once. */
  readonly pieces: Iterable<TrafficPiece>;
}

/** All pieces of a recording: as they were kept, otherwise as today's program cuts them. */
export const piecesOf = (source: ReadSource): PiecesOf => {
  const hasCuts = !keptPieces(source).next().done;
  return hasCuts ? { from: 'kept', pieces: keptPieces(source) } : { from: 'replayed', pieces: replayedPieces(source) };
};

function* keptPieces(source: ReadSource): Generator<TrafficPiece, void> {
  const reader = new RecordedPieces();
  for (const { line, offset } of linesOf(source())) yield* reader.take(line, offset);
}

function* replayedPieces(source: ReadSource): Generator<TrafficPiece, void> {
  let found: TrafficPiece[] = [];
  let sequence = 0;
  const steps = replaySteps(source, {
    event: () => undefined,
    piece: ({ atMs, direction, owner, commandId, name, bytes }) => {
      found.push({ sequence, atMs, direction, owner, commandId, name, bytes, isRecorded: true });
      sequence += 1;
    },
  });
  for (let isDone = false; !isDone; ) {
    isDone = steps.next().done === true;
    const now = found;
    found = [];
    yield* now;
  }
}

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
