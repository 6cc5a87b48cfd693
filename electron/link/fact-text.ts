const factLengthLimit = 200;

/** Makes a text from a driver, a device or a file usable as a fact: one line, printable, bounded. */
export const factText = (text: string): string =>
  text
    .slice(0, 4 * factLengthLimit)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, factLengthLimit);

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
