import type { Span } from '../../shared/lines/spans.ts';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from '../store/line-source.ts';

/** A place in the lines. `column`: a character of the text, or in the hex view a byte. */
export interface Place {
  readonly sequence: number;
  readonly column: number;
}

/** From where the selection began to where it has been drawn, in either direction. Kept in the model, not in the page. */
export interface Selection {
  readonly from: Place;
  readonly to: Place;
}

/** How long a line is: characters of its text, or bytes in the hex view. */
export type LengthOf = (line: TrafficLine) => number;

export const isBefore = (a: Place, b: Place): boolean =>
  a.sequence < b.sequence || (a.sequence === b.sequence && a.column < b.column);

export const ordered = ({ from, to }: Selection): Selection =>
  isBefore(to, from) ? { from: to, to: from } : { from, to };

export const isEmpty = ({ from, to }: Selection): boolean => from.sequence === to.sequence && from.column === to.column;

/** The selected part of a line. `null`: none of it. The end of a selected line end is one after its last character. */
export const selectedPart = (selection: Selection | null, sequence: number): Span | null => {
  if (selection === null || isEmpty(selection)) return null;
  const { from, to } = ordered(selection);
  if (sequence < from.sequence || sequence > to.sequence) return null;
  const start = sequence === from.sequence ? from.column : 0;
  const end = sequence === to.sequence ? to.column : Number.MAX_SAFE_INTEGER;
  return start === end ? null : { start, end };
};

export const everything = (source: LineSource, lengthOf: LengthOf): Selection | null => {
  const [first, last] = [source.near(source.first(), 1), source.near(source.next(), -1)];
  if (first === null || last === null) return null;
  const line = source.lineAt(last);
  return { from: { sequence: first, column: 0 }, to: { sequence: last, column: line ? lengthOf(line) : 0 } };
};

export type Step = 'left' | 'right' | 'up' | 'down' | 'lineStart' | 'lineEnd';

/** Where Shift and an arrow key move the end of a selection. */
export const stepped = (source: LineSource, place: Place, step: Step, lengthOf: LengthOf): Place => {
  const line = source.lineAt(place.sequence);
  const length = line ? lengthOf(line) : 0;
  const { sequence, column } = place;
  const before = source.near(sequence - 1, -1);
  const after = source.near(sequence + 1, 1);
  const lengthAt = (at: number): number => {
    const other = source.lineAt(at);
    return other ? lengthOf(other) : 0;
  };
  switch (step) {
    case 'left':
      if (column > 0) return { sequence, column: Math.min(column, length) - 1 };
      return before === null ? place : { sequence: before, column: lengthAt(before) };
    case 'right':
      if (column < length) return { sequence, column: column + 1 };
      return after === null ? place : { sequence: after, column: 0 };
    case 'up':
      return before === null ? { sequence, column: 0 } : { sequence: before, column };
    case 'down':
      return after === null ? { sequence, column: length } : { sequence: after, column };
    case 'lineStart':
      return { sequence, column: 0 };
    case 'lineEnd':
      return { sequence, column: length };
  }
};

const wordCharacter = /[\p{L}\p{N}_.+\-/$]/u;

/** The word, or the single other character, at a position: for a double click. */
export const wordAt = (text: string, { sequence, column }: Place): Selection => {
  const at = Math.min(column, Math.max(0, text.length - 1));
  let start = at;
  let end = Math.min(text.length, at + 1);
  if (wordCharacter.test(text[at] ?? '')) {
    while (start > 0 && wordCharacter.test(text[start - 1] ?? '')) start -= 1;
    while (end < text.length && wordCharacter.test(text[end] ?? '')) end += 1;
  }
  return { from: { sequence, column: start }, to: { sequence, column: end } };
};
