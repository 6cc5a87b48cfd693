import { csvCell } from '../csv-cell.ts';
import type { SeriesPoint } from './series.ts';

export interface NamedPoints {
  readonly name: string;
  readonly unit: string;
  readonly points: readonly SeriesPoint[];
}

/** One line for each value, by time. `line`: the sequence number of its line in the recording. */
export const seriesCsv = (series: readonly NamedPoints[]): string => {
  const rows = series
    .flatMap(({ name, unit, points }) => points.map((point) => ({ ...point, name, unit })))
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, name, unit, value, sequence }) =>
      [new Date(atMs).toISOString(), csvCell(name), csvCell(unit), String(value), String(sequence)].join(','),
    );
  return ['time,series,unit,value,line', ...rows, ''].join('\r\n');
};
