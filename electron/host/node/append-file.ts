import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  ftruncateSync,
  futimesSync,
  mkdirSync,
  openSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { done, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { AppendFile } from '../../base/platform.ts';
import { systemCode, writeFailure } from './file-failures.ts';
import { nonBlocking } from './non-blocking.ts';
import { ownDescriptorOf } from './own-descriptor.ts';

/** Errors of devices and file systems without fdatasync: there is nothing to make durable. */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS']);

/** Opens a file for appending (mode 0600). Missing folders are created (mode 0700). */
export const openAppendFile = (path: string, kind: 'any' | 'new' = 'any'): Outcome<AppendFile> => {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | nonBlocking;
    if (kind === 'new') return ok(appendFile(path, openSync(path, flags | constants.O_EXCL, 0o600)));
    // A disk is refused: the bytes would destroy what is on it.
    if (statSync(path, { throwIfNoEntry: false })?.isBlockDevice())
      return fail('file/unwritable', { path, cause: 'not-a-file' });
    const own = ownDescriptorOf(path);
    return ok(own === null ? appendFile(path, openSync(path, flags, 0o600)) : appendFile(path, own, false));
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  }
};

/** `isOurs`: false for an output of this process, which others write to as well. */
const appendFile = (path: string, descriptor: number, isOurs = true): AppendFile => {
  let isClosed = false;
  const closed = fail('file/unwritable', { path, cause: 'closed' });
  const attempt = (action: () => void): Outcome<void> => {
    if (isClosed) return closed;
    try {
      action();
      return done;
    } catch (error) {
      return { ok: false, error: writeFailure(path, error) };
    }
  };
  const isNamed = isOurs && hasName(descriptor);
  const sizeBytes = isOurs ? sizeOf(descriptor) : null;
  return {
    path,
    ...(sizeBytes === null ? {} : { sizeBytes }),
    append: (bytes) => {
      if (isNamed && !isClosed && !hasName(descriptor)) return fail('file/unwritable', { path, cause: 'removed' });
      return attempt(() => writeAll(descriptor, bytes, isOurs));
    },
    ...(isNamed
      ? {
          touch: (wallMs: number): void => {
            if (!isClosed) touch(descriptor, wallMs);
          },
        }
      : {}),
    flush: () => (isClosed ? Promise.resolve(closed) : sync(path, descriptor)),
    close() {
      if (isClosed) return;
      isClosed = true;
      if (!isOurs) return;
      try {
        closeSync(descriptor);
      } catch (error) {
        // The descriptor is closed in any case, and `flush` has already reported bytes that could not be written.
        systemCode(error);
      }
    },
  };
};

/** Whether a regular file still has a name. Some file systems count no names at all: the answer is then false from the beginning. */
const hasName = (descriptor: number): boolean => {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() && found.nlink > 0;
  } catch (error) {
    systemCode(error);
    return false;
  }
};

/** `null`: not a regular file. */
const sizeOf = (descriptor: number): number | null => {
  try {
    const found = fstatSync(descriptor);
    return found.isFile() ? found.size : null;
  } catch (error) {
    systemCode(error);
    return null;
  }
};

const touch = (descriptor: number, wallMs: number): void => {
  try {
    futimesSync(descriptor, wallMs / 1_000, wallMs / 1_000);
  } catch (error) {
    // A file of another user, or a file system without times.
    systemCode(error);
  }
};

/** Writes all bytes or none, as far as the file can be truncated again. */
const writeAll = (descriptor: number, bytes: Uint8Array, mayTakeBack: boolean): void => {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (written > 0 && mayTakeBack) takeBack(descriptor, written);
    throw error;
  }
};

const takeBack = (descriptor: number, written: number): void => {
  try {
    const { size } = fstatSync(descriptor);
    ftruncateSync(descriptor, size - written);
  } catch (error) {
    // A device, or a disk that fails completely: the incomplete line stays, and readers skip it.
    systemCode(error);
  }
};

/** Runs in a worker thread of Node, so that a slow disk does not delay the ports. */
const sync = (path: string, descriptor: number): Promise<Outcome<void>> =>
  new Promise((resolve) => {
    fdatasync(descriptor, (error) => {
      const isFlushed = error === null || cannotSync.has(systemCode(error));
      resolve(isFlushed ? done : { ok: false, error: writeFailure(path, error) });
    });
  });
