import type { CommandLine } from './command-line.ts';

/** The most that is kept: more than a module stores. */
const keptBytes = 4 * 1024 * 1024;

/** The files of a module, as far as they are known from what was written to it (docs/at-dialect.md §7). */
export class FileReplica {
  private readonly files = new Map<string, Uint8Array>();

  /** A command that has ended; `data`: what was sent after its prompt. */
  take({ name, args }: CommandLine, data: Uint8Array | null, isOk: boolean): void {
    const [file = '', mode] = args;
    if (!isOk || file === '') return;
    if (name === '+FSCREATE') this.files.set(file, new Uint8Array(0));
    if (name === '+FSDEL') this.files.delete(file);
    if (name !== '+FSWRITE' || data === null) return;
    const before = this.files.get(file) ?? new Uint8Array(0);
    const position = mode === '1' ? before.length : 0;
    const content = new Uint8Array(Math.max(before.length, position + data.length));
    if (content.length > keptBytes) return;
    content.set(before);
    content.set(data, position);
    this.files.set(file, content);
  }

  /** The size of the file that the command asks for; `null`: nothing is known of it. */
  size({ name, args }: CommandLine): number | null {
    return name === '+FSFLSIZE' ? (this.files.get(args[0] ?? '')?.length ?? null) : null;
  }

  /** The bytes that the command reads; `null`: nothing is known of its file. */
  read({ name, args }: CommandLine): Uint8Array | null {
    const [file = '', mode, size, position = '0'] = args;
    const content = this.files.get(file);
    if (content === undefined) return null;
    // The whole file: its size is what is compared.
    if (name === '+FSFLSIZE') return content;
    if (name !== '+FSREAD') return null;
    const start = mode === '1' ? Number(position) : 0;
    return content.subarray(start, start + Number(size));
  }
}

/** What is read now. Where the recorded module did not return what had been written, the same places differ again. */
export const readAgain = (
  now: Uint8Array,
  recorded: { readonly written: Uint8Array | null; readonly read: Uint8Array },
): Uint8Array => {
  const { written, read } = recorded;
  if (written === null) return now;
  const missing = written.length - read.length;
  const result = Uint8Array.from(missing > 0 ? now.subarray(0, Math.max(0, now.length - missing)) : now);
  for (let at = 0; at < Math.min(result.length, read.length); at += 1) {
    const byte = read[at] ?? 0;
    // A byte of today may be the wrong one by chance.
    if (written[at] !== byte) result[at] = now[at] === byte ? byte ^ 1 : byte;
  }
  return result;
};
