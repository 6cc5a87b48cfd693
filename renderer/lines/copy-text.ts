import { visibleText, withoutLineEnds } from '../../shared/at/visible-text.ts';
import { allBytesOf, classOf, type LineClass, type TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { clockText } from '../parts/time.ts';
import type { LineSource } from '../store/line-source.ts';
import { whenHere } from '../store/when-here.ts';
import { hexText } from './row-bytes.ts';
import { ordered, type Selection, selectedPart } from './selection.ts';

/** `text`: exactly what is selected. `times`: whole lines with time and direction. `hex`: the bytes. `report`: as `times`, masked, for others. */
export const copyForms = ['text', 'times', 'hex', 'report'] as const;

export type CopyForm = (typeof copyForms)[number];

const hasTimes = (form: CopyForm): boolean => form === 'times' || form === 'report';

const names: Readonly<Record<LineClass, string>> = { sent: 'TX ', received: 'RX ', urc: 'URC', error: 'ERR' };

/** The text of a line as it is copied; a folded payload is not folded here. */
export const copiedText = (line: TrafficLine): string =>
  line.kind === 'payload' ? (line.textOf ?? visibleText)(withoutLineEnds(line.bytes)) : line.text;

/** `portOf`: the name of its port, in a merged view. */
export const lineWithTime = (line: TrafficLine, portOf: PortOf | null = null): string =>
  `${clockText(line.atMs)}  ${portOf === null ? '' : `${portOf(line)}  `}${names[classOf(line)]}  ${copiedText(line)}`;

export type PortOf = (line: TrafficLine) => string;

const mostAtOnce = 256;

/**
 * The lines `[from, to]` as they arrive. `null`: one did not arrive, and the rest is not read. A source gives all of the wanted lines or none. Near the end of those that are here, fewer are wanted: reading them one by one would look at each many times.
 */
async function* linesBetween(source: LineSource, from: number, to: number): AsyncGenerator<TrafficLine | null> {
  let wanted = mostAtOnce;
  for (let at: number | null = from; at !== null && at <= to; ) {
    const here: readonly TrafficLine[] | null = source.lines(at, wanted);
    if (here === null && wanted > 1) {
      wanted = Math.floor(wanted / 2);
      continue;
    }
    const one: TrafficLine | null = here === null ? await whenHere(source, at) : null;
    if (here === null && one === null) return yield null;
    const lines: readonly TrafficLine[] = here ?? (one === null ? [] : [one]);
    for (const line of lines) if (line.sequence <= to) yield line;
    const last = lines.at(-1);
    at = last === undefined ? null : source.near(last.sequence + 1, 1);
    wanted = Math.min(mostAtOnce, wanted * 2);
  }
}

export interface Copied {
  readonly source: LineSource;
  /** `null`: all lines of the source. */
  readonly selection: Selection | null;
  readonly form: CopyForm;
  /** The columns of the selection are bytes. */
  readonly isHexView: boolean;
  /** Of a report, made of its lines. */
  readonly report: (lines: string, count: number, fromMs: number | null) => string;
  /** In a merged view: the name of the port of a line. */
  readonly portOf?: PortOf | null;
  /** For a report: what the program says between two lines, and of a line; '' if nothing. */
  readonly remarkOf?: (line: TrafficLine) => string;
}

/** What the program says is not a line of the wire. */
const isCopied = ({ form }: Copied, { kind }: TrafficLine): boolean => form === 'report' || kind !== 'divider';

const rangeOf = ({
  source,
  selection,
}: Pick<Copied, 'source' | 'selection'>): { readonly from: number; readonly to: number } => {
  const range = selection === null ? null : ordered(selection);
  return { from: range?.from.sequence ?? source.first(), to: range?.to.sequence ?? source.next() };
};

/** The lines of a selection, or of the source, without what the program says; at most so many. `null`: one did not arrive. */
export const selectedLines = async (
  { source, selection }: Pick<Copied, 'source' | 'selection'>,
  most: number,
): Promise<readonly TrafficLine[] | null> => {
  const { from, to } = rangeOf({ source, selection });
  const found: TrafficLine[] = [];
  for await (const line of linesBetween(source, from, to)) {
    if (line === null) return null;
    if (line.kind !== 'divider') found.push(line);
    if (found.length >= most) break;
  }
  return found;
};

/** How far a copy is, for the user who waits. */
export interface CopyProgress {
  readonly onRead: (lines: number) => void;
  readonly signal: AbortSignal;
}

/** Between two reports of the progress. */
const reportedLines = 4_096;

/** Lines that are not in memory are waited for. `null`: one did not arrive, or it was cancelled, so there is no whole text. */
export const copyWhenHere = async (copied: Copied, progress: CopyProgress | null = null): Promise<string | null> => {
  const { from, to } = rangeOf(copied);
  const rows: string[] = [];
  let count = 0;
  let fromMs: number | null = null;
  for await (const line of linesBetween(copied.source, from, to)) {
    if (line === null || progress?.signal.aborted) return null;
    if (!isCopied(copied, line)) continue;
    fromMs ??= line.atMs;
    rows.push(rowOf(line, copied));
    if (line.kind !== 'divider') count += 1;
    if (rows.length % reportedLines === 0) progress?.onRead(rows.length);
  }
  return joinedRows(rows, count, fromMs, copied);
};

/** Above this, a copy is made line by line and not within one event. */
const mostLines = 200_000;

/** `null`: not all lines are in memory. */
export const copyNow = (copied: Copied): string | null => {
  const { from, to } = rangeOf(copied);
  const lines = copied.source.near(from, 1) === null ? [] : copied.source.lines(from, mostLines);
  if (lines === null || (lines.length === mostLines && (lines.at(-1)?.sequence ?? to) < to)) return null;
  const wanted = lines.filter((line) => line.sequence <= to && isCopied(copied, line));
  return joinedRows(
    wanted.map((line) => rowOf(line, copied)),
    wanted.filter(({ kind }) => kind !== 'divider').length,
    wanted[0]?.atMs ?? null,
    copied,
  );
};

const rowOf = (line: TrafficLine, copied: Copied): string => {
  const { selection, form, isHexView, portOf = null } = copied;
  if (form === 'report') return reportRow(line, copied);
  const part = selection === null ? null : selectedPart(selection, line.sequence);
  if (hasTimes(form)) return lineWithTime(line, portOf);
  if (form === 'hex' || isHexView) return hexPart(line, isHexView ? part : null);
  return part === null ? textOf(line, selection) : copiedText(line).slice(part.start, part.end);
};

const reportRow = (line: TrafficLine, { portOf = null, remarkOf = () => '' }: Copied): string => {
  const remark = remarkOf(line);
  if (line.kind === 'divider')
    return `${clockText(line.atMs)}  ${portOf === null ? '' : `${portOf(line)}  `}--   ${remark}`;
  return `${lineWithTime(line, portOf)}${remark === '' ? '' : `   <-- ${remark}`}`;
};

/** A selection within the lines ends where it ends; whole lines have an end each. */
const joinedRows = (
  rows: readonly string[],
  count: number,
  fromMs: number | null,
  { selection, form, report }: Copied,
): string => {
  const text = rows.join('\n') + (selection === null || hasTimes(form) ? '\n' : '');
  return form === 'report' ? report(text, count, fromMs) : text;
};

/** A line of which nothing is selected is only the end of the line before. */
const textOf = (line: TrafficLine, selection: Selection | null): string => (selection === null ? copiedText(line) : '');

const hexPart = (line: TrafficLine, part: { readonly start: number; readonly end: number } | null): string => {
  const bytes = allBytesOf(line);
  return hexText(part === null ? bytes : bytes.slice(part.start, part.end));
};
