import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

export type Claim = { readonly kind: 'mine'; readonly release: () => Promise<void> } | Taken;

interface Taken {
  readonly kind: 'taken';
  readonly by: Running;
  readonly isSilent: boolean;
}

/** Asks the one that a file names whether it is there. */
export type AskAlive = (running: Running) => Promise<ControlAnswer>;

const fileName = 'serving.json';

/** Makes the data folder this process' own, unless a living one has it. What a killed process left behind is put away. */
export const claimFolder = async (folder: string, mine: Running, askAlive: AskAlive): Promise<Outcome<Claim>> => {
  const path = join(folder, fileName);
  const content = JSON.stringify(mine);
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    const taken = await claimFile(path, { content, draft }, askAlive);
    return ok(taken ?? { kind: 'mine', release: () => removeOwn(path, content) });
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
};

/** The name, after that of a dead process' file, under which one living process claims the right to replace it. */
export const successionOf = (left: string): string => createHash('sha256').update(left).digest('hex').slice(0, 16);

/** Who the folder belongs to by its file, dead or alive. */
export const readRunning = async (folder: string): Promise<Running | null> => {
  const text = await readText(join(folder, fileName));
  return text === null ? null : parseRunning(text);
};

/** What is put in place: whole before it can be seen, so that nobody reads half of it. */
interface Claimant {
  readonly content: string;
  readonly draft: string;
}

/**
 * Gives null when the file is the claimant's. A dead one's file is replaced only by who holds the succession to just that content, and
 * a content never comes back (its token is random): so nobody else can change it between looking and replacing. The succession is
 * claimed by this same way, hence a process killed while it takes over leaves nothing that blocks.
 */
const claimFile = async (path: string, claimant: Claimant, askAlive: AskAlive): Promise<Taken | null> => {
  for (;;) {
    if (await createExclusively(path, claimant)) return null;
    const left = await readText(path);
    if (left === null) continue;
    const by = parseRunning(left);
    const answer = by === null ? null : await askAlive(by);
    if (by !== null && answer !== null && answer.kind !== 'gone') {
      return { kind: 'taken', by, isSilent: answer.kind === 'silent' };
    }
    const succession = `${path}.${successionOf(left)}`;
    const overtaken = await claimFile(succession, claimant, askAlive);
    if ((await readText(path)) !== left) {
      if (overtaken === null) await rm(succession, { force: true });
      continue;
    }
    if (overtaken !== null) return overtaken;
    await rename(succession, path);
    return null;
  }
};

const createExclusively = async (path: string, { content, draft }: Claimant): Promise<boolean> => {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return false;
    // A stick with FAT has no hard links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS' || code === 'EISDIR') {
      return createInPlace(path, content);
    }
    throw error;
  }
};

const createInPlace = async (path: string, content: string): Promise<boolean> => {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
};

const removeOwn = async (path: string, content: string): Promise<void> => {
  if ((await readText(path)) === content) await rm(path, { force: true });
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
