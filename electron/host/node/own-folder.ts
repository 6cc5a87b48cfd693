import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { type Clock, sleep } from '../../base/clock.ts';
import { userDataFolder } from './data-folder.ts';
import { writeFailure } from './file-failures.ts';
import type { Owner, OwnerAnswer, OwnerHost } from './owner.ts';
import { type Claim, claimFolder, readOwner } from './owner-file.ts';
import {
  type AskOptions,
  askOwner,
  type OwnerAnswers,
  type OwnerSocket,
  type OwnerWish,
  openOwnerSocket,
} from './owner-socket.ts';

export interface OwnFolderOptions {
  readonly folder: string;
  readonly pid: number;
  readonly host: OwnerHost;
  readonly clock: Clock;
  readonly answers: OwnerAnswers;
  /** Default: beside the usual data folder of the user. */
  readonly spareFolder?: string;
}

const os = process.platform;
const settleMs = 100;

const usualSpareFolder = (): string =>
  join(userDataFolder({ os, home: homedir(), environment: process.env }), 'owners');

/**
 * Claims a data folder for this process until it is released or the process ends in any way. Used by the window and the web host. A local
 * socket proves that the owner is alive: it closes with its process, and other users of the computer cannot connect to it.
 */
export const ownFolder = async (options: OwnFolderOptions): Promise<Outcome<Claim>> => {
  const { folder, pid, host, clock, answers, spareFolder = usualSpareFolder() } = options;
  const key = randomBytes(32).toString('base64url');
  let socket: OwnerSocket;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    socket = await openOwnerSocket({ folder, spareFolder, key, answers, clock, os });
  } catch (error) {
    return { ok: false, error: writeFailure(folder, error) };
  }
  const mine: Owner = { pid, host, socket: socket.name, key };
  const claimed = await claimFolder(folder, mine, {
    askAlive: (owner) => askOwner(owner, 'alive', { folder, clock, os }),
    settle: () => sleep(clock, settleMs),
    onReplaced: (dead) => removeSocket(folder, dead),
  });
  if (!claimed.ok || claimed.value.kind === 'taken') {
    await socket.close();
    return claimed;
  }
  const { release } = claimed.value;
  return ok({
    kind: 'mine',
    release: async () => {
      await release();
      await socket.close();
    },
  });
};

/** Asks the owner of a folder. `null`: the folder has no owner file. */
export const askOwnerOf = async (
  folder: string,
  wish: OwnerWish,
  clock: Clock,
): Promise<{ readonly owner: Owner; readonly answer: OwnerAnswer } | null> => {
  const owner = await readOwner(folder);
  if (owner === null) return null;
  const options: AskOptions = { folder, clock, os };
  return { owner, answer: await askOwner(owner, wish, options) };
};

/** Removes the socket file of a process that has ended. A named pipe has no file. */
const removeSocket = async (folder: string, { socket }: Owner): Promise<void> => {
  if (socket.startsWith('\\')) return;
  await rm(isAbsolute(socket) ? socket : join(folder, socket), { force: true }).catch(() => undefined);
};
