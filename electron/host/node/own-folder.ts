import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { type Clock, sleep } from '../../base/clock.ts';
import { userDataFolder } from './data-folder.ts';
import { readFailure, writeFailure } from './file-failures.ts';
import type { Owner, OwnerAnswer, OwnerHost } from './owner.ts';
import { findRunningOwner, keepOwnerCopy, type OwnerCopyFolders, type RunningOwner } from './owner-copy.ts';
import { type Claim, claimFolder, ownerPathOf, readOwner, restoreOwner, type Taken } from './owner-file.ts';
import { askOwner, type OwnerAnswers, type OwnerRequest, type OwnerSocket, openOwnerSocket } from './owner-socket.ts';

export interface OwnFolderOptions {
  readonly folder: string;
  readonly pid: number;
  readonly host: OwnerHost;
  readonly clock: Clock;
  readonly answers: OwnerAnswers;
  /** Default: next to the usual data folder of the user. */
  readonly spareFolder?: string;
}

const os = process.platform;
const settleMs = 100;

const defaultSpareFolder = (): string =>
  join(userDataFolder({ os, home: homedir(), environment: process.env }), 'owners');

/**
 * Claims a data folder for this process until it is released or the process ends in any way. Used by the window and the web host. A local
 * socket proves that the owner is alive: it closes with its process, and other users of the computer cannot connect to it.
 */
export const ownFolder = async (options: OwnFolderOptions): Promise<Outcome<Claim>> => {
  const { folder, pid, host, clock, answers, spareFolder = defaultSpareFolder() } = options;
  const key = randomBytes(32).toString('base64url');
  let socket: OwnerSocket;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    socket = await openOwnerSocket({ folder, spareFolder, key, answers, clock, os });
  } catch (error) {
    return { ok: false, error: writeFailure(folder, error) };
  }
  const owner: Owner = { pid, host, socket: socket.name, key };
  const claimed = await claimFolder(folder, owner, {
    askAlive: (other) => askOwner(other, 'alive', { folder, clock, os }),
    settle: () => sleep(clock, settleMs),
    onReplaced: (dead) => removeSocket(folder, dead),
  });
  if (!claimed.ok || claimed.value.kind === 'taken') {
    await socket.close();
    return claimed;
  }
  const { release } = claimed.value;
  const folders: OwnerCopyFolders = { folder, copiesFolder: spareFolder };
  const living = await findRunningOwner(folders, 'alive', (other, request) =>
    askOwner(other, request, { folder, clock, os }),
  );
  if (living !== null) {
    // Someone removed its file.
    await release();
    await socket.close();
    await restoreOwner(folder, living.content).catch(() => undefined);
    return ok(takenBy(living));
  }
  const removeCopy = await keepOwnerCopy(folders, owner, socket.alsoIn);
  return ok({
    kind: 'owned',
    release: async () => {
      await release();
      await removeCopy();
      await socket.close();
    },
  });
};

const takenBy = ({ owner, answer }: RunningOwner): Taken => ({
  ...{ kind: 'taken', by: owner, isSilent: answer.kind === 'silent' },
  text: answer.kind === 'done' ? answer.text : '',
});

export interface AskedOwner {
  readonly owner: Owner;
  readonly answer: OwnerAnswer;
}

/**
 * Asks the owner of a folder, even if its file was removed. `null`: the folder has no owner file and no living owner. The file of another user
 * cannot be read: `file/denied`.
 */
export const askOwnerOf = async (
  folder: string,
  request: OwnerRequest,
  clock: Clock,
  spareFolder = defaultSpareFolder(),
): Promise<Outcome<AskedOwner | null>> => {
  const ask = (owner: Owner, what: OwnerRequest): Promise<OwnerAnswer> => askOwner(owner, what, { folder, clock, os });
  const living = () => findRunningOwner({ folder, copiesFolder: spareFolder }, request, ask);
  try {
    const owner = await readOwner(folder);
    const answer = owner && (await ask(owner, request));
    if (owner && answer && answer.kind !== 'gone') return ok({ owner, answer });
    return ok((await living()) ?? (owner && answer && { owner, answer }));
  } catch (error) {
    // Others may have put something else in the place of the file while its owner runs.
    const running = await living();
    return running ? ok(running) : { ok: false, error: readFailure(ownerPathOf(folder), error) };
  }
};

/** Removes the socket file of a process that has ended. A named pipe has no file. */
const removeSocket = async (folder: string, { socket }: Owner): Promise<void> => {
  if (socket.startsWith('\\')) return;
  await rm(isAbsolute(socket) ? socket : join(folder, socket), { force: true }).catch(() => undefined);
};
