import type { GroupSummary } from '../../../../shared/contract/sequences.ts';
import { textIn } from '../../../../shared/sequences/sequence.ts';
import { contentOf, nameIn } from '../../../parts/sequences/step-text.ts';
import type { QuickGroup, QuickItem } from './quick-store.ts';
import { groupSettings, hasGroupSettings } from './step-fields.ts';

/** One row of the panel. Of all rows only the visible ones are drawn. */
export type QuickRow =
  | { readonly kind: 'group'; readonly key: string; readonly summary: GroupSummary; readonly isOpen: boolean }
  | { readonly kind: 'damaged'; readonly key: string; readonly summary: GroupSummary }
  | { readonly kind: 'notes'; readonly key: string; readonly groupId: string; readonly group: QuickGroup }
  | {
      readonly kind: 'item';
      readonly key: string;
      readonly groupId: string;
      readonly item: QuickItem;
      readonly index: number;
    }
  | { readonly kind: 'add'; readonly key: string; readonly groupId: string };

export interface RowsOptions {
  readonly list: readonly GroupSummary[];
  readonly groups: Readonly<Record<string, QuickGroup>>;
  readonly opened: ReadonlySet<string>;
  /** Only items with this text, in their name, content or expected reply. '': all. */
  readonly search: string;
  readonly language: 'en' | 'zh';
}

export const rowsOf = (options: RowsOptions): readonly QuickRow[] =>
  options.list.flatMap((summary): readonly QuickRow[] => {
    const { id, problems, failure } = summary;
    if (problems.length > 0 || failure !== null) return damagedRows(summary, options);
    const group = options.groups[id];
    const wanted = options.search.trim().toLowerCase();
    const isSearching = wanted !== '';
    const isOpen = isSearching ? group !== undefined : options.opened.has(id);
    const items = group && isOpen ? itemRows(group, wanted) : [];
    const isNamed = textIn(summary.title, options.language).toLowerCase().includes(wanted);
    if (isSearching && items.length === 0 && !isNamed) return [];
    return [
      { kind: 'group', key: `g ${id}`, summary, isOpen },
      ...(group && isOpen && hasNotes(group) ? [{ kind: 'notes', key: `n ${id}`, groupId: id, group } as const] : []),
      ...items,
      ...(group && isOpen && !isSearching ? [{ kind: 'add', key: `a ${id}`, groupId: id } as const] : []),
    ];
  });

const damagedRows = (summary: GroupSummary, { search }: RowsOptions): readonly QuickRow[] =>
  summary.id.toLowerCase().includes(search.trim().toLowerCase())
    ? [{ kind: 'damaged', key: `d ${summary.id}`, summary }]
    : [];

const hasNotes = ({ content, trouble }: QuickGroup): boolean =>
  trouble !== null || content.effects.length > 0 || hasGroupSettings(groupSettings(content.file));

const itemRows = ({ content, items }: QuickGroup, wanted: string): readonly QuickRow[] =>
  items.flatMap((item, index): readonly QuickRow[] =>
    wanted === '' || searchedText(item).includes(wanted)
      ? [{ kind: 'item', key: `i ${item.id}`, groupId: content.id, item, index }]
      : [],
  );

const searchedText = ({ step }: QuickItem): string =>
  [nameIn(step.name, 'en'), nameIn(step.name, 'zh'), contentOf(step), JSON.stringify(step.expect ?? '')]
    .join('\n')
    .toLowerCase();

/** The place of an item that is moved by one among the items of its group; `null`: it is at the end already. */
export const placeAfter = (count: number, index: number, by: 1 | -1): number | null => {
  const place = index + by;
  return place < 0 || place >= count ? null : place;
};

/** The place for an item that is dropped before or after another one. */
export const dropPlace = (from: number, over: number, isAfter: boolean): number => {
  const place = isAfter ? over + 1 : over;
  return place > from ? place - 1 : place;
};
