import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import type { Platform } from '../base/platform.ts';
import { createDerivedReading } from '../recorder/derived-cuts.ts';
import { createFileChain } from '../recorder/file-chain.ts';
import { createRecordingIndex } from '../recorder/recording-index.ts';
import { furtherPath } from '../recorder/recording-name.ts';
import { createCutDeriver } from './derive-cuts.ts';

/** The pieces of a recording that is read as a whole. */
export interface RecordedPieceList {
  readonly pieces: readonly TrafficPiece[];
  /** The recording continues, but no more of it was read. */
  readonly isCut: boolean;
}

/** A recording of a day of Setup runs has a tenth of this. */
const keptBytes = 64 * 1024 * 1024;
const keptPieces = 2_000_000;
const windowBytes = 1024 * 1024;
const fileLimit = 1_000;

/** Reads the pieces of a recording from its first file and the files in which it continues. Without a piece it fails with `usage/invalid`. */
export const readRecordedTraffic = async (
  platform: Pick<Platform, 'readPart'>,
  path: string,
): Promise<Outcome<RecordedPieceList>> => {
  const paths = await filesOf(platform, path);
  if (!paths.ok) return paths;
  const chain = createFileChain(platform.readPart);
  chain.extend(paths.value);
  const index = createRecordingIndex(createDerivedReading(chain.read, createCutDeriver).read);
  const updated = await index.update();
  if (!updated.ok) return updated;
  const pieces: TrafficPiece[] = [];
  let bytes = 0;
  let from = index.first;
  while (from < index.next && bytes < keptBytes && pieces.length < keptPieces) {
    const read = await index.pieces(from, index.next, windowBytes);
    if (!read.ok) return read;
    const last = read.value.at(-1);
    if (!last) break;
    for (const piece of read.value) {
      pieces.push(piece);
      bytes += piece.bytes.length;
    }
    from = last.sequence + 1;
  }
  if (pieces.length === 0) return fail('usage/invalid', { field: 'recording', problem: 'no-commands' });
  return ok({ pieces, isCut: from < index.next });
};

/** The first file must exist, a further one may. */
const filesOf = async (platform: Pick<Platform, 'readPart'>, path: string): Promise<Outcome<readonly string[]>> => {
  const first = await platform.readPart(path, 0, 1);
  if (!first.ok) return first;
  const paths = [path];
  for (let number = 2; number <= fileLimit; number += 1) {
    const further = furtherPath(path, number);
    const read = await platform.readPart(further, 0, 1);
    if (!read.ok || read.value.length === 0) break;
    paths.push(further);
  }
  return ok(paths);
};
