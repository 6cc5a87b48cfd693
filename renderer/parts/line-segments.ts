import type { Span } from '../../shared/lines/spans.ts';

/** A part of a line. Commands have a name and quoted texts. */
export interface LineSegment {
  readonly start: number;
  readonly text: string;
  readonly role: 'name' | 'quoted' | 'plain';
  /** Matches the search. */
  readonly found: boolean;
  readonly selected: boolean;
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
