import type { RecordingSummary } from '../../../../shared/contract.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Platform } from '../../../base/platform.ts';
import { createRemarksReader, newestFirst, partsOf, remarksOf, summaryOf } from './listed-recordings.ts';
import { createNotesFiles } from './notes-file.ts';
import { createRecordingReader } from './recording-reader.ts';

/** The recordings of a data folder, the newest first, for a program without a view. Those that are being written are not marked. */
export const listRecordings = async (platform: Platform): Promise<Outcome<readonly RecordingSummary[]>> => {
  const folder = platform.join(platform.dataFolder, 'recordings');
  const files = await platform.listFolder(folder);
  if (!files.ok) return files;
  const newest = newestFirst(files.value);
  const digests = await createRecordingReader(platform, folder).read(newest);
  const remarks = await createRemarksReader(platform, folder, createNotesFiles(platform))(files.value);
  const parts = partsOf(digests);
  return ok(
    newest.map((file) => ({
      ...summaryOf(file, digests.get(file.name), undefined, remarksOf(remarks, file.name)),
      part: parts.get(file.name) ?? null,
    })),
  );
};
