/** A part of a line. Commands have a name and quoted texts; `found`: matches the search. */
export interface LineSegment {
  readonly start: number;
  readonly text: string;
  readonly role: 'name' | 'quoted' | 'plain';
  readonly found: boolean;
}

/** Longer lines are not split, because their colours do not help to read them. */
const longestParsed = 4_000;

/** Splits a line where its colour or mark changes. The texts joined are the line. */
export const segmentsOf = (text: string, isCommand: boolean, query: string): readonly LineSegment[] => {
  const roles = text.length > longestParsed ? [] : rolesOf(text, isCommand);
  const hits = hitsOf(text, query);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...roles, ...hits]) {
    cuts.add(start);
    cuts.add(end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => ({
    start,
    text: text.slice(start, places[index + 1]),
    role: roles.find((role) => role.start <= start && start < role.end)?.role ?? 'plain',
    found: hits.some((hit) => hit.start <= start && start < hit.end),
  }));
};

interface Span {
  readonly start: number;
  readonly end: number;
}

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
