import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { done, type Outcome } from '../../../shared/outcome.ts';
import { writeFailure } from './file-failures.ts';
import { ownDescriptorOf } from './own-descriptor.ts';
import { writeDirectly, writeToDescriptor } from './write-directly.ts';

/**
 * Replaces the content of a file: writes a new file next to it (mode 0600), makes it durable and renames it. Missing folders are created
 * (mode 0700). A symbolic link stays, and its target is replaced. After a failure the old content is unchanged. A pipe or device is not
 * replaced but written to directly, as is a file that stdout, stderr or a named descriptor of this process writes to.
 */
export const writeAtomically = async (path: string, content: Uint8Array): Promise<Outcome<void>> => {
  let temporary: string | null = null;
  // Checked with the given path, because the target of `/dev/fd/63` has no path.
  const existing = await stat(path).catch(() => null);
  if (existing !== null && !existing.isFile() && !existing.isDirectory()) return writeDirectly(path, existing, content);
  const descriptor = ownDescriptorOf(path);
  if (descriptor !== null) return writeToDescriptor(path, descriptor, content);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const target = await realpath(path).catch(() => path);
    const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    temporary = beside;
    await writeDurably(beside, content);
    await rename(beside, target);
    await syncFolder(dirname(target));
    return done;
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined);
    return { ok: false, error: writeFailure(path, error) };
  }
};

const writeDurably = async (path: string, content: Uint8Array): Promise<void> => {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Makes the rename durable where folders can be opened for that. Other systems do it later. */
const syncFolder = async (folder: string): Promise<void> => {
  const opened = await open(folder, 'r').catch(() => null);
  if (opened === null) return;
  await opened.sync().catch(() => undefined);
  await opened.close();
};

/** Runs the writes to one path in the order of the calls, so that the content of the last call remains. */
export const createWriteOrder = (): ((path: string, write: () => Promise<Outcome<void>>) => Promise<Outcome<void>>) => {
  const last = new Map<string, Promise<unknown>>();
  return (path, write) => {
    const result = (last.get(path) ?? Promise.resolve()).then(write, write);
    last.set(path, result);
    const forget = (): void => {
      if (last.get(path) === result) last.delete(path);
    };
    result.then(forget, forget);
    return result;
  };
};
