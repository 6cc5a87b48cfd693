import type { QuickItem } from './quick-store.ts';

const isByHand = ({ step }: QuickItem): boolean => step.order === 0;

/**
 * If the items are listed in the order of their run, they still are after a move: the numbers keep their places. If they are not,
 * every item keeps its number.
 */
export const withOrderOf = (before: readonly QuickItem[], after: readonly QuickItem[]): readonly QuickItem[] => {
  const numbers = before.filter((item) => !isByHand(item)).map(({ step }) => step.order);
  const isInOrder = numbers.every((order, at) => at === 0 || (numbers[at - 1] ?? 1) <= (order ?? 1));
  if (!isInOrder) return after;
  let place = 0;
  return after.map((item) => {
    if (isByHand(item)) return item;
    const order = numbers[place];
    place += 1;
    if (order === item.step.order) return item;
    const { order: _before, ...rest } = item.step;
    return { ...item, step: order === undefined ? rest : { ...rest, order } };
  });
};

export interface RunPlaces {
  /** Of each item, from 1; `null`: it is sent by hand only. */
  readonly places: readonly (number | null)[];
  /** Items that run. */
  readonly all: number;
}

const known = new WeakMap<readonly QuickItem[], RunPlaces>();

/** Where each item stands in a run of its group. Numbers of a file may have gaps, or be missing. Computed once for all rows of a group. */
export const runPlaces = (items: readonly QuickItem[]): RunPlaces => {
  const before = known.get(items);
  if (before) return before;
  const inOrder = items
    .map((item, index) => ({ index, order: item.step.order ?? 1 }))
    .filter(({ order }) => order !== 0)
    .sort((left, right) => left.order - right.order || left.index - right.index);
  const places: (number | null)[] = items.map(() => null);
  for (const [place, { index }] of inOrder.entries()) places[index] = place + 1;
  const found = { places, all: inOrder.length };
  known.set(items, found);
  return found;
};
