import { mayEndAnswerName } from './argument-starts.ts';

/**
 * Whether none of the bytes can be secret or begin something secret, for scanners that are in the middle of nothing. Judged in one pass, because
 * almost all bytes of a chatty module are harmless. False is always right: the scanners then look at the bytes.
 *
 * `lineBytes`: how many bytes of the line that continues here were received before.
 */
export const isHarmless = (bytes: Uint8Array, lineBytes: number): boolean => {
  // The first bytes of a line say whether it is a setting, and they may be in two chunks.
  if (lineBytes === 1 || (lineBytes === 0 && mayBeSetting(bytes, 0))) return false;
  for (let at = 0; at < bytes.length; at += 1) {
    const what = classes[bytes[at] ?? 0];
    if (what === harmless) continue;
    if (what === lineEnd) {
      if (mayBeSetting(bytes, at + 1)) return false;
    } else if (what === mark) {
      if (mayBeginMark(bytes[at + 1])) return false;
    } else if (what === dialled) {
      if (at === 0 ? lineBytes > 0 : isDigit(bytes[at - 1] ?? 0)) return false;
    } else if (what === other || mayEndAnswerName(bytes, at)) return false;
  }
  return true;
};

const harmless = 0;
const lineEnd = 1;
const delimiter = 2;
const mark = 3;
const dialled = 4;
const other = 5;

const classes = new Uint8Array(256);
// Full-width characters, in UTF-8 or GBK.
classes.fill(other, 0x80);
// Replaces the first bytes of such a character.
classes[0x01] = other;
// `AT+FSREAD=` names a file.
classes[0x3d] = other;
classes[0x3a] = delimiter;
classes[0x0d] = lineEnd;
classes[0x0a] = lineEnd;
// `BEGIN PRIVATE KEY`
classes[0x42] = mark;
// `**04*`, the change of a PIN by a dialled number.
classes[0x2a] = dialled;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** `BE`, or the mark is torn. */
const mayBeginMark = (next: number | undefined): boolean =>
  next === undefined || next === 0x45 || next === 0x0d || next === 0x0a;

/** `+S`, as in `+SSLCFG:`. */
const mayBeSetting = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0x2b && bytes[at + 1] === 0x53;
