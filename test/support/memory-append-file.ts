import type { AppendFile } from '../../electron/base/platform.ts';
import { done } from '../../shared/outcome.ts';

/** A recording in memory. */
export const createMemoryAppendFile = (): AppendFile & { readonly text: () => string } => {
  const chunks: Uint8Array[] = [];
  return {
    path: 'memory.jsonl',
    append: (bytes) => {
      chunks.push(Uint8Array.from(bytes));
      return done;
    },
    flush: async () => done,
    close: () => undefined,
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
};
