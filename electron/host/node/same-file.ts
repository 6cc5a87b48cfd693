import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** The same limit as in Linux. */
const longestChain = 40;

/** Whether two paths name one file: with another spelling, through links, or as hard links. The file need not exist, and nothing is opened. */
export const isSameFile = async (one: string, other: string): Promise<boolean> =>
  (await identityOf(one)) === (await identityOf(other));

const identityOf = async (path: string): Promise<string> => {
  const located = await writeTargetOf(resolve(path), longestChain);
  const found = await stat(located, { bigint: true }).catch(() => null);
  // Some network file systems have no file numbers.
  if (found !== null && found.ino !== 0n) return `${found.dev}:${found.ino}`;
  // File names of these systems are not case-sensitive.
  const ignoresCase = process.platform === 'win32' || process.platform === 'darwin';
  return ignoresCase ? located.normalize('NFC').toLowerCase() : located;
};

/** The real path that a write to this path would use. Links are followed, also to a missing file. */
const writeTargetOf = async (path: string, linksLeft: number): Promise<string> => {
  const folder = await realFolder(dirname(path));
  const located = join(folder, basename(path));
  const target = linksLeft > 0 ? await readlink(located).catch(() => null) : null;
  return target === null ? located : writeTargetOf(resolve(folder, target), linksLeft - 1);
};

const realFolder = async (path: string): Promise<string> => {
  const real = await realpath(path).catch(() => null);
  if (real !== null) return real;
  const above = dirname(path);
  return above === path ? path : join(await realFolder(above), basename(path));
};
