import { createNotesFiles } from '../../electron/app/services/recordings/notes-file.ts';
import {
  createRecordingsService,
  type RecordingsService,
  type RecordingsServiceDeps,
} from '../../electron/app/services/recordings-service.ts';
import { createRecordingReader } from '../../electron/recorder/recording-reader.ts';

type Given = 'viewStore' | 'platform' | 'clock' | 'onBug';

/** The service of the recordings, which reads on the thread of the test. */
export const recordingsServiceOf = (
  deps: Pick<RecordingsServiceDeps, Given> & Partial<RecordingsServiceDeps>,
): RecordingsService =>
  createRecordingsService({
    reader: createRecordingReader(deps.platform.readPart),
    notes: createNotesFiles(deps.platform),
    maskText: (text) => text,
    ...deps,
  });
