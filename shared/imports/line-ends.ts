import type { ImportItem } from './preview.ts';
import { assumedLineEnds, isMissingLineEnd, type Notes, type WarningPlace } from './preview-draft.ts';

/** An item, and whether the line end of its list follows it; `null`: the file does not say. */
export interface EndedItem {
  readonly item: ImportItem;
  readonly ends: boolean | null;
  /** Of its group, where there are several. */
  readonly group?: string;
}

const placeOf = ({ item, group }: EndedItem): WarningPlace => ({
  index: item.index,
  ...(group === undefined ? {} : { group }),
});

const endings = { crlf: '\r\n', cr: '\r', lf: '\n' } as const;
type ListEnding = keyof typeof endings;

const isText = ({ item }: EndedItem): boolean => 'text' in item;

/** An item that ends differently from the list carries its line end itself. Hex is complete without one, as everywhere in this program. */
const withOwnEnd =
  (ending: ListEnding) =>
  ({ item, ends }: EndedItem): ImportItem =>
    'text' in item && ends === true ? { ...item, text: `${item.text}${endings[ending]}` } : item;

/**
 * The line end of a list whose items each have their own: that of all, where they agree; otherwise none, and the texts carry it. `all`: what the
 * file says about items that say nothing.
 */
export const withLineEnds = (
  groups: readonly (readonly EndedItem[])[],
  all: boolean | null,
  notes: Notes,
  ending: ListEnding = 'crlf',
): { readonly lineEnds: ListEnding | 'none'; readonly items: readonly (readonly ImportItem[])[] } => {
  const resolved = groups.map((group) => group.map((entry) => ({ ...entry, ends: entry.ends ?? all })));
  const texts = resolved.flat().filter(isText);
  const plain = resolved.map((group) => group.map(({ item }) => item));
  for (const entry of resolved.flat()) {
    if (!isText(entry) && entry.ends === true && all === null) notes.add('hex-without-line-end', placeOf(entry));
  }
  if (texts.length > 0 && texts.every(({ ends }) => ends === true)) return { lineEnds: ending, items: plain };
  if (texts.every(({ ends }) => ends === null)) {
    return { lineEnds: assumedLineEnds(plain.flat(), notes), items: plain };
  }
  for (const entry of texts) {
    if (entry.ends === true) notes.add('line-end-in-text', placeOf(entry));
    else if (isMissingLineEnd(entry.item)) notes.add('line-end-not-added', placeOf(entry));
  }
  return { lineEnds: 'none', items: resolved.map((group) => group.map(withOwnEnd(ending))) };
};
