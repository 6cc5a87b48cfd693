import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { readFailure } from './file-failures.ts';

/** Not on Windows, where no pipe has a path of this kind. */
const withoutWaiting = constants.O_NONBLOCK ?? 0;

/**
 * Reads a plain file of at most `limitBytes`. Folders, pipes and devices are refused before they are opened: opening a serial port can
 * reset what is behind it, and reading a pipe can wait for ever. Failures carry `cause`: `not-a-file`, `too-large` or the system's name.
 */
export const readLimited = async (path: string, limitBytes: number): Promise<Outcome<Uint8Array>> => {
  try {
    if (!(await stat(path)).isFile()) return fail('file/unreadable', { path, cause: 'not-a-file' });
    const file = await open(path, constants.O_RDONLY | withoutWaiting);
    try {
      return await readOpened(file, path, limitBytes);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, error: readFailure(path, error) };
  }
};

/** Asks and measures again: the path may lead elsewhere by now, and the file may grow while it is read. */
const readOpened = async (file: FileHandle, path: string, limitBytes: number): Promise<Outcome<Uint8Array>> => {
  const { size } = await file.stat();
  if (!(await file.stat()).isFile()) return fail('file/unreadable', { path, cause: 'not-a-file' });
  const tooLarge = fail('file/unreadable', { path, cause: 'too-large', sizeBytes: size, limitBytes });
  if (size > limitBytes) return tooLarge;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const chunk = new Uint8Array(Math.min(64 * 1024, limitBytes - length + 1));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, length);
    if (bytesRead === 0) return ok(Uint8Array.from(Buffer.concat(chunks)));
    length += bytesRead;
    if (length > limitBytes) return tooLarge;
    chunks.push(chunk.subarray(0, bytesRead));
  }
};
