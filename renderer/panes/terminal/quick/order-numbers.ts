import type { QuickItem } from './quick-store.ts';

const isByHand = ({ step }: QuickItem): boolean => step.order === 0;

/**
 * Where the items stand in the order of their run, they still do after they were moved: the numbers stay in their places. Where they do not,
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
