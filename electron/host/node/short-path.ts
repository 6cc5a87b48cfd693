import { mkdtemp, rmdir, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The path of a local socket can have 104 bytes on macOS and 108 on Linux, including the final zero. */
const longestSocketPath = 100;

/**
 * Calls `use` with a path to the file `name` in `folder` that is short enough for a local socket. If the real path is too long, the path uses
 * a symbolic link in a temporary folder that only this user can access. The folder is removed after `use` has ended.
 */
export const withShortPath = async <Result>(
  folder: string,
  name: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> => {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= longestSocketPath) return use(path);
  const temporaryFolder = await mkdtemp(join(shortFolder(name), 'at-'));
  const link = join(temporaryFolder, 'd');
  try {
    await symlink(folder, link, 'dir');
    return await use(join(link, name));
  } finally {
    await unlink(link).catch(() => undefined);
    await rmdir(temporaryFolder).catch(() => undefined);
  }
};

/** The folder for temporary files, unless a path in it would also be too long. */
const shortFolder = (name: string): string => {
  const lengthBytes = Buffer.byteLength(join(tmpdir(), 'at-123456', 'd', name));
  return lengthBytes <= longestSocketPath ? tmpdir() : '/tmp';
};
