import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { link, lstat, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { systemCode, writeFailure } from './file-failures.ts';
import { nonBlocking } from './non-blocking.ts';
import type { Owner, OwnerAnswer } from './owner.ts';

export type Claim = { readonly kind: 'owned'; readonly release: () => Promise<void> } | Taken;

export interface Taken {
  readonly kind: 'taken';
  readonly by: Owner;
  readonly isSilent: boolean;
  /** The answer of the owner: the address of its page, if it has one. */
  readonly text: string;
}

/** Asks the owner that a file names whether it is alive. */
export type AskAlive = (owner: Owner) => Promise<OwnerAnswer>;

export interface ClaimOptions {
  readonly askAlive: AskAlive;
  /** Waits a moment for a process that is writing the file. */
  readonly settle: () => Promise<void>;
  /** Called when the file of a dead owner was replaced, so that its other files can be removed. */
  readonly onReplaced?: (dead: Owner) => Promise<void>;
  /** Default: a hard link of the file system. */
  readonly linkFile?: (existing: string, path: string) => Promise<void>;
}

const fileName = 'owner.json';

export const ownerPathOf = (folder: string): string => join(folder, fileName);

/** Claims the data folder for this process, unless its owner is alive. Removes what a killed process left behind. */
export const claimFolder = async (folder: string, owner: Owner, options: ClaimOptions): Promise<Outcome<Claim>> => {
  const path = ownerPathOf(folder);
  const content = JSON.stringify(owner);
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    const taken = await claimFile(path, { content, draft }, options);
    return ok(taken ?? { kind: 'owned', release: () => removeOwn(path, content) });
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
};

/** Writes the file of a living owner again, after it was removed or replaced. */
export const restoreOwner = async (folder: string, content: string): Promise<void> => {
  const path = ownerPathOf(folder);
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await writeFile(draft, content, { flag: 'wx', mode: 0o600 });
    await createExclusively(path, { content, draft }, {});
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
};

/** The name of the takeover file. The process that creates it may replace the owner file with the content `left`. */
export const takeoverNameOf = (left: string): string => createHash('sha256').update(left).digest('hex').slice(0, 16);

/** The owner that the file of the folder names, dead or alive. Throws the system's error where that file cannot be read. */
export const readOwner = async (folder: string): Promise<Owner | null> => {
  const text = await readText(ownerPathOf(folder));
  return text === null ? null : parseOwner(text);
};

/** A claim. `draft` is a complete copy of the file; it then gets its name by a hard link, so that no reader sees a part of it. */
interface Claimant {
  readonly content: string;
  readonly draft: string;
}

/**
 * Returns null when the file now belongs to the claimant. The file of a dead owner may be replaced only by the process that created the
 * takeover file for its content. The key in the content is random, so the same content never exists twice, and no other process can change
 * the file between reading and replacing. The takeover file is claimed with this same function, so a process that is killed during the
 * takeover blocks nothing.
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
    const takeoverPath = `${path}.${takeoverNameOf(left)}`;
    const takeover = await claimFile(takeoverPath, claimant, options);
    if ((await readText(path)) !== left) {
      if (takeover === null) await rm(takeoverPath, { force: true });
      continue;
    }
    if (takeover !== null) return takeover;
    await rename(takeoverPath, path);
    if (by !== null) await options.onReplaced?.(by);
    return null;
  }
};

/** Errors of file systems without hard links, such as FAT. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EISDIR']);

const createExclusively = async (
  path: string,
  claimant: Claimant,
  options: Pick<ClaimOptions, 'linkFile'>,
): Promise<boolean> => {
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

/** Synchronous, so that the file is incomplete as briefly as possible. A reader waits for the rest (`readWhole`). */
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
  // Another process may have given up waiting for the complete content and replaced the file.
  return (await readText(path)) === content;
};

const maxWaits = 10;

/** Invalid content may be a file that a living process is still writing, so it is read again after a moment. */
const readWhole = async (path: string, { settle }: ClaimOptions): Promise<string | null> => {
  let text = await readText(path);
  for (let waits = 0; text !== null && parseOwner(text) === null && waits < maxWaits; waits += 1) {
    await settle();
    text = await readText(path);
  }
  return text;
};

/** Something that is not a plain file has taken its place: it is not ours, and does not prevent the end. */
const removeOwn = async (path: string, content: string): Promise<void> => {
  if ((await readText(path).catch(() => null)) === content) await rm(path, { force: true });
};

/**
 * `null`: there is none. In a folder that others may write to, the name may be a link, a pipe or a folder: reading a pipe may never end, and a
 * link that leads nowhere exists and cannot be read.
 */
const readText = async (path: string): Promise<string | null> => {
  try {
    const found = await lstat(path);
    const code = found.isDirectory() ? 'EISDIR' : 'EEXIST';
    if (!found.isFile()) throw Object.assign(new Error(`${path} is not a plain file`), { code });
    const file = await open(path, constants.O_RDONLY | nonBlocking);
    return await file.readFile('utf8').finally(() => file.close());
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
};

const socketName = /^(?:owner-[0-9a-f]{24}\.sock|\/.*\/owner-[0-9a-f]{24}\.sock|\\\\\.\\pipe\\atelier-[0-9a-f]{24})$/;

/** The file may be incomplete after a kill, or edited. */
export const parseOwner = (text: string): Owner | null => {
  try {
    const { pid, host, socket, key } = JSON.parse(text) as Partial<Record<keyof Owner, unknown>>;
    if (!Number.isSafeInteger(pid) || typeof socket !== 'string' || typeof key !== 'string') return null;
    if (host !== 'web' && host !== 'window') return null;
    return socketName.test(socket) && /^[\w-]+$/.test(key) ? { pid: Number(pid), host, socket, key } : null;
  } catch {
    return null;
  }
};
