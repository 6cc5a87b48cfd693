import { readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** As many as Linux follows. */
const longestChain = 40;

/**
 * Whether two paths lead to one file: by another spelling, through links, by a second name of the file; also when it is not there yet.
 * Nothing is opened.
 */
export const isSameFile = async (one: string, other: string): Promise<boolean> =>
  (await identityOf(one)) === (await identityOf(other));

const identityOf = async (path: string): Promise<string> => {
  const place = await placeOf(resolve(path), longestChain);
  const found = await stat(place, { bigint: true }).catch(() => null);
  // Some network disks number no files.
  if (found !== null && found.ino !== 0n) return `${found.dev}:${found.ino}`;
  // These systems do not tell names apart that differ in their capitals only.
  const ignoresCase = process.platform === 'win32' || process.platform === 'darwin';
  return ignoresCase ? place.normalize('NFC').toLowerCase() : place;
};

/** Where a file of this path would be written: links are followed, also one to a file that is not there. */
const placeOf = async (path: string, linksLeft: number): Promise<string> => {
  const folder = await realFolder(dirname(path));
  const place = join(folder, basename(path));
  const target = linksLeft > 0 ? await readlink(place).catch(() => null) : null;
  return target === null ? place : placeOf(resolve(folder, target), linksLeft - 1);
};

const realFolder = async (path: string): Promise<string> => {
  const real = await realpath(path).catch(() => null);
  if (real !== null) return real;
  const above = dirname(path);
  return above === path ? path : join(await realFolder(above), basename(path));
};
