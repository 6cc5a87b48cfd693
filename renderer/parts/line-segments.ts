/** A part of a line. Commands have a name and quoted texts. */
export interface LineSegment {
  readonly start: number;
  readonly text: string;
  readonly role: 'name' | 'quoted' | 'plain';
  /** Matches the search. */
  readonly found: boolean;
  readonly selected: boolean;
}

/** From a character of a text to another one, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longer lines are not split, because their colours do not help to read them. */
const longestParsed = 4_000;

/** Splits a line where its colour or mark changes. The texts joined are the line. */
export const segmentsOf = (
  text: string,
  isCommand: boolean,
  hits: readonly Span[],
  selected: Span | null = null,
): readonly LineSegment[] => {
  const roles = text.length > longestParsed ? [] : rolesOf(text, isCommand);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...roles, ...hits, ...(selected ? [selected] : [])]) {
    cuts.add(Math.min(start, text.length));
    cuts.add(Math.min(end, text.length));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, places[index + 1]),
    role: roles.find((role) => isWithin(start, role))?.role ?? 'plain',
    found: hits.some((hit) => isWithin(start, hit)),
    selected: selected !== null && isWithin(start, selected),
  }));
};

const isWithin = (at: number, { start, end }: Span): boolean => start <= at && at < end;

const rolesOf = (text: string, isCommand: boolean): readonly (Span & { readonly role: 'name' | 'quoted' })[] => {
  const quoted = [...text.matchAll(/"[^"]*"?/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    role: 'quoted' as const,
  }));
  const name = isCommand ? /^AT(?:[+*^&#]?[A-Za-z0-9]+)?/i.exec(text)?.[0].length : undefined;
  return name === undefined ? quoted : [{ start: 0, end: name, role: 'name' as const }, ...quoted];
};

const maxHits = 200;

/** Positions of a text in a line, ignoring case. They do not overlap. */
export const hitsOf = (text: string, query: string): readonly Span[] => {
  if (query === '') return [];
  const [line, wanted] = [text.toLowerCase(), query.toLowerCase()];
  // Lower case can be longer than the text (İ), and then the positions do not match.
  if (line.length !== text.length) return [];
  const hits: Span[] = [];
  for (let at = line.indexOf(wanted); at >= 0 && hits.length < maxHits; at = line.indexOf(wanted, at + wanted.length)) {
    hits.push({ start: at, end: at + wanted.length });
  }
  return hits;
};
