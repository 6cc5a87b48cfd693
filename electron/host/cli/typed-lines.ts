/** The line ends that can be sent after a typed line. */
export const lineEndings = { crlf: '\r\n', cr: '\r', lf: '\n', none: '' } as const;
export type LineEnding = keyof typeof lineEndings;

const escapeText = Buffer.from('+++');

/** The bytes to send for a typed line. `+++` leaves the data mode only if nothing follows it (ITU-T V.250 §6.2.9). */
export const withLineEnding = (line: Uint8Array, ending: LineEnding): Uint8Array =>
  escapeText.equals(line) ? line : Buffer.concat([line, Buffer.from(lineEndings[ending])]);

/** Longer than any command. Input without a line end must not fill the memory. */
export const typedLineLimitBytes = 16 * 1024;

export type TypedLine = { readonly kind: 'line'; readonly bytes: Uint8Array } | { readonly kind: 'too-long' };

/** Splits typed bytes into lines without their ends (LF or CR LF). */
export interface TypedLines {
  push(bytes: Uint8Array): readonly TypedLine[];
  /** Returns the text after the last line end. */
  end(): readonly TypedLine[];
}

const LF = 0x0a;
const CR = 0x0d;

export const createTypedLines = (): TypedLines => {
  let pending = Buffer.alloc(0);
  let isTooLong = false;

  const take = (part: Uint8Array): void => {
    isTooLong ||= pending.length + part.length > typedLineLimitBytes + 1;
    pending = isTooLong ? Buffer.alloc(0) : Buffer.concat([pending, part]);
  };
  const finish = (): TypedLine => {
    const end = pending.at(-1) === CR ? pending.length - 1 : pending.length;
    const isBad = isTooLong || end > typedLineLimitBytes;
    const bytes = Uint8Array.from(pending.subarray(0, end));
    pending = Buffer.alloc(0);
    isTooLong = false;
    return isBad ? { kind: 'too-long' } : { kind: 'line', bytes };
  };
  return {
    push: (bytes) => {
      const lines: TypedLine[] = [];
      let start = 0;
      for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
        take(bytes.subarray(start, end));
        lines.push(finish());
        start = end + 1;
      }
      take(bytes.subarray(start));
      return lines;
    },
    end: () => (pending.length > 0 || isTooLong ? [finish()] : []),
  };
};
