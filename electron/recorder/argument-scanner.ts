import type { MaskedSpan } from './masked-span.ts';
import { withPlainSigns } from './plain-signs.ts';
import { type ArgumentScanner, createPlainScanner, type PlainScanner } from './secret-arguments.ts';
import { nothingSent } from './sent-rests.ts';

export type { ArgumentScanner } from './secret-arguments.ts';

/** After this many bytes without a wide sign, no name that both scanners are parsing contains one. */
const quietBytes = 512;

/**
 * Finds secret arguments by plain signs, and again with every wide sign read as a plain one. It is unknown whether `，` is a separator or part
 * of a value, so the findings of both scanners are secret. The second scanner exists only shortly after a wide sign.
 */
export const createArgumentScanner = (sent = nothingSent): ArgumentScanner => {
  const plain = createPlainScanner(sent);
  let wide: PlainScanner | null = null;
  let quiet = 0;
  let open: Uint8Array = new Uint8Array(0);

  const scanWide = (bytes: Uint8Array): readonly MaskedSpan[] => {
    if (wide === null && open.length === 0 && isAscii(bytes)) return [];
    const whole = open.length === 0 ? bytes : Uint8Array.from(Buffer.concat([open, bytes]));
    const read = withPlainSigns(whole, false);
    const before = open.length;
    const isPlain = !read.hasSigns && read.openBytes === 0;
    if (!isPlain) wide ??= plain.wideCopy();
    quiet = isPlain ? quiet + bytes.length : 0;
    open = whole.slice(whole.length - read.openBytes);
    return wide?.spansIn(read.bytes).map(({ start, end }) => ({ start: start - before, end: end - before })) ?? [];
  };

  const wideUndecided = (): number => {
    if (wide === null) return 0;
    return wide.undecidedBytes > 0 || wide.isInSecret ? wide.undecidedBytes + open.length : 0;
  };
  const undecidedBytes = (): number => Math.max(plain.undecidedBytes, wideUndecided());

  return {
    spansIn: (bytes) => {
      const found = scanWide(bytes);
      const spans = plain.spansIn(bytes);
      if (wide === null) return spans;
      if (wide.isIdle && plain.isIdle && quiet >= quietBytes) wide = null;
      return [...spans, ...found];
    },
    get undecidedBytes() {
      return undecidedBytes();
    },
    get doubtfulSpans() {
      const all = undecidedBytes();
      const own = all - plain.undecidedBytes;
      const spans = plain.doubtfulSpans.map(({ start, end }) => ({ start: start + own, end: end + own }));
      const others = wideUndecided();
      if (wide === null || others === 0) return spans;
      const from = all - others;
      const hidden = wide.doubtfulSpans.map(({ start, end }) => ({ start: start + from, end: end + from }));
      return [...spans, ...hidden, { start: all - open.length, end: all }];
    },
    reset: () => {
      plain.reset();
      wide = null;
      open = new Uint8Array(0);
    },
  };
};

const isAscii = (bytes: Uint8Array): boolean => {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
};
