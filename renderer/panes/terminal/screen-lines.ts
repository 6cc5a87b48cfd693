import { visibleText, withoutLineEnds } from '../../../shared/at/visible-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { explainLine } from '../../../shared/words/lines/explain-line.ts';
import { segmentsOf } from '../../parts/line-segments.ts';
import { clockText, countText } from '../../parts/time.ts';
import {
  classOf,
  isShown,
  isUnrecorded,
  type LineClass,
  strayOf,
  type TrafficLine,
} from '../../store/traffic-lines.ts';
import { sanitise } from './sanitise.ts';

/** How lines are shown: as text, as bytes, or as bytes next to their text. */
export type ScreenMode = 'text' | 'hex' | 'split';

export interface ScreenWords {
  readonly language: Language;
  readonly mode: ScreenMode;
  readonly payload: (bytes: number) => string;
  readonly lost: (pieces: number) => string;
  readonly divider: (line: TrafficLine) => string;
  readonly notRecorded: string;
  /** As in the session: earlier lines are recorded. */
  readonly recordedBefore: number;
  /** Shown after an answer that belongs to no command. */
  readonly stray: Readonly<Record<'late' | 'unclaimed', string>>;
}

/**
 * Marks text that ATelier adds to a line. It has no width, and the sanitiser never lets this character through, so
 * everything after it can be removed from a copy.
 */
const ours = '\u2063';

/** The text of a selection without added text. */
export const withoutHints = (selection: string): string => selection.replace(/ *\u2063[^\n]*/g, '');

const sgr = (codes: string): string => `\u001b[${codes}m`;
const reset = sgr('0');
/** Indexes in the terminal's palette, which holds the theme colours (`screen-theme.ts`). */
const dim = sgr('90');
const quiet = sgr('37');
const amber = sgr('33');
const colours: Readonly<Record<LineClass, string>> = {
  sent: sgr('34'),
  received: sgr('36'),
  urc: sgr('35'),
  error: sgr('31'),
};
const errorBack = sgr('101');
/** Fills the row with the background colour. */
const fillRow = '\u001b[K';

/** The text of a line in the terminal: sanitised and coloured. Time and direction are in the gutter. */
export interface ScreenText {
  readonly text: string;
  /** Number of rows before wrapping. */
  readonly rows: number;
  /** Rows that say what is missing before the line. */
  readonly rowsBefore: number;
}

export const screenText = (line: TrafficLine, words: ScreenWords): ScreenText => {
  const name = classOf(line);
  const back = name === 'error' ? errorBack : '';
  const lost =
    line.lostBefore > 0
      ? `${errorBack}${colours.error}${ours}! ${words.lost(line.lostBefore)}${fillRow}${reset}\r\n`
      : '';
  if (line.kind === 'divider') {
    return {
      text: `${lost}${dim}${ours}-- ${words.divider(line)} --${reset}\r\n`,
      rows: 1,
      rowsBefore: lost === '' ? 0 : 1,
    };
  }
  const body = words.mode === 'text' ? [textBody(line, name, words)] : hexRows(line.bytes, words.mode === 'split');
  // Reset the module's colours after its text.
  const stray = strayOf(line);
  const marks = [
    ...(stray === null ? [] : [words.stray[stray]]),
    ...(isUnrecorded(line, words.recordedBefore) ? [words.notRecorded] : []),
  ];
  const mark = marks.length === 0 ? '' : `${sgr('39;22;23;24;27;29')}${amber} ${ours}  ${marks.join('  ')}`;
  return {
    text: `${lost}${body.map((row, index) => `${back}${row}${index === body.length - 1 ? mark : ''}${back && fillRow}${reset}\r\n`).join('')}`,
    rows: body.length,
    rowsBefore: lost === '' ? 0 : 1,
  };
};

const textBody = (line: TrafficLine, name: LineClass, words: ScreenWords): string => {
  if (line.kind === 'payload') return `${quiet}[${words.payload(line.bytes.length)}]${reset}`;
  if (name === 'sent') return commandText(line.text);
  const hint =
    line.owner === 'echo'
      ? null
      : explainLine(line.text, words.language, { command: line.command, urcName: line.name });
  const colour = name === 'received' ? (isQuiet(line) ? dim : '') : colours[name];
  const text = sanitise(withoutLineEnds(line.bytes));
  // Reset the module's colours after its text.
  return `${colour}${text}${hint === null ? '' : `${sgr('39;22;23;24;27;29')}${dim} ${ours}  ${hint}`}`;
};

const isQuiet = ({ text, owner }: TrafficLine): boolean => text === 'OK' || owner === 'echo';

/** Sent text already has its control characters visible and contains no colours. */
const commandText = (text: string): string =>
  segmentsOf(text, true, '')
    .map((part) =>
      part.role === 'name'
        ? `${sgr('1')}${part.text}${sgr('22')}`
        : part.role === 'quoted'
          ? `${quiet}${part.text}${colours.sent}`
          : part.text,
    )
    .reduce((all, part) => all + part, colours.sent);

const rowBytes = 16;
const shownBytes = 4_096;

/** Rows of 16 bytes, line ends in amber. Long lines are cut, with the number of bytes left out. */
export const hexRows = (bytes: Uint8Array, withText: boolean): readonly string[] => {
  const rows: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, shownBytes); at += rowBytes) {
    rows.push(hexRow(bytes.subarray(at, at + rowBytes), withText));
  }
  if (bytes.length > shownBytes) rows.push(`${dim}+${countText(bytes.length - shownBytes)} B${reset}`);
  return rows;
};

const hexRow = (bytes: Uint8Array, withText: boolean): string => {
  const cells = [...bytes].map((byte) => {
    const text = byte.toString(16).toUpperCase().padStart(2, '0');
    return isLineEnd(byte) ? `${amber}${text}${sgr('39')}` : text;
  });
  if (!withText) return cells.join(' ');
  const padding = ' '.repeat((rowBytes - bytes.length) * 3 + 2);
  return `${cells.join(' ')}${padding}${quiet}${[...bytes].map(character).join('')}${sgr('39')}`;
};

const isLineEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a;

const character = (byte: number): string => {
  if (isLineEnd(byte)) return `${amber}·${quiet}`;
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
};

const names: Readonly<Record<LineClass, string>> = { sent: 'TX ', received: 'RX ', urc: 'URC', error: 'ERR' };

/** The visible lines: without those that were cleared or filtered out. */
export const linesInView = (
  lines: readonly TrafficLine[],
  shown: ReadonlySet<LineClass>,
  from: number,
): readonly TrafficLine[] => lines.filter((line) => line.sequence >= from && isShown(line, shown));

/** For the clipboard: whole lines, without colours and added text. */
export const plainText = (lines: readonly TrafficLine[]): string =>
  lines
    .filter(({ kind }) => kind !== 'divider')
    .map((line) => `${clockText(line.atMs)}  ${names[classOf(line)]}  ${visibleText(withoutLineEnds(line.bytes))}\n`)
    .join('');
