import { type Outcome, ok } from '../../shared/outcome.ts';
import type { ReadPart } from './recording-index.ts';

export type ReadFilePart = (path: string, offset: number, limitBytes: number) => Promise<Outcome<Uint8Array>>;

/** The files of one recording, read as if they were one. Only the last one grows. */
export interface FileChain {
  /** The recording has continued in further files. */
  readonly extend: (paths: readonly string[]) => void;
  readonly read: ReadPart;
  /** Of the files before the last one that were read to their end. */
  readonly sizes: () => readonly number[];
  /** What `sizes` has said before. */
  readonly restore: (sizes: readonly number[]) => void;
}

const lineEnd = 0x0a;

export const createFileChain = (readFile: ReadFilePart): FileChain => {
  let paths: readonly string[] = [];
  /** Of the files whose end was read. They do not grow any more. */
  const sizes: number[] = [];

  const read: ReadPart = async (offset, limitBytes) => {
    let start = 0;
    for (let index = 0; ; index += 1) {
      const path = paths[index];
      if (path === undefined) return ok(new Uint8Array(0));
      const size = sizes[index];
      if (size !== undefined && offset >= start + size) {
        start += size;
        continue;
      }
      // Asked before it is read: what was its end then may not be its end any more.
      const isLast = index === paths.length - 1;
      const part = await readFile(path, offset - start, limitBytes);
      if (isLast) return part;
      if (part.ok && part.value.length > 0) return part;
      if (size !== undefined) return ok(replaced(start + size - offset, limitBytes));
      // Its end, or it was deleted.
      sizes[index] = offset - start;
      start = offset;
    }
  };
  return {
    read,
    sizes: () => [...sizes],
    restore: (kept) => {
      sizes.push(...kept.slice(sizes.length));
    },
    extend: (longer) => {
      if (longer.length > paths.length) paths = longer;
    },
  };
};

/** A line without a meaning for what was deleted, so that the files after it keep their places. */
const replaced = (leftBytes: number, limitBytes: number): Uint8Array => {
  const bytes = new Uint8Array(Math.min(leftBytes, limitBytes)).fill(0x20);
  if (bytes.length === leftBytes) bytes[bytes.length - 1] = lineEnd;
  return bytes;
};
