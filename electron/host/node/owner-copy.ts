import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Owner, OwnerAnswer } from './owner.ts';
import { parseOwner } from './owner-file.ts';
import { identityOf } from './same-file.ts';

/**
 * A copy of the owner file outside of the data folder, with a socket of its own: what is removed from the data folder does not end the
 * ownership. It is kept in a folder of the same user, by the identity of the data folder, so that every path to it leads to the same copy.
 */
export interface OwnerCopyPlace {
  /** The data folder. */
  readonly folder: string;
  readonly copiesFolder: string;
}

/** An owner that lives, whatever the data folder contains. */
export interface LivingOwner {
  /** With the socket that belongs to the copy. */
  readonly owner: Owner;
  readonly answer: OwnerAnswer;
  /** What the owner file of the folder contained. */
  readonly content: string;
}

/** The name of a copy: the data folder, and the owner as in the name of its socket. */
const copyName = /^([0-9a-f]{24})-([0-9a-f]{24})\.json$/;
const idIn = (socket: string): string => /[0-9a-f]{24}/.exec(socket.slice(-29))?.[0] ?? '';
const isPipe = (socket: string): boolean => socket.startsWith('\\');

/** Removes the copies of owners that have ended. */
export const findLivingOwner = async (
  { folder, copiesFolder }: OwnerCopyPlace,
  ask: (owner: Owner) => Promise<OwnerAnswer>,
): Promise<LivingOwner | null> => {
  const identity = await folderKey(folder);
  for (const name of await readdir(copiesFolder).catch(() => [])) {
    const [, key, id] = copyName.exec(name) ?? [];
    if (key !== identity || id === undefined) continue;
    const socket = join(copiesFolder, `owner-${id}.sock`);
    const content = await readFile(join(copiesFolder, name), 'utf8').catch(() => '');
    const kept = parseOwner(content);
    const owner = kept && { ...kept, socket: isPipe(kept.socket) ? kept.socket : socket };
    const answer = owner && (await ask(owner));
    if (owner && answer && answer.kind !== 'gone') return { owner, answer, content };
    for (const path of [join(copiesFolder, name), socket]) await rm(path, { force: true }).catch(() => undefined);
  }
  return null;
};

/**
 * Writes the copy; returns how to remove it. `listen` opens a second socket in the folder of the copies, and returns how to close it. A home
 * folder that cannot be written is no failure: the file of the data folder protects as well.
 */
export const keepOwnerCopy = async (
  { folder, copiesFolder }: OwnerCopyPlace,
  owner: Owner,
  listen: (folder: string, fileName: string) => Promise<() => Promise<void>>,
): Promise<() => Promise<void>> => {
  const id = idIn(owner.socket);
  const path = join(copiesFolder, `${await folderKey(folder)}-${id}.json`);
  const fileName = `owner-${id}.sock`;
  let close = async (): Promise<void> => undefined;
  try {
    await mkdir(copiesFolder, { recursive: true, mode: 0o700 });
    if (!isPipe(owner.socket) && owner.socket !== join(copiesFolder, fileName)) {
      close = await listen(copiesFolder, fileName);
    }
    await writeFile(path, JSON.stringify(owner), { flag: 'wx', mode: 0o600 });
  } catch {
    // See above.
  }
  return async () => {
    await rm(path, { force: true }).catch(() => undefined);
    await close();
  };
};

const folderKey = async (folder: string): Promise<string> =>
  createHash('sha256')
    .update(await identityOf(folder))
    .digest('hex')
    .slice(0, 24);
