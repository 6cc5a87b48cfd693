import { lstat, readlink, symlink, unlink } from 'node:fs/promises';

/** Puts the symbolic link `path` to `terminal`. An older symbolic link gives way; anything else there stays, and the result says so. */
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

/** Takes the link away, unless it leads elsewhere by now. */
export const removeLink = async (path: string, terminal: string): Promise<void> => {
  try {
    if ((await readlink(path)) === terminal) await unlink(path);
  } catch {
    // Already gone, or replaced by what is not ours.
  }
};
