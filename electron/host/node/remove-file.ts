import { unlink } from 'node:fs/promises';
import { done, fail, type Outcome } from '../../../shared/outcome.ts';
import { systemCode, writeFailure } from './file-failures.ts';

/** Removes one file. A symbolic link itself is removed, not its target. The system refuses folders. */
export const removeFile = async (path: string): Promise<Outcome<void>> => {
  try {
    await unlink(path);
    return done;
  } catch (error) {
    const cause = systemCode(error);
    if (cause === 'ENOENT' || cause === 'ENOTDIR') return fail('file/missing', { path, cause });
    return { ok: false, error: writeFailure(path, error) };
  }
};
