/** Something that the palette finds. `names`: everything that it is called, the title first. */
export interface Findable {
  readonly names: readonly string[];
}

/** Names made ready once, so that a key costs a look at each of them and no more. */
export interface SearchIndex<Item extends Findable> {
  readonly rows: readonly { readonly item: Item; readonly names: readonly string[]; readonly all: string }[];
}

export interface Found<Item> {
  readonly item: Item;
  /** The name that fits best, where it is not the title. */
  readonly by: string | null;
}

/** Compared without case, width (`ＡＴ`), blanks at the ends and several blanks in a row. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

export const indexOf = <Item extends Findable>(items: readonly Item[]): SearchIndex<Item> => ({
  rows: items.map((item) => {
    const names = item.names.map(plain);
    return { item, names, all: names.join('\n') };
  }),
});

/** The first names are titles, in both languages; the others are what people also call it. */
const titles = 2;
/** How well a name fits, best first: equal, begins so, a word of it begins so, has all words. A title that has it goes before another name that does. */
const titleRanks = [0, 2, 3, 4] as const;
const otherRanks = [1, 5, 6, 7] as const;
/** Only several names together have all the words. */
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

/** In the order of the index among equals. Nothing typed finds everything. */
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
