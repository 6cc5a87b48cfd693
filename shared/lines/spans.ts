/** From a character of a text to another one, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

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

/** Where bytes are found in others. */
export const byteHits = (bytes: Uint8Array, wanted: Uint8Array): readonly Span[] => {
  const hits: Span[] = [];
  const [first] = wanted;
  if (first === undefined) return hits;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) hits.push({ start: at, end: at + wanted.length });
  }
  return hits;
};
