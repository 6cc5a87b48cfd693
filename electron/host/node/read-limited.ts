import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { readFailure } from './file-failures.ts';
import { nonBlocking } from './non-blocking.ts';

/**
 * Reads a plain file of at most `limitBytes`. Folders, pipes and devices are refused before they are opened: opening a serial port can reset
 * the device, and reading a pipe may never end. The fact `cause` of a failure is `not-a-file`, `too-large` or the system's name.
 */
export const readLimited = (path: string, limitBytes: number): Promise<Outcome<Uint8Array>> =>
  withPlainFile(path, (file) => readOpened(file, path, limitBytes));

/** Reads at most `limitBytes` from `offset`. Empty at or after the end of the file. Refuses the same as `readLimited`. */
export const readPart = (path: string, offset: number, limitBytes: number): Promise<Outcome<Uint8Array>> =>
  withPlainFile(path, async (file) => {
    const part = new Uint8Array(limitBytes);
    let length = 0;
    while (length < limitBytes) {
      const { bytesRead } = await file.read(part, length, limitBytes - length, offset + length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return ok(length === limitBytes ? part : part.slice(0, length));
  });

const withPlainFile = async (
  path: string,
  read: (file: FileHandle) => Promise<Outcome<Uint8Array>>,
): Promise<Outcome<Uint8Array>> => {
  try {
    if (!(await stat(path)).isFile()) return fail('file/unreadable', { path, cause: 'not-a-file' });
    const file = await open(path, constants.O_RDONLY | nonBlocking);
    try {
      // The path may point to something else by now.
      if (!(await file.stat()).isFile()) return fail('file/unreadable', { path, cause: 'not-a-file' });
      return await read(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, error: readFailure(path, error) };
  }
};

/** Checks the limit while reading, because the file may grow. */
const readOpened = async (file: FileHandle, path: string, limitBytes: number): Promise<Outcome<Uint8Array>> => {
  const { size } = await file.stat();
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
