/** Milliseconds as seconds with one decimal; with three decimals below 0.1 s. */
export const seconds = (ms: number): string => (ms < 100 ? (ms / 1000).toFixed(3) : (ms / 1000).toFixed(1));

/** Local time of day with milliseconds: `14:05:09.123`. */
export const localTime = (wallMs: number): string => {
  const time = new Date(wallMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
};

/** Makes control characters visible, because bytes of a device must not move the cursor or change the colours of the terminal. */
export const visibleText = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : `\\u${code.toString(16).padStart(4, '0')}`;
  });

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character);

/** Width of a text in terminal columns: a Chinese character takes two. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);

/** Cuts a text to a number of columns, with an ellipsis where text was removed. */
export const cutToColumns = (text: string, columns: number): string => {
  if (columnsOf(text) <= columns) return text;
  let cut = '';
  for (const character of text) {
    if (columnsOf(cut) + columnsOf(character) > columns - 1) break;
    cut += character;
  }
  return `${cut}…`;
};

/** A line can break between any two wide characters, except before a closing mark and after an opening mark. Other words break at blanks. */
const wrapPieces =
  /\s*(?:[（“「]?[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60][，。、；：！？）”」…]*|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+[，。、；：！？）”」…]*)/gu;

/** Breaks a text into lines of at most `columns`, where it can be broken. */
export const wrapText = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');

const wrapLine = (text: string, columns: number): string => {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(wrapPieces)) {
    if (line !== '' && columnsOf(line) + columnsOf(piece) > columns) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line].join('\n');
};

/** A table with its columns aligned, two blanks between them. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columnsOf(cell)))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
};
