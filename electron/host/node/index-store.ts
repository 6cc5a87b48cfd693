import { readLimited } from './read-limited.ts';
import { writeAtomically } from './write-atomically.ts';

/** Of a recording of 30 GB. */
const limitBytes = 128 * 1024 * 1024;

/** The indexes of recordings as files. One that cannot be written is made again the next time. */
export const indexStore = {
  fromBytes: 16 * 1024 * 1024,
  read: async (path: string): Promise<Uint8Array | null> => {
    const content = await readLimited(path, limitBytes);
    return content.ok ? content.value : null;
  },
  write: async (path: string, content: Uint8Array): Promise<void> => {
    await writeAtomically(path, content);
  },
};
