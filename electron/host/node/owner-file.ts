import { createHash, randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { systemCode, writeFailure } from './file-failures.ts';
import type { Owner, OwnerAnswer } from './owner.ts';

export type Claim = { readonly kind: 'mine'; readonly release: () => Promise<void> } | Taken;

export interface Taken {
  readonly kind: 'taken';
  readonly by: Owner;
  readonly isSilent: boolean;
  /** What it answered when it was asked whether it lives: the address of its page, if it has one. */
  readonly text: string;
}

/** Asks the one that a file names whether it lives. */
export type AskAlive = (owner: Owner) => Promise<OwnerAnswer>;

export interface ClaimOptions {
  readonly askAlive: AskAlive;
  /** Waits a moment for who is just writing a file in place. */
  readonly settle: () => Promise<void>;
  /** A dead owner's file was replaced: what else it left can go. */
  readonly onReplaced?: (dead: Owner) => Promise<void>;
  /** Left out: a hard link, by the system. */
  readonly linkFile?: (existing: string, path: string) => Promise<void>;
}

const fileName = 'owner.json';

/** Makes the data folder this process' own, unless a living one has it. What a killed process left behind is put away. */
export const claimFolder = async (folder: string, mine: Owner, options: ClaimOptions): Promise<Outcome<Claim>> => {
  const path = join(folder, fileName);
  const content = JSON.stringify(mine);
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    const taken = await claimFile(path, { content, draft }, options);
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
export const readOwner = async (folder: string): Promise<Owner | null> => {
  const text = await readText(join(folder, fileName));
  return text === null ? null : parseOwner(text);
};

/** What is put in place: whole before it can be seen, so that nobody reads half of it. */
interface Claimant {
  readonly content: string;
  readonly draft: string;
}

/**
 * Gives null when the file is the claimant's. A dead one's file is replaced only by who holds the succession to just that content, and
 * a content never comes back (its key is random): so nobody else can change it between looking and replacing. The succession is
 * claimed by this same way, hence a process killed while it takes over leaves nothing that blocks.
 */
const claimFile = async (path: string, claimant: Claimant, options: ClaimOptions): Promise<Taken | null> => {
  for (;;) {
    if (await createExclusively(path, claimant, options)) return null;
    const left = await readWhole(path, options);
    if (left === null) continue;
    const by = parseOwner(left);
    const answer = by === null ? null : await options.askAlive(by);
    if (by !== null && answer !== null && answer.kind !== 'gone') {
      const text = answer.kind === 'done' ? answer.text : '';
      return { kind: 'taken', by, isSilent: answer.kind === 'silent', text };
    }
    const succession = `${path}.${successionOf(left)}`;
    const overtaken = await claimFile(succession, claimant, options);
    if ((await readText(path)) !== left) {
      if (overtaken === null) await rm(succession, { force: true });
      continue;
    }
    if (overtaken !== null) return overtaken;
    await rename(succession, path);
    if (by !== null) await options.onReplaced?.(by);
    return null;
  }
};

/** What file systems say that have no hard links, such as FAT on a stick. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

const createExclusively = async (path: string, claimant: Claimant, options: ClaimOptions): Promise<boolean> => {
  const { linkFile = link } = options;
  try {
    await linkFile(claimant.draft, path);
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EEXIST') return false;
    if (withoutLinks.has(code)) return createInPlace(path, claimant.content);
    throw error;
  }
};

/** In one turn, so that the file is half written for as short as can be; who reads it then waits (`readWhole`). */
const createInPlace = async (path: string, content: string): Promise<boolean> => {
  try {
    const descriptor = openSync(path, 'wx', 0o600);
    try {
      writeSync(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
  // Somebody may have waited in vain for the rest, and replaced it.
  return (await readText(path)) === content;
};

const mostWaits = 10;

/** A file without sense may be half written by a living process: it is given time. */
const readWhole = async (path: string, { settle }: ClaimOptions): Promise<string | null> => {
  let text = await readText(path);
  for (let waits = 0; text !== null && parseOwner(text) === null && waits < mostWaits; waits += 1) {
    await settle();
    text = await readText(path);
  }
  return text;
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

const socketName = /^(?:owner-[0-9a-f]{24}\.sock|\/.*\/owner-[0-9a-f]{24}\.sock|\\\\\.\\pipe\\atelier-[0-9a-f]{24})$/;

/** The file may be half written by a killed process, or edited. */
const parseOwner = (text: string): Owner | null => {
  try {
    const { pid, host, socket, key } = JSON.parse(text) as Partial<Record<keyof Owner, unknown>>;
    if (!Number.isSafeInteger(pid) || typeof socket !== 'string' || typeof key !== 'string') return null;
    if (host !== 'web' && host !== 'window') return null;
    return socketName.test(socket) && /^[\w-]+$/.test(key) ? { pid: Number(pid), host, socket, key } : null;
  } catch {
    return null;
  }
};
