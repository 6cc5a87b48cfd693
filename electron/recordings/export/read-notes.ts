import { z } from 'zod';
import type { Platform } from '../../base/platform.ts';
import { notesPathOf } from '../../recorder/recording-name.ts';

/** The longest notes of all marks. */
const limitBytes = 8 * 1024 * 1024;

const notesSchema = z.object({
  version: z.literal(1),
  marks: z.array(z.object({ sequence: z.number(), note: z.string() })).catch([]),
  remarks: z
    .object({ title: z.string(), note: z.string(), tags: z.array(z.string()), isPinned: z.boolean() })
    .partial()
    .optional()
    .catch(undefined),
});

/** Name, note, tags and marks of a recording, as its file has them (docs/recording-format.md §9). `null`: there are none, or they cannot be read. */
export const readNotes = async (
  platform: Pick<Platform, 'readFile'>,
  recordingPath: string,
): Promise<object | null> => {
  const file = await platform.readFile(notesPathOf(recordingPath), limitBytes);
  if (!file.ok) return null;
  try {
    return notesSchema.safeParse(JSON.parse(new TextDecoder().decode(file.value))).data ?? null;
  } catch {
    return null;
  }
};
