import { mkdtemp, rmdir, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The address of a local socket holds 104 bytes on macOS and 108 on Linux, with the zero at its end. */
const longestSocketPath = 100;

/**
 * Gives `use` a path to a file of a folder that fits into the address of a local socket. Where the own path is too long, it leads through
 * a link in a folder of our own, which is gone again when `use` has ended: nobody else can have put it there.
 */
export const withShortPath = async <Result>(
  folder: string,
  name: string,
  use: (path: string) => Promise<Result>,
): Promise<Result> => {
  const path = join(folder, name);
  if (Buffer.byteLength(path) <= longestSocketPath) return use(path);
  const detour = await mkdtemp(join(shortFolder(name), 'at-'));
  const link = join(detour, 'd');
  try {
    await symlink(folder, link, 'dir');
    return await use(join(link, name));
  } finally {
    await unlink(link).catch(() => undefined);
    await rmdir(detour).catch(() => undefined);
  }
};

const shortFolder = (name: string): string => {
  const room = Buffer.byteLength(join(tmpdir(), 'at-123456', 'd', name));
  return room <= longestSocketPath ? tmpdir() : '/tmp';
};
