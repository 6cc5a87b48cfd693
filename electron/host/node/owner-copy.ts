import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Owner, OwnerAnswer } from './owner.ts';
import { parseOwner } from './owner-file.ts';
import type { OwnerRequest } from './owner-socket.ts';
import { isSameFile } from './same-file.ts';

/**
 * A copy of the owner file outside of the data folder, with a separate socket, so that removing files from the data folder does not end the
 * ownership. It is kept in a folder of the same user.
 */
export interface OwnerCopyFolders {
  /** The data folder. */
  readonly folder: string;
  readonly copiesFolder: string;
}

/** A running owner, regardless of the content of the data folder. */
export interface RunningOwner {
  /** With the socket that belongs to the copy. */
  readonly owner: Owner;
  readonly answer: OwnerAnswer;
  /** What the owner file of the folder contained. */
  readonly content: string;
}

/** A copy has the name of its socket, which names the owner. */
const copyName = /^owner-([0-9a-f]{24})\.json$/;
const idIn = (socket: string): string => /[0-9a-f]{24}/.exec(socket.slice(-29))?.[0] ?? '';
const isPipe = (socket: string): boolean => socket.startsWith('\\');

/** `folder`: its path. Compared by its current state, because the folder may have been created again and its inode number reused. */
interface Copy {
  readonly folder: string;
  readonly content: string;
}

/** Removes the copies of owners that have ended, also those of folders that are not there any more. */
export const findRunningOwner = async (
  { folder, copiesFolder }: OwnerCopyFolders,
  request: OwnerRequest,
  ask: (owner: Owner, request: OwnerRequest) => Promise<OwnerAnswer>,
): Promise<RunningOwner | null> => {
  for (const name of await readdir(copiesFolder).catch(() => [])) {
    const id = copyName.exec(name)?.[1];
    if (id === undefined) continue;
    const path = join(copiesFolder, name);
    const socket = join(copiesFolder, `owner-${id}.sock`);
    const copy = parseCopy(await readFile(path, 'utf8').catch(() => ''));
    const isWanted = copy !== null && (await isSameFile(copy.folder, folder));
    if (copy !== null && !isWanted && (await isThere(copy.folder))) continue;
    const kept = copy && parseOwner(copy.content);
    const owner = kept && { ...kept, socket: isPipe(kept.socket) ? kept.socket : socket };
    // The request is for the owner of this folder only.
    const answer = owner && (await ask(owner, isWanted ? request : 'alive'));
    if (copy && owner && answer && answer.kind !== 'gone') {
      if (isWanted) return { owner, answer, content: copy.content };
      continue;
    }
    for (const left of [path, socket]) await rm(left, { force: true }).catch(() => undefined);
  }
  return null;
};

const parseCopy = (text: string): Copy | null => {
  try {
    const { folder, content } = JSON.parse(text) as Partial<Record<keyof Copy, unknown>>;
    return typeof folder === 'string' && typeof content === 'string' ? { folder, content } : null;
  } catch {
    return null;
  }
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/**
 * Writes the copy; returns how to remove it. `listen` opens a second socket in the folder of the copies, and returns how to close it. A home
 * folder that cannot be written is not a failure: the file of the data folder protects as well.
 */
export const keepOwnerCopy = async (
  { folder, copiesFolder }: OwnerCopyFolders,
  owner: Owner,
  listen: (folder: string, fileName: string) => Promise<() => Promise<void>>,
): Promise<() => Promise<void>> => {
  const id = idIn(owner.socket);
  const path = join(copiesFolder, `owner-${id}.json`);
  const fileName = `owner-${id}.sock`;
  let close = async (): Promise<void> => undefined;
  try {
    await mkdir(copiesFolder, { recursive: true, mode: 0o700 });
    if (!isPipe(owner.socket) && owner.socket !== join(copiesFolder, fileName)) {
      close = await listen(copiesFolder, fileName);
    }
    const copy: Copy = { folder: resolve(folder), content: JSON.stringify(owner) };
    // Written under another name first, because a reader would treat an incomplete copy as damaged.
    await writeFile(`${path}.new`, JSON.stringify(copy), { flag: 'wx', mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch {
    // See above.
  }
  return async () => {
    await rm(path, { force: true }).catch(() => undefined);
    await close();
  };
};
