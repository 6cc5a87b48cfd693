import type { AppendFile } from '../../electron/base/platform.ts';
import { done, failure, type Outcome } from '../../shared/outcome.ts';
import { concat } from './secret-values.ts';

/** An append-only file in memory, on a disk with adjustable free space. */
export interface MemoryFile extends AppendFile {
  readonly content: () => Uint8Array;
  readonly text: () => string;
  /** Free space in bytes. A longer write fails; with `tears` it first writes as much as fits. */
  room: number;
  tears: boolean;
  syncFails: boolean;
  syncs: number;
  appends: number;
  isClosed: boolean;
}

const diskFull: Outcome<void> = { ok: false, error: failure('file/disk-full', { path: 'memory' }) };

export const createMemoryFile = (path = 'memory'): MemoryFile => {
  let parts: Uint8Array[] = [];
  const file: MemoryFile = {
    path,
    sizeBytes: 0,
    room: Number.POSITIVE_INFINITY,
    tears: false,
    syncFails: false,
    syncs: 0,
    appends: 0,
    isClosed: false,
    content: () => {
      parts = [concat(...parts)];
      return parts[0] ?? new Uint8Array(0);
    },
    text: () => Buffer.from(file.content()).toString('utf8'),
    append(bytes) {
      file.appends += 1;
      const fits = bytes.length <= file.room;
      const written = fits ? bytes : bytes.subarray(0, file.tears ? file.room : 0);
      parts.push(Uint8Array.from(written));
      file.room -= written.length;
      return fits ? done : diskFull;
    },
    async flush() {
      file.syncs += 1;
      return file.syncFails ? diskFull : done;
    },
    close() {
      file.isClosed = true;
    },
  };
  return file;
};
