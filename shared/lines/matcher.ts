import { visibleText } from '../at/visible-text.ts';
import type { matchKinds } from './kinds.ts';
import { byteHits, hitsOf, type Span } from './spans.ts';
import { allBytesOf, type TrafficLine } from './traffic-lines.ts';

/** How a search or a filter compares. */
export type MatchKind = (typeof matchKinds)[number];

export interface Query {
  readonly kind: MatchKind;
  readonly text: string;
}

export const noQuery: Query = { kind: 'text', text: '' };

export interface Matcher {
  matches(line: TrafficLine): boolean;
  /** Places in the text of the line. */
  spans(line: TrafficLine): readonly Span[];
  /** Places in all bytes of the line. */
  byteSpans(line: TrafficLine): readonly Span[];
}

const nowhere: readonly Span[] = [];

/** The text that is searched: also that of a payload, which the list folds. */
export const searchedText = (line: TrafficLine): string =>
  line.kind === 'payload' ? (line.textOf ?? visibleText)(line.bytes) : line.text;

const textMatcher = (spansOf: (text: string) => readonly Span[], has: (text: string) => boolean): Matcher => ({
  matches: (line) => line.kind !== 'divider' && has(searchedText(line)),
  spans: (line) => (line.kind === 'payload' ? nowhere : spansOf(line.text)),
  byteSpans: () => nowhere,
});

export const plainMatcher = (wanted: string): Matcher => {
  const lower = wanted.toLowerCase();
  return textMatcher(
    (text) => hitsOf(text, wanted),
    (text) => text.toLowerCase().includes(lower),
  );
};

export const hexMatcher = (wanted: Uint8Array): Matcher => {
  const byteSpans = (line: TrafficLine): readonly Span[] => byteHits(allBytesOf(line), wanted);
  return {
    matches: (line) => line.kind !== 'divider' && byteSpans(line).length > 0,
    spans: () => nowhere,
    byteSpans,
  };
};

/** `0D 0A`, `0d0a`, `0x0D,0x0A`. `null`: these are not whole bytes. */
export const bytesOfHex = (text: string): Uint8Array | null => {
  const digits = text.replaceAll(/0x|[\s,]/gi, '');
  if (digits === '' || digits.length % 2 === 1 || !/^[0-9a-f]+$/i.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
};

/** The part of a compiled RE2 expression that is used here. */
export interface LinearPattern {
  matcher(text: string): { find(start?: number): boolean; start(): number; end(): number };
  /** In instructions. */
  programSize(): number;
}

/**
 * Longer lines are searched in their first characters, so that one line cannot hold up the page. It takes as many steps as they have
 * characters, times the instructions of the expression: of one with more than 244, fewer characters are searched.
 */
const searchedCharacters = 8_192;
const searchSteps = 2_000_000;
const maxSpans = 200;

export const regexMatcher = (pattern: LinearPattern): Matcher => {
  const length = Math.min(searchedCharacters, Math.floor(searchSteps / pattern.programSize()));
  const spansOf = (text: string): readonly Span[] => {
    const matcher = pattern.matcher(text.slice(0, length));
    const spans: Span[] = [];
    while (spans.length < maxSpans && matcher.find()) {
      // A match of nothing marks nothing.
      if (matcher.end() > matcher.start()) spans.push({ start: matcher.start(), end: matcher.end() });
    }
    return spans;
  };
  return textMatcher(spansOf, (text) => pattern.matcher(text.slice(0, length)).find());
};

/** `null`: the text is not valid for its kind, or nothing is searched. `compile`: `compileRegex`, which is loaded when it is needed. */
export const createMatcher = (
  { kind, text }: Query,
  compile: (text: string) => LinearPattern | null,
): Matcher | null => {
  if (text === '') return null;
  if (kind === 'text') return plainMatcher(text);
  if (kind === 'hex') {
    const bytes = bytesOfHex(text);
    return bytes && hexMatcher(bytes);
  }
  const pattern = compile(text);
  return pattern && regexMatcher(pattern);
};
