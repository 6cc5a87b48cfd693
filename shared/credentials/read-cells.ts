import { CollectedValues, type Reading } from './collected-values.ts';
import { linesOf, unquoted } from './read-lines.ts';
import { countSecretMentions } from './secret-mentions.ts';
import { isAnyName, valueNameOf, withoutBlanksInNames } from './value-names.ts';

/** Possible separators of cells, the most certain first. */
const separators = [/\t/, /\|/, /;|；/, /,|，/, /\s{2,}/] as const;
/** In a long text, blanks between words are not separators of cells. */
const limitOfBlanks = 2_000;
const maximumCells = 200;

type Row = readonly string[];

/** Every way to parse the text as a table: with a header row, or with alternating names and values. */
export const readTables = (text: string): readonly Reading[] => {
  const lines = linesOf(text).filter((line) => !isRule(line));
  const cut = separators.filter((separator) => separator.test(lines[0] ?? '')).map((at) => rowsOf(lines, at));
  const words = text.length <= limitOfBlanks ? [rowsOf(lines.map(withoutBlanksInNames), /\s+/)] : [];
  return [...cut, ...words].flatMap((rows) => [headed(rows), inTurn(rows)].flatMap((reading) => reading ?? []));
};

/** The line below the header of a Markdown table. */
const isRule = (line: string): boolean => /^[\s|:+-]+$/.test(line) && line.includes('--');

const rowsOf = (lines: readonly string[], separator: RegExp): readonly Row[] =>
  lines.map((line) =>
    line
      .replace(/^\||\|$/g, '')
      .split(separator, maximumCells)
      .map(unquoted),
  );

/** Names in the first row, the device in the second. */
const headed = ([header = [], row = []]: readonly Row[]): Reading | null => {
  if (header.filter((cell) => valueNameOf(cell) !== null).length < 2) return null;
  const collected = new CollectedValues();
  // With a missing cell the following values would be under the wrong names.
  if (row.length !== header.length || row.some(isAnyName)) collected.doubt();
  for (const [index, key] of header.entries()) {
    const value = row[index] ?? '';
    if (value === '' && countSecretMentions(key) > 0) collected.doubt();
    collected.take(key, value);
  }
  return collected.isEmpty ? null : collected.reading('bare');
};

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
