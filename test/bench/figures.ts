/** A table of figures on standard output, followed by the same figures as one line of JSON. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly figures: readonly (number | string | null)[] }[];
}

const text = (figure: number | string | null): string => {
  if (figure === null) return '';
  if (typeof figure === 'string') return figure;
  return Math.abs(figure) >= 100 ? String(Math.round(figure)) : String(Number(figure.toPrecision(3)));
};

export const printTable = ({ title, columns, rows }: Table): void => {
  const cells = [['', ...columns], ...rows.map(({ name, figures }) => [name, ...figures.map(text)])];
  const widths = ['', ...columns].map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  );
  const data = Object.fromEntries(
    rows.map(({ name, figures }) => [
      name,
      Object.fromEntries(columns.map((column, index) => [column, figures[index]])),
    ]),
  );
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n${JSON.stringify({ bench: title, figures: data })}\n`);
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
