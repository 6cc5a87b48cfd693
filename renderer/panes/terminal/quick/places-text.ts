/** The most places that are named one by one. */
const named = 6;

/** The numbers of items, from 1: `1, 4–6, 9 …`. */
export const placesText = (indexes: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last && last[1] === index) last[1] = index + 1;
    else ranges.push([index + 1, index + 1]);
  }
  const texts = ranges.slice(0, named).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  return `${texts.join(', ')}${ranges.length > named ? ' …' : ''}`;
};
