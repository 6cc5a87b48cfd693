import { constants, openSync, type Stats, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { writeFailure } from './file-failures.ts';
import { nonBlocking } from './non-blocking.ts';

const appendOnly = constants.O_WRONLY | constants.O_APPEND;

/** The content of a file. A part that could not be made ends it. */
export type FileParts = AsyncIterable<Outcome<Uint8Array>> | Iterable<Outcome<Uint8Array>>;

/** Writes the parts in order. Resolves with the number of bytes, or with the failure of a part. `write` throws where it cannot write. */
export const eachPart = async (parts: FileParts, write: (part: Uint8Array) => unknown): Promise<Outcome<number>> => {
  let sizeBytes = 0;
  for await (const part of parts) {
    if (!part.ok) return part;
    await write(part.value);
    sizeBytes += part.value.length;
  }
  return ok(sizeBytes);
};

/**
 * Writes to an existing path that is not a regular file: a pipe (`--report >(jq .)`), a terminal, `/dev/null`. Renaming would put a file in its
 * place. A disk is refused: the bytes would destroy what is on it.
 */
export const writeDirectly = async (path: string, kind: Stats, parts: FileParts): Promise<Outcome<number>> => {
  if (kind.isBlockDevice()) return fail('file/unwritable', { path, cause: 'not-a-file' });
  try {
    return await (kind.isFIFO() ? writeToPipe : writeToDevice)(path, parts);
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  }
};

/** Appends through an open descriptor, which stays open. */
export const writeToDescriptor = async (
  path: string,
  descriptor: number,
  parts: FileParts,
): Promise<Outcome<number>> => {
  try {
    return await eachPart(parts, (part) => {
      for (let written = 0; written < part.length; ) written += writeSync(descriptor, part, written);
    });
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  }
};

/** Non-blocking, because a blocking write to a pipe that is not read would keep the program from ending. */
const writeToPipe = async (path: string, parts: FileParts): Promise<Outcome<number>> => {
  const pipe = new Socket({ fd: openSync(path, appendOnly | nonBlocking), readable: false, writable: true });
  const closed = new Promise<void>((resolve, reject) => {
    pipe.on('error', reject);
    pipe.on('close', () => resolve());
  });
  // A failure is that of the write that waits for it.
  closed.catch(() => undefined);
  const write = (part: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      pipe.write(part, (error) => (error ? reject(error) : resolve()));
    });
  try {
    const written = await eachPart(parts, write);
    pipe.end();
    await closed;
    return written;
  } finally {
    pipe.destroy();
  }
};

/** Blocking, because a terminal takes a long text in parts. */
const writeToDevice = async (path: string, parts: FileParts): Promise<Outcome<number>> => {
  const device = await open(path, appendOnly);
  try {
    return await eachPart(parts, (part) => device.writeFile(part));
  } finally {
    await device.close();
  }
};
