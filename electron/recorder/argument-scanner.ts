import { foldBytes } from './ascii-folding.ts';
import type { MaskedSpan } from './masked-span.ts';
import { type ArgumentScanner, type BasicScanner, createBasicScanner } from './secret-arguments.ts';
import { nothingSent } from './sent-rests.ts';

export type { ArgumentScanner } from './secret-arguments.ts';

export interface SkippingScanner extends ArgumentScanner {
  /** No arguments have begun. */
  readonly isIdle: boolean;
  /** Reads bytes in which no arguments begin, while it is idle. */
  skip(bytes: Uint8Array): void;
}

/** After this many bytes without a folded character, no name that the scanners are parsing contains one. */
const quietBytes = 512;

/**
 * Finds secret arguments in the bytes as they are, and in the bytes folded to ASCII. It is unknown whether `，` is a separator or part of a
 * value, so what either scanner finds is secret. The second scanner exists only for a while after a character that was folded.
 */
export const createArgumentScanner = (sent = nothingSent): SkippingScanner => {
  const exact = createBasicScanner(sent);
  let folded: BasicScanner | null = null;
  let quiet = 0;
  let open: Uint8Array = new Uint8Array(0);

  const scanFolded = (bytes: Uint8Array): readonly MaskedSpan[] => {
    if (folded === null && open.length === 0 && isAscii(bytes)) return [];
    const whole = open.length === 0 ? bytes : Uint8Array.from(Buffer.concat([open, bytes]));
    const read = foldBytes(whole, false);
    const before = open.length;
    const isUnchanged = !read.isChanged && read.openBytes === 0;
    if (!isUnchanged) folded ??= exact.foldedCopy();
    quiet = isUnchanged ? quiet + bytes.length : 0;
    open = whole.slice(whole.length - read.openBytes);
    return folded?.spansIn(read.bytes).map(({ start, end }) => ({ start: start - before, end: end - before })) ?? [];
  };

  const foldedUndecided = (): number => {
    if (folded === null) return 0;
    return folded.undecidedBytes > 0 || folded.isInSecret ? folded.undecidedBytes + open.length : 0;
  };
  const undecidedBytes = (): number => Math.max(exact.undecidedBytes, foldedUndecided());

  return {
    spansIn: (bytes) => {
      const found = scanFolded(bytes);
      const spans = exact.spansIn(bytes);
      if (folded === null) return spans;
      if (folded.isIdle && exact.isIdle && quiet >= quietBytes) folded = null;
      return [...spans, ...found];
    },
    get undecidedBytes() {
      return undecidedBytes();
    },
    get undecidedSpans() {
      const all = undecidedBytes();
      const own = all - exact.undecidedBytes;
      const spans = exact.undecidedSpans.map(({ start, end }) => ({ start: start + own, end: end + own }));
      const others = foldedUndecided();
      if (folded === null || others === 0) return spans;
      const from = all - others;
      const hidden = folded.undecidedSpans.map(({ start, end }) => ({ start: start + from, end: end + from }));
      return [...spans, ...hidden, { start: all - open.length, end: all }];
    },
    reset: () => {
      exact.reset();
      folded = null;
      open = new Uint8Array(0);
    },
    get isIdle() {
      return folded === null && open.length === 0 && exact.isIdle;
    },
    skip: exact.skip,
  };
};

const isAscii = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
};
