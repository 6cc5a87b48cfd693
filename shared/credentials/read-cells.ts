import { CollectedValues, isHidden, type Reading } from './collected-values.ts';
import { fullLinesOf, unquoted } from './read-lines.ts';
import { countSecretMentions } from './secret-mentions.ts';
import { isAnyName, isSecretName, valueNameOf, withoutBlanksInNames } from './value-names.ts';

/** Possible separators of cells, the most certain first. */
const separators = [/\t/, /\|/, /;|；/, /,|，/] as const;
const blanks = /\s{2,}/;
/** In a long text, blanks between words are not separators of cells. */
const limitOfBlanks = 2_000;
const maximumCells = 200;

type Row = readonly string[];

/** Every way to parse the text as a table: with a header row, or with alternating names and values. */
export const readTables = (text: string): readonly Reading[] => {
  const lines = fullLinesOf(text).filter((line) => line.trim() !== '' && !isRule(line));
  const first = lines[0] ?? '';
  const cut = separators.filter((separator) => separator.test(first)).map((at) => rowsOf(lines, at));
  return [...cut, ...blankTables(text, lines)].flatMap((rows) =>
    [headed(rows), inTurn(rows)].flatMap((reading) => reading ?? []),
  );
};

/** An empty cell between blanks is invisible. A text with tabs has better separators, and a row with another indentation lacks a cell. */
const blankTables = (text: string, lines: readonly string[]): readonly (readonly Row[])[] => {
  if (text.includes('\t') || new Set(lines.slice(0, 2).map((line) => /^\s/.test(line))).size > 1) return [];
  const trimmed = lines.map((line) => line.trim());
  const cut = blanks.test(trimmed[0] ?? '') ? [rowsOf(trimmed, blanks)] : [];
  return text.length <= limitOfBlanks ? [...cut, rowsOf(trimmed.map(withoutBlanksInNames), /\s+/)] : cut;
};

/** The line below the header of a Markdown table. */
const isRule = (line: string): boolean => /^[\s|:+-]+$/.test(line) && line.includes('--');

/** Empty cells at both ends of a line count. Bars are a frame only where every line has them. */
const rowsOf = (lines: readonly string[], separator: RegExp): readonly Row[] => {
  const frame = [/^\s*\|/, /\|\s*$/].filter((bar) => lines.every((line) => bar.test(line)));
  return lines.map((line) =>
    frame
      .reduce((inside, bar) => inside.replace(bar, ''), line)
      .split(separator, maximumCells)
      .map(unquoted),
  );
};

/** Names in the first row, the device in the second. */
const headed = ([header = [], row = []]: readonly Row[]): Reading | null => {
  if (header.filter((cell) => valueNameOf(cell) !== null).length < 2) return null;
  const collected = new CollectedValues();
  // With a missing cell the following values would be under the wrong names.
  if (row.length !== header.length || row.some(isAnyName) || isShifted(header, row)) collected.doubt();
  for (const [index, key] of header.entries()) {
    const value = row[index] ?? '';
    if (value === '' && countSecretMentions(key) > 0) collected.doubt();
    collected.take(key, value);
  }
  return collected.isEmpty ? null : collected.reading('bare');
};

/**
 * A row with as many cells as the header may still begin one column earlier or later. Then the secret is under another name, and the value
 * under its own name looks less like a secret.
 */
const isShifted = (header: Row, row: Row): boolean => {
  const isSecret = header.map((key) => isSecretName(valueNameOf(key) ?? 'host'));
  const others = row.filter((_, index) => isSecret[index] !== true);
  return row.some((cell, index) => {
    if (isSecret[index] !== true || cell === '' || isHidden(cell)) return false;
    if (cell.length < shortestSecret) return others.some((other) => other.length >= shortestSecret && isMixed(other));
    return !isMixed(cell) && others.some(looksRandom);
  });
};

/** The clouds issue no shorter secrets (docs/huawei.md §1.5). */
const shortestSecret = 8;
const isMixed = (cell: string): boolean => /\d/.test(cell) && /[A-Za-z]/.test(cell);
const looksRandom = (cell: string): boolean => isMixed(cell) && /^[A-Za-z0-9]{16,}$/.test(cell);

/** Alternating names and values in each row; a heading may be between the rows. */
const inTurn = (rows: readonly Row[]): Reading | null => {
  const collected = new CollectedValues();
  for (const row of rows) {
    const cells = row.filter((cell) => cell !== '');
    if (cells.length < 2 && isHeading(cells[0] ?? '')) continue;
    if (cells.length % 2 === 1 || !cells.every((cell, index) => isAnyName(cell) === (index % 2 === 0))) return null;
    for (let index = 0; index < cells.length; index += 2) collected.take(cells[index] ?? '', cells[index + 1] ?? '');
  }
  return collected.isEmpty ? null : collected.reading('bare');
};

const isHeading = (cell: string): boolean => /^\p{Script=Han}*[:：]?$/u.test(cell) && !isAnyName(cell);
