import { lstat, readlink, symlink, unlink } from 'node:fs/promises';

/** Points the symbolic link `path` to `terminal`. An older symbolic link is replaced. Any other file is kept, and the result says so. */
export const placeLink = async (path: string, terminal: string): Promise<'placed' | 'occupied' | 'impossible'> => {
  try {
    const found = await lstat(path).catch(() => null);
    if (found && !found.isSymbolicLink()) return 'occupied';
    if (found) await unlink(path);
    await symlink(terminal, path);
    return 'placed';
  } catch {
    return 'impossible';
  }
};

/** Removes the link, unless it now points elsewhere. */
export const removeLink = async (path: string, terminal: string): Promise<void> => {
  try {
    if ((await readlink(path)) === terminal) await unlink(path);
  } catch {
    // Already removed, or replaced by another program.
  }
};
