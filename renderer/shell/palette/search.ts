/** An item of the palette. `names`: all its names, the title first. */
export interface Findable {
  readonly names: readonly string[];
}

/** Names are normalised once, so that each key press only compares them. */
export interface SearchIndex<Item extends Findable> {
  readonly rows: readonly { readonly item: Item; readonly names: readonly string[]; readonly all: string }[];
}

export interface Found<Item> {
  readonly item: Item;
  /** The best matching name, if it is not the title. */
  readonly by: string | null;
}

/** Ignores case, width (`ＡＴ`), and leading, trailing and repeated whitespace. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

export const indexOf = <Item extends Findable>(items: readonly Item[]): SearchIndex<Item> => ({
  rows: items.map((item) => {
    const names = item.names.map(plain);
    return { item, names, all: names.join('\n') };
  }),
});

/** The first names are the titles in both languages; the others are synonyms. */
const titles = 2;
/**
 * Rank of a match, best first: equal, prefix, prefix of a word, contains all words. A title ranks before another name.
 */
const titleRanks = [0, 2, 3, 4] as const;
const otherRanks = [1, 5, 6, 7] as const;
/** All words are found only across several names. */
const severalNames = 8;

/** Smaller is better. */
const rankOf = (names: readonly string[], wanted: string, words: readonly string[]): { rank: number; name: number } => {
  let best = { rank: severalNames, name: 0 };
  for (const [name, text] of names.entries()) {
    const fit = fitOf(text, wanted, words);
    const rank = fit === null ? severalNames : (name < titles ? titleRanks : otherRanks)[fit];
    if (rank < best.rank) best = { rank, name };
  }
  return best;
};

const fitOf = (name: string, wanted: string, words: readonly string[]): 0 | 1 | 2 | 3 | null => {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`) || name.includes(`+${wanted}`)) return 2;
  return words.every((word) => name.includes(word)) ? 3 : null;
};

/** Equal ranks keep the order of the index. An empty query finds everything. */
export const search = <Item extends Findable>(
  { rows }: SearchIndex<Item>,
  typed: string,
  limit: number,
): { readonly found: readonly Found<Item>[]; readonly total: number } => {
  const wanted = plain(typed);
  const words = wanted.split(' ');
  const fitting = rows.filter(({ all }) => words.every((word) => all.includes(word)));
  const ranked = fitting.map(({ item, names }) => ({ item, ...rankOf(names, wanted, words) }));
  ranked.sort((a, b) => a.rank - b.rank);
  return {
    total: ranked.length,
    found: ranked.slice(0, limit).map(({ item, name, rank }) => ({
      item,
      by: wanted === '' || rank === severalNames ? null : byName(item, name),
    })),
  };
};

const byName = ({ names }: Findable, name: number): string | null => (name === 0 ? null : (names[name] ?? null));
