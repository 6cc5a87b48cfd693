/** Milliseconds as seconds with one decimal, three below a tenth. */
export const seconds = (ms: number): string => (ms < 100 ? (ms / 1000).toFixed(3) : (ms / 1000).toFixed(1));

/** Local time of day with milliseconds: `14:05:09.123`. */
export const localTime = (wallMs: number): string => {
  const time = new Date(wallMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`;
};

/** Device bytes are hostile: control characters become visible, so nothing can move the cursor or colour the terminal. */
export const visibleText = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : `\\u${code.toString(16).padStart(4, '0')}`;
  });

const isWide = (character: string): boolean =>
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character);

/** Columns that a text takes in a terminal: Chinese characters take two. */
export const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);

/** As much of a text as fits into so many columns, with an ellipsis where something is left out. */
export const cutToColumns = (text: string, columns: number): string => {
  if (columnsOf(text) <= columns) return text;
  let cut = '';
  for (const character of text) {
    if (columnsOf(cut) + columnsOf(character) > columns - 1) break;
    cut += character;
  }
  return `${cut}…`;
};

/** Wide characters may part anywhere, save before a closing mark and behind an opening one; other words at blanks. */
const wrapPieces =
  /\s*(?:[（“「]?[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60][，。、；：！？）”」…]*|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+[，。、；：！？）”」…]*)/gu;

/** Breaks a text into lines of at most `columns`, if it can be broken there. */
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
