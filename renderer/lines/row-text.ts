/** Longer lines are cut in the list; the detail shows them whole. */
export const longestRows = 5;

const tabCells = 8;

/** Characters of Chinese, Japanese and Korean, wide symbols and emoji take two cells. An estimate: fonts differ. */
const cellsOf = (code: number): number => {
  if (code === 0x09) return tabCells;
  if (code < 0x1100) return 1;
  const isWide =
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    code >= 0x1f300;
  return isWide ? 2 : 1;
};

/** Where a text is cut so that it fits into so many cells. The length of the text if it fits. */
export const cutAt = (text: string, cells: number): number => {
  // Most lines are short, and each character takes at most eight cells.
  if (text.length * tabCells <= cells) return text.length;
  let used = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) ?? 0;
    used += cellsOf(code);
    if (used > cells) return at;
    at += code > 0xffff ? 2 : 1;
  }
  return text.length;
};

/** Room for the length of what is cut off. */
const roomCells = 12;

/** Where a text is cut so that it fits with the length of the rest. The length of the text if it needs no cut. */
export const listedLength = (text: string, cells: number): number => {
  if (cutAt(text, cells) === text.length) return text.length;
  return cutAt(text, Math.max(1, cells - roomCells));
};

/** Rows of a text, at most `longestRows`. An estimate until the row is drawn and measured. */
export const estimatedRows = (text: string, columns: number): number => {
  if (text.length <= columns / 2) return 1;
  let used = 0;
  for (let at = 0; at < text.length && used <= columns * longestRows; ) {
    const code = text.codePointAt(at) ?? 0;
    used += cellsOf(code);
    at += code > 0xffff ? 2 : 1;
  }
  return Math.min(longestRows, Math.max(1, Math.ceil(used / columns)));
};

const fewestByteRows = 2;

/** Rows of bytes beside a text: about as many as the text has. */
export const byteRowsBeside = (text: string, columns: number, wraps: boolean): number =>
  wraps ? Math.max(fewestByteRows, estimatedRows(text, columns)) : 1;
