import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { done, type Outcome, ok } from '../../../shared/outcome.ts';
import { writeFailure } from './file-failures.ts';
import { ownDescriptorOf } from './own-descriptor.ts';
import { eachPart, type FileParts, writeDirectly, writeToDescriptor } from './write-directly.ts';

/**
 * Replaces the content of a file: writes a new file next to it (mode 0600), makes it durable and renames it. Missing folders are created
 * (mode 0700). A symbolic link stays, and its target is replaced. After a failure the old content is unchanged. A pipe or device is not
 * replaced but written to directly, as is a file that stdout, stderr or a named descriptor of this process writes to.
 */
export const writeAtomically = async (path: string, content: Uint8Array): Promise<Outcome<void>> => {
  const written = await writePartsAtomically(path, [ok(content)]);
  return written.ok ? done : written;
};

/** The same for a content that is made in parts. The first part that failed is the failure. Resolves with the number of bytes. */
export const writePartsAtomically = async (path: string, parts: FileParts): Promise<Outcome<number>> => {
  let temporary: string | null = null;
  // Checked with the given path, because the target of `/dev/fd/63` has no path.
  const existing = await stat(path).catch(() => null);
  if (existing !== null && !existing.isFile() && !existing.isDirectory()) return writeDirectly(path, existing, parts);
  const descriptor = ownDescriptorOf(path);
  if (descriptor !== null) return writeToDescriptor(path, descriptor, parts);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const target = await realpath(path).catch(() => path);
    const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    temporary = beside;
    const written = await writeDurably(beside, parts);
    if (!written.ok) {
      await rm(beside, { force: true });
      return written;
    }
    await rename(beside, target);
    await syncFolder(dirname(target));
    return written;
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined);
    return { ok: false, error: writeFailure(path, error) };
  }
};

const writeDurably = async (path: string, parts: FileParts): Promise<Outcome<number>> => {
  const file = await open(path, 'wx', 0o600);
  try {
    const written = await eachPart(parts, (part) => file.writeFile(part));
    await file.sync();
    return written;
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
export const createWriteOrder = (): (<Value>(
  path: string,
  write: () => Promise<Outcome<Value>>,
) => Promise<Outcome<Value>>) => {
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
