import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { type Failure, ok } from '../../../shared/outcome.ts';
import type { Bytes } from './text-format.ts';

export interface ZipEntry {
  readonly name: string;
  /** Called when its turn comes: what it says may depend on the entries before it. `null`: the zip does not have it. */
  readonly content: (written: readonly WrittenEntry[]) => Bytes;
}

export interface WrittenEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** A failure on its way through a stream. */
class StreamFailure extends Error {
  readonly failure: Failure;

  constructor(reason: Failure) {
    super(reason.code);
    this.failure = reason;
  }
}

/** Readable and writable by its owner. */
const fileMode = 0o100600;

/** Compresses the entries one after the other, so memory does not depend on their sizes. `isLarge`: an entry may have more than 4 GB. */
export async function* supportZip(entries: readonly ZipEntry[], createdAtMs: number, isLarge: boolean): Bytes {
  const zip = new ZipFile();
  const written: WrittenEntry[] = [];
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, content } of entries) {
    const options = { mtime: new Date(createdAtMs), mode: fileMode, forceZip64Format: isLarge };
    zip.addReadStreamLazy(name, options, (give) => {
      const source = Readable.from(counted(name, content(written), written), { objectMode: false });
      source.on('error', (error) => zip.emit('error', error));
      give(null, source);
    });
  }
  zip.end();
  try {
    for await (const chunk of output) yield ok(chunk as Uint8Array);
  } catch (error) {
    if (!(error instanceof StreamFailure)) throw error;
    yield { ok: false, error: error.failure };
  }
}

async function* counted(name: string, content: Bytes, written: WrittenEntry[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const part of content) {
    if (!part.ok) throw new StreamFailure(part.error);
    hash.update(part.value);
    sizeBytes += part.value.length;
    if (part.value.length > 0) yield part.value;
  }
  written.push({ name, sizeBytes, sha256: hash.digest('hex') });
}

/** Content that is short enough for memory. */
export async function* textContent(text: string | (() => string)): Bytes {
  yield ok(Buffer.from(typeof text === 'string' ? text : text(), 'utf8'));
}
