export const lineEndings = ['crlf', 'cr', 'lf', 'none'] as const;
export type LineEnding = (typeof lineEndings)[number];

const endings: Readonly<Record<LineEnding, readonly number[]>> = {
  crlf: [0x0d, 0x0a],
  cr: [0x0d],
  lf: [0x0a],
  none: [],
};

/** The bytes that follow a typed text. */
export const lineEndingBytes = (ending: LineEnding): Uint8Array => Uint8Array.from(endings[ending]);
