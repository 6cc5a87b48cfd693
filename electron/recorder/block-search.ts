import { visibleText } from '../../shared/at/visible-text.ts';
import { type FoundInRecording, foundLimit, foundTextLimit } from '../../shared/contract/recordings.ts';
import type { LineCondition } from '../../shared/lines/line-condition.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import { readEvent, trafficEntryOf } from './read-recording.ts';
import { type ReadPart, readLines } from './recording-index.ts';

/** A text as it is looked for in bytes: UTF-8, and without a difference between the cases of ASCII letters. */
export const needleOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1').toLowerCase();

/** Whether the bytes of one direction have a text, also where it lies across two entries. */
class Haystack {
  private tail = '';
  private readonly needle: string;

  constructor(needle: string) {
    this.needle = needle;
  }

  /** The text to search in, with what was kept of the entries before; it begins `keptLength` characters before the bytes. */
  next(bytes: Uint8Array): string {
    const text = this.tail + latin1Of(bytes).toLowerCase();
    this.tail = this.needle.length > 1 ? text.slice(1 - this.needle.length) : '';
    return text;
  }
}

/** What stands for bytes that are not characters (`\\xE9`, `\\u202e`) consists of these, behind a backslash. */
const mayBeginInEscape = /^[0-9a-fux]/;
const unusualBytes = /[^\t\r\n\x20-\x7e]/;
const plainText = /^[\x20-\x5b\x5d-\x7e]{2,}$/;

/**
 * A text for which the bytes of a block say whether a line of it can match: printable ASCII, which is the same in all encodings of a session.
 * `null`: the condition has none.
 */
export const blockNeedleOf = ({ queries }: Pick<LineCondition, 'queries'>): string | null =>
  queries.find(({ kind, text }) => kind === 'text' && plainText.test(text))?.text.toLowerCase() ?? null;

const leastPartBytes = 256 * 1024;
const mostPartBytes = 1024 * 1024;

/** Reads in larger parts, as far as `to`: opening the file for each of them takes a sixth of the time of a search in small ones. */
const inLargeParts =
  (read: ReadPart, to: number): ReadPart =>
  (offset) =>
    read(offset, Math.max(leastPartBytes, Math.min(mostPartBytes, to - offset)));

/**
 * Whether a line with bytes of the entries in `[from, to)` of a file can have the text: its bytes are there, or the text may be a part of what
 * is shown in place of other bytes.
 */
export const mayHaveText = async (
  read: ReadPart,
  from: number,
  to: number,
  needle: string,
): Promise<Outcome<boolean>> => {
  const sides = { sent: new Haystack(needle), received: new Haystack(needle) };
  const isRisky = mayBeginInEscape.test(needle);
  let found = false;
  const done = await readLines(inLargeParts(read, to), from, (line, offset) => {
    if (offset >= to) return 'stop';
    const entry = trafficEntryOf(line);
    if (entry === null) return 'go-on';
    const text = sides[entry.kind].next(entry.bytes());
    found = text.includes(needle) || (isRisky && unusualBytes.test(text));
    return found ? 'stop' : 'go-on';
  });
  return done.ok ? ok(found) : done;
};

export type FoundText = Omit<FoundInRecording, 'name'>;

/** Looks for a text in all bytes of a recording, by block: lines are not made. `null`: it is not there. */
export const findText = async (read: ReadPart, text: string): Promise<Outcome<FoundText | null>> => {
  const needle = needleOf(text);
  const sides = { sent: new Haystack(needle), received: new Haystack(needle) };
  let startedAtMs: number | null = null;
  let first: FoundText['first'] | null = null;
  let places = 0;
  const done = await readLines(inLargeParts(read, Number.POSITIVE_INFINITY), 0, (line) => {
    const entry = trafficEntryOf(line);
    if (entry === null) {
      const event = readEvent(line);
      if (event?.kind === 'header') startedAtMs = Date.parse(event.startedAt);
      return 'go-on';
    }
    const bytes = entry.bytes();
    const hay = sides[entry.kind].next(bytes);
    for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
      places += 1;
      first ??= {
        atMs: startedAtMs === null ? null : startedAtMs + entry.timeUs / 1_000,
        text: lineAround(bytes, Math.max(0, at - (hay.length - bytes.length))),
      };
      if (places >= foundLimit) return 'stop';
    }
    return 'go-on';
  });
  return done.ok ? ok(first === null ? null : { places, first }) : done;
};

const isLineEnd = (byte: number | undefined): boolean => byte === 0x0d || byte === 0x0a;

/** The line of the bytes with the one at `index`. */
const lineAround = (bytes: Uint8Array, index: number): string => {
  let start = index;
  while (start > 0 && index - start < foundTextLimit && !isLineEnd(bytes[start - 1])) start -= 1;
  let end = index;
  while (end < bytes.length && end - start < 2 * foundTextLimit && !isLineEnd(bytes[end])) end += 1;
  return visibleText(bytes.subarray(start, end)).slice(0, foundTextLimit);
};
