import { type Outcome, ok } from '../../shared/outcome.ts';
import { type ComparedCommand, comparedCommands, comparedLimit } from '../../shared/recordings/compare.ts';
import type { TrafficOwner, TrafficPiece } from '../../shared/traffic.ts';
import type { RecordingIndex } from './recording-index.ts';

const windowBytes = 1024 * 1024;
/** Of one answer line or payload: a comparison shows no more. */
const keptBytes = 2_000;
/** Of all, so that a recording with long answers does not take all memory. */
const totalBytes = 32 * 1024 * 1024;

const ofNoCommand: ReadonlySet<TrafficOwner> = new Set([
  'urc',
  'message',
  'divider',
  'blank',
  'unfinished',
  'raw',
  'packet',
]);

/** The commands of a recording that is in the index, at most `comparedLimit` and one more. */
export const readCommands = async (index: RecordingIndex): Promise<Outcome<readonly ComparedCommand[]>> => {
  const kept: TrafficPiece[] = [];
  let commands = 0;
  let bytes = 0;
  for (let from = index.first; from < index.next; ) {
    const read = await index.pieces(from, index.next, windowBytes);
    if (!read.ok) return read;
    const last = read.value.at(-1);
    if (last === undefined) break;
    from = last.sequence + 1;
    for (const piece of read.value) {
      if (piece.commandId === 0 || ofNoCommand.has(piece.owner)) continue;
      if (piece.owner === 'command') commands += 1;
      // A copy: a part of the bytes would keep all of them.
      const own = piece.bytes.slice(0, keptBytes);
      kept.push({ ...piece, bytes: own });
      bytes += own.length;
    }
    if (commands > comparedLimit || bytes > totalBytes) break;
  }
  return ok(comparedCommands(kept).slice(0, comparedLimit + 1));
};
