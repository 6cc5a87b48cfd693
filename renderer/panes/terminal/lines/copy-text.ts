import { visibleText, withoutLineEnds } from '../../../../shared/at/visible-text.ts';
import { clockText } from '../../../parts/time.ts';
import type { LineSource } from '../../../store/line-source.ts';
import { classOf, type LineClass, type TrafficLine } from '../../../store/traffic-lines.ts';
import { allBytesOf, hexText } from './row-bytes.ts';
import { ordered, type Selection, selectedPart } from './selection.ts';

/** `text`: exactly what is selected. `times`: whole lines with time and direction. `hex`: the bytes. */
export type CopyForm = 'text' | 'times' | 'hex';

const names: Readonly<Record<LineClass, string>> = { sent: 'TX ', received: 'RX ', urc: 'URC', error: 'ERR' };

/** The text of a line as it is copied; a folded payload is not folded here. */
export const copiedText = (line: TrafficLine): string =>
  line.kind === 'payload' ? visibleText(withoutLineEnds(line.bytes)) : line.text;

export const lineWithTime = (line: TrafficLine): string =>
  `${clockText(line.atMs)}  ${names[classOf(line)]}  ${copiedText(line)}`;

const chunkLines = 1_000;

/** The lines from one number to another one, without dividers. */
function* linesBetween(source: LineSource, from: number, to: number): Generator<TrafficLine> {
  for (let at: number | null = from; at !== null && at <= to; ) {
    const lines: readonly TrafficLine[] = source.lines(at, chunkLines) ?? [];
    for (const line of lines) if (line.sequence <= to && line.kind !== 'divider') yield line;
    const last = lines.at(-1);
    at = last === undefined ? null : source.near(last.sequence + 1, 1);
  }
}

/** `isHexView`: the columns of the selection are bytes. `null`: all lines of the source. */
export const copyOf = (source: LineSource, selection: Selection | null, form: CopyForm, isHexView: boolean): string => {
  const range = selection === null ? null : ordered(selection);
  const from = range?.from.sequence ?? source.first();
  const to = range?.to.sequence ?? source.next();
  const rows: string[] = [];
  for (const line of linesBetween(source, from, to)) {
    const part = selection === null ? null : selectedPart(selection, line.sequence);
    if (form === 'times') rows.push(lineWithTime(line));
    else if (form === 'hex' || isHexView) rows.push(hexPart(line, isHexView ? part : null));
    else rows.push(part === null ? textOf(line, selection) : copiedText(line).slice(part.start, part.end));
  }
  // A selection within the lines ends where it ends; whole lines have an end each.
  return rows.join('\n') + (selection === null || form === 'times' ? '\n' : '');
};

/** A line of which nothing is selected is only the end of the line before. */
const textOf = (line: TrafficLine, selection: Selection | null): string => (selection === null ? copiedText(line) : '');

const hexPart = (line: TrafficLine, part: { readonly start: number; readonly end: number } | null): string => {
  const bytes = allBytesOf(line);
  return hexText(part === null ? bytes : bytes.slice(part.start, part.end));
};
