import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { factText } from './fact-text.ts';

/** The folders to read; tests pass their own. */
export interface HolderFolders {
  readonly procFolder: string;
  readonly groupFile: string;
}

const systemFolders: HolderFolders = { procFolder: '/proc', groupFile: '/etc/group' };

const processLimit = 4096;
const descriptorLimit = 1024;
const holderLimit = 8;

/**
 * The processes that have the device open, as `name (pid)`. Linux only, best effort: processes of other users are visible only to root.
 * Empty if nothing was found.
 */
export const findHolders = async (devicePath: string, folders = systemFolders): Promise<readonly string[]> => {
  const device = await realpath(devicePath).catch(() => devicePath);
  const entries = await readdir(folders.procFolder).catch(() => []);
  const holders: string[] = [];
  for (const pid of entries.filter((name) => /^\d+$/.test(name)).slice(0, processLimit)) {
    if (holders.length === holderLimit) break;
    const processFolder = join(folders.procFolder, pid);
    if (await holds(processFolder, device)) holders.push(`${await nameOf(processFolder)} (${pid})`);
  }
  return holders;
};

const holds = async (processFolder: string, device: string): Promise<boolean> => {
  const descriptorFolder = join(processFolder, 'fd');
  const descriptors = await readdir(descriptorFolder).catch(() => []);
  for (const descriptor of descriptors.slice(0, descriptorLimit)) {
    const target = await readlink(join(descriptorFolder, descriptor)).catch(() => null);
    if (target === device) return true;
  }
  return false;
};

const nameOf = async (processFolder: string): Promise<string> =>
  factText(await readFile(join(processFolder, 'comm'), 'utf8').catch(() => '')) || '?';

/** The group that owns the device file: its name if `/etc/group` has it, else its number; `null` if it cannot be read. */
export const owningGroup = async (devicePath: string, folders = systemFolders): Promise<string | null> => {
  const facts = await stat(devicePath).catch(() => null);
  if (!facts) return null;
  const groups = await readFile(folders.groupFile, 'utf8').catch(() => '');
  const line = groups.split('\n').find((entry) => entry.split(':')[2] === String(facts.gid));
  return line?.split(':')[0] || String(facts.gid);
};
