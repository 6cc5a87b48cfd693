import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { FolderEntry } from '../../base/platform.ts';
import { readFailure, systemCode } from './file-failures.ts';

const maxEntries = 10_000;

/** Plain files of a folder, in no particular order. A missing folder has none. A file that is deleted in the meantime is left out. */
export const listFolder = async (path: string): Promise<Outcome<readonly FolderEntry[]>> => {
  const entries: FolderEntry[] = [];
  try {
    for await (const { name } of await opendir(path)) {
      const entry = await entryOf(join(path, name), name);
      if (entry !== null) entries.push(entry);
      if (entries.length === maxEntries) break;
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return ok([]);
    return { ok: false, error: readFailure(path, error) };
  }
  return ok(entries);
};

/** Does not follow links, so that a link is never listed as the file that it points to. */
const entryOf = async (path: string, name: string): Promise<FolderEntry | null> => {
  try {
    const found = await lstat(path);
    return found.isFile() ? { name, sizeBytes: found.size, changedAtMs: found.mtimeMs } : null;
  } catch (error) {
    systemCode(error);
    return null;
  }
};
