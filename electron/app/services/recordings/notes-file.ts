import { z } from 'zod';
import { noRemarks, type RecordingRemarks } from '../../../../shared/contract/recordings.ts';
import { recordingSchema } from '../../../../shared/contract/rest.ts';
import { marksSchema } from '../../../../shared/contract/session.ts';
import type { SessionView } from '../../../../shared/contract.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { Platform } from '../../../base/platform.ts';
import { createTurns } from '../../../base/turns.ts';
import { notesPathOf } from '../../../recorder/recording-name.ts';

/** What people have added to a recording. In a second file, because a recording is only appended to. */
export interface RecordingNotes {
  readonly marks: SessionView['marks'];
  readonly remarks: RecordingRemarks;
}

export const noNotes: RecordingNotes = { marks: [], remarks: noRemarks };

/** The longest notes of all marks. */
const limitBytes = 8 * 1024 * 1024;

const remarksSchema = recordingSchema.shape.remarks;
/** A part that is not understood is left out; the others stay. */
const fileSchema = z.object({
  version: z.literal(1),
  marks: marksSchema.catch([]),
  remarks: z
    .object({
      title: remarksSchema.shape.title.catch(''),
      note: remarksSchema.shape.note.catch(''),
      tags: remarksSchema.shape.tags.catch([]),
      isPinned: z.boolean().catch(false),
    })
    .catch(noRemarks),
});

/** `content`: of the file; anything. */
export const readNotes = (content: Uint8Array): RecordingNotes => {
  const parsed = fileSchema.safeParse(parseJson(content));
  return parsed.success ? { marks: parsed.data.marks, remarks: parsed.data.remarks } : noNotes;
};

const parseJson = (content: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return null;
  }
};

export interface NotesFiles {
  /** Without a readable file: `noNotes`. */
  read(recordingPath: string): Promise<RecordingNotes>;
  /** What is left out stays. */
  change(recordingPath: string, change: Partial<RecordingNotes>): Promise<Outcome<void>>;
}

export const createNotesFiles = (platform: Pick<Platform, 'readFile' | 'writeFile'>): NotesFiles => {
  const inTurn = createTurns();
  const read = async (recordingPath: string): Promise<RecordingNotes> => {
    const content = await platform.readFile(notesPathOf(recordingPath), limitBytes);
    return content.ok ? readNotes(content.value) : noNotes;
  };
  return {
    read,
    change: (recordingPath, change) =>
      inTurn(async () => {
        const { marks, remarks } = { ...(await read(recordingPath)), ...change };
        const text = `${JSON.stringify({ version: 1, marks, ...(JSON.stringify(remarks) === JSON.stringify(noRemarks) ? {} : { remarks }) })}\n`;
        return platform.writeFile(notesPathOf(recordingPath), new TextEncoder().encode(text));
      }),
  };
};
