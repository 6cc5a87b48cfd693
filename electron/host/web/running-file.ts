import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { systemCode, writeFailure } from '../node/file-failures.ts';
import type { ControlAnswer } from './remote-control.ts';

/** The running application that a data folder belongs to. */
export interface Running {
  readonly pid: number;
  /** With its token; the file is for the person's own eyes (mode 0600). */
  readonly address: string;
}

export type Claim =
  | { readonly kind: 'mine'; readonly release: () => Promise<void> }
  | { readonly kind: 'taken'; readonly by: Running; readonly isSilent: boolean };

/** Asks the one that a file names whether it is there. */
export type AskAlive = (running: Running) => Promise<ControlAnswer>;

const fileName = 'serving.json';

/** Makes the data folder this process' own, unless a living one has it. What a killed process left behind is put away. */
export const claimFolder = async (folder: string, mine: Running, askAlive: AskAlive): Promise<Outcome<Claim>> => {
  const path = join(folder, fileName);
  const content = JSON.stringify(mine);
  const release = async (): Promise<void> => {
    const there = await readText(path);
    if (there === content) await rm(path, { force: true });
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (;;) {
      if (await createExclusively(path, content)) return ok({ kind: 'mine', release });
      const left = await readText(path);
      if (left === null) continue;
      const by = parseRunning(left);
      const answer = by === null ? null : await askAlive(by);
      if (by !== null && answer !== null && answer.kind !== 'gone') {
        return ok({ kind: 'taken', by, isSilent: answer.kind === 'silent' });
      }
      await putAway(path, left);
    }
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  }
};

/** Who the folder belongs to by its file, dead or alive. */
export const readRunning = async (folder: string): Promise<Running | null> => {
  const text = await readText(join(folder, fileName));
  return text === null ? null : parseRunning(text);
};

const createExclusively = async (path: string, content: string): Promise<boolean> => {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
};

/** Moves first and looks then: another process may have put its own file there meanwhile, and gets it back. */
const putAway = async (path: string, expected: string): Promise<void> => {
  const aside = `${path}.${randomBytes(6).toString('hex')}.old`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readText(aside);
  if (moved !== null && moved !== expected) await createExclusively(path, moved);
  await rm(aside, { force: true });
};

const readText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** The file may be half written by a killed process, or edited. */
const parseRunning = (text: string): Running | null => {
  try {
    const { pid, address } = JSON.parse(text) as Partial<Record<keyof Running, unknown>>;
    if (!Number.isSafeInteger(pid) || typeof address !== 'string') return null;
    return /^http:\/\/127\.0\.0\.1:\d{1,5}\/\?token=[\w-]+$/.test(address) ? { pid: Number(pid), address } : null;
  } catch {
    return null;
  }
};
