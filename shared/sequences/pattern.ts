import { RE2JS } from 're2js';

/** What a line is compared with: a regular expression, or a text that it contains. */
export type Pattern =
  | { readonly kind: 'regex'; readonly source: string }
  | { readonly kind: 'text'; readonly text: string };

/** A pattern with its variables filled in. */
export interface LineTest {
  /** The named groups of the match; `null`: the line does not match. */
  match(line: string): Readonly<Record<string, string>> | null;
  /** The steps that this takes at most: instructions times characters. Some 20 ns each. */
  workOf(line: string): number;
}

const longestSource = 500;
const largestProgram = 1_000;
const longestLine = 8_192;
/** RE2 takes time in proportion to the instructions times the characters. This many take about 5 ms. */
const mostWork = 200_000;

/** A search for a text compares each of its characters with each of the line at worst; such a step takes 0.4 ns. */
const textStepsPerWork = 50;

const noGroups: Readonly<Record<string, string>> = {};

/**
 * A regular expression as a person writes it in a sequence. It cannot begin with `+`, the first character of most answers, so a `+` at its
 * beginning is an ordinary character.
 */
const corrected = (source: string): string => (source.startsWith('+') ? `\\${source}` : source);

/** `null`: not a regular expression, or too large. It runs in linear time (RE2), so no file can hold up the ports. */
const compile = (source: string): RE2JS | null => {
  if (source.length > longestSource) return null;
  try {
    const compiled = RE2JS.compile(corrected(source));
    return compiled.programSize() > largestProgram ? null : compiled;
  } catch {
    return null;
  }
};

/** The names of its groups. `null`: not a regular expression, or too large. */
export const groupsOf = (pattern: Pattern): readonly string[] | null => {
  if (pattern.kind === 'text') return [];
  const compiled = compile(pattern.source);
  return compiled && Object.keys(compiled.namedGroups());
};

/** What compiling a pattern takes, in instructions of its program: about a microsecond each. `null` as in `groupsOf`. */
export const sizeOf = (pattern: Pattern): number | null =>
  pattern.kind === 'text' ? 0 : (compile(pattern.source)?.programSize() ?? null);

/** `filled`: fills in variables; `quote` makes a value literal within the pattern. `null` as in `groupsOf`. */
export const lineTestOf = (
  pattern: Pattern,
  filled: (text: string, quote: (value: string) => string) => string,
): LineTest | null => {
  if (pattern.kind === 'text') {
    const text = filled(pattern.text, (value) => value);
    return {
      match: (line) => (line.includes(text) ? noGroups : null),
      workOf: (line) => Math.ceil((text.length * line.length) / textStepsPerWork),
    };
  }
  const compiled = compile(filled(pattern.source, RE2JS.quote));
  if (!compiled) return null;
  const names = Object.keys(compiled.namedGroups());
  const searched = Math.min(longestLine, Math.floor(mostWork / compiled.programSize()));
  const size = compiled.programSize();
  return {
    workOf: (line) => size * Math.min(searched, line.length),
    match: (line) => {
      const matcher = compiled.matcher(line.slice(0, searched));
      if (!matcher.find()) return null;
      if (names.length === 0) return noGroups;
      return Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? '']));
    },
  };
};

/** As a person wrote it, for messages. */
export const patternText = (pattern: Pattern): string => (pattern.kind === 'text' ? pattern.text : pattern.source);
