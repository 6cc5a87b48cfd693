import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { done, type Outcome, ok } from '../../shared/outcome.ts';
import type { AppendFile, Platform } from '../base/platform.ts';

/**
 * Opens a recording to append another part. When the file ends with an incomplete line (the program or the machine stopped during a
 * write), the new part starts on a new line, so that only the incomplete line is lost.
 */
export const openForAppend = (platform: Platform, path: string): Outcome<AppendFile> => {
  const isTorn = endsTorn(path);
  const opened = platform.openAppend(path);
  if (!opened.ok) return opened;
  const started = isTorn ? opened.value.append(Uint8Array.of(0x0a)) : done;
  if (started.ok) return ok(opened.value);
  opened.value.close();
  return started;
};

/** False when the file does not exist, is empty, is not a regular file (reading a pipe would block), or cannot be read. */
const endsTorn = (path: string): boolean => {
  try {
    return statSync(path).isFile() && lastByte(path) !== 0x0a;
  } catch {
    return false;
  }
};

const lastByte = (path: string): number => {
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    if (size === 0) return 0x0a;
    const last = new Uint8Array(1);
    readSync(descriptor, last, 0, 1, size - 1);
    return last[0] ?? 0x0a;
  } finally {
    closeSync(descriptor);
  }
};
