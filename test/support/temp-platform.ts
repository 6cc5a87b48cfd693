import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { AppendFile, Platform } from '../../electron/base/platform.ts';
import { isSameFile } from '../../electron/host/node/same-file.ts';
import { createSessionSecrets } from '../../electron/host/node/session-secrets.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import { checkRecordingsIn, recordingsReplayAlike } from './replayed-alike.ts';

/**
 * A `Platform` in a temporary folder. `remove` deletes the folder; folders that a test does not delete are deleted after the run
 * (`scratch-folder.ts`).
 */
export interface TempPlatform extends Platform {
  remove(): void;
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file/missing',
  EACCES: 'file/denied',
  EPERM: 'file/denied',
  ENOSPC: 'file/disk-full',
};

const attempt = <T>(path: string, otherwise: ErrorCode, action: () => T): Outcome<T> => {
  try {
    return ok(action());
  } catch (error) {
    const name = (error as NodeJS.ErrnoException).code ?? '';
    return fail(codes[name] ?? otherwise, { path, ...(name === 'EEXIST' && { cause: name }) });
  }
};

const openAppendFile = (path: string, kind: 'any' | 'new'): AppendFile => {
  const descriptor = openSync(path, kind === 'new' ? 'ax' : 'a', 0o600);
  let open = true;
  return {
    path,
    sizeBytes: fstatSync(descriptor).size,
    append: (bytes) =>
      attempt(path, 'file/unwritable', () => {
        for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      }),
    flush: async () => attempt(path, 'file/unwritable', () => fdatasyncSync(descriptor)),
    close: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
};

export const createTempPlatform = (): TempPlatform => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-test-'));
  recordingsReplayAlike(join(folder, 'recordings'));
  const remove = (): void => {
    checkRecordingsIn(join(folder, 'recordings'));
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    dataFolder: folder,
    async readFile(path, limitBytes) {
      const read = attempt(path, 'file/unreadable', () => {
        const sizeBytes = statSync(path).size;
        return { sizeBytes, content: sizeBytes > limitBytes ? null : readFileSync(path) };
      });
      if (!read.ok) return read;
      const { sizeBytes, content } = read.value;
      if (content === null) return fail('file/unreadable', { path, cause: 'too-large', sizeBytes, limitBytes });
      return ok(new Uint8Array(content));
    },
    async writeFile(path, content) {
      const written = attempt(path, 'file/unwritable', () => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(`${path}.part`, content, { mode: 0o600 });
        renameSync(`${path}.part`, path);
      });
      return written.ok ? done : written;
    },
    async writeParts(path, parts) {
      const all: Uint8Array[] = [];
      for await (const part of parts) {
        if (!part.ok) return part;
        all.push(part.value);
      }
      const content = Buffer.concat(all);
      const written = await this.writeFile(path, content);
      return written.ok ? ok(content.length) : written;
    },
    openAppend: (path, kind = 'any') =>
      attempt(path, 'file/unwritable', () => {
        mkdirSync(dirname(path), { recursive: true });
        return openAppendFile(path, kind);
      }),
    join,
    resolve,
    folderOf: dirname,
    isSameFile,
    listFolder: async (path) =>
      attempt(path, 'file/unreadable', () => {
        const names = existsSync(path) ? readdirSync(path) : [];
        return names.flatMap((name) => {
          const found = lstatSync(join(path, name));
          return found.isFile() ? [{ name, sizeBytes: found.size, changedAtMs: found.mtimeMs }] : [];
        });
      }),
    readPart: async (path, offset, limitBytes) =>
      attempt(path, 'file/unreadable', () => new Uint8Array(readFileSync(path).subarray(offset, offset + limitBytes))),
    removeFile: async (path) => {
      const removed = attempt(path, 'file/unwritable', () => unlinkSync(path));
      return removed.ok ? done : removed;
    },
    showFolder: null,
    secrets: createSessionSecrets('browser'),
    remove,
  };
};
