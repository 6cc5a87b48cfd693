import { constants, openSync, type Stats, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { Socket } from 'node:net';
import { done, fail, type Outcome } from '../../../shared/outcome.ts';
import { writeFailure } from './file-failures.ts';
import { nonBlocking } from './non-blocking.ts';

const appendOnly = constants.O_WRONLY | constants.O_APPEND;

/**
 * Writes to an existing path that is not a regular file: a pipe (`--report >(jq .)`), a terminal, `/dev/null`. Renaming would put a file in its
 * place. A disk is refused: the bytes would destroy what is on it.
 */
export const writeDirectly = async (path: string, kind: Stats, content: Uint8Array): Promise<Outcome<void>> => {
  if (kind.isBlockDevice()) return fail('file/unwritable', { path, cause: 'not-a-file' });
  try {
    await (kind.isFIFO() ? writeToPipe : writeToDevice)(path, content);
    return done;
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  }
};

/** Appends through an open descriptor, which stays open. */
export const writeToDescriptor = (path: string, descriptor: number, content: Uint8Array): Outcome<void> => {
  try {
    for (let written = 0; written < content.length; ) written += writeSync(descriptor, content, written);
    return done;
  } catch (error) {
    return { ok: false, error: writeFailure(path, error) };
  }
};

/** Non-blocking, because a blocking write to a pipe that is not read would keep the program from ending. */
const writeToPipe = (path: string, content: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const pipe = new Socket({ fd: openSync(path, appendOnly | nonBlocking), readable: false, writable: true });
    pipe.on('error', reject);
    pipe.on('close', () => resolve());
    pipe.end(content);
  });

/** Blocking, because a terminal takes a long text in parts. */
const writeToDevice = async (path: string, content: Uint8Array): Promise<void> => {
  const device = await open(path, appendOnly);
  try {
    await device.writeFile(content);
  } finally {
    await device.close();
  }
};
