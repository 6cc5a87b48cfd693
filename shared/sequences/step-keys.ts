import type { StepFile } from './file-schema.ts';

/** A 53-bit hash: items are told apart, nothing is kept safe by it. */
const hashOf = (text: string): string => {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & high) + (low >>> 0)).toString(36);
};

/** What an item is called and where it stands has no influence on its result. */
const contentOf = ({ name: _name, order: _order, say: _say, delayAfter: _delayAfter, ...content }: StepFile): string =>
  JSON.stringify(Object.entries(content).sort(([one], [other]) => (one < other ? -1 : 1)));

/**
 * A key for each item by what it sends and expects, so that its last result stays with it when it is moved or renamed, and is gone when it is
 * changed. Equal items are counted in the order of the list.
 */
export const stepKeys = (steps: readonly StepFile[]): readonly string[] => {
  const counts = new Map<string, number>();
  return steps.map((step) => {
    const hash = hashOf(contentOf(step));
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return count === 1 ? hash : `${hash}.${count}`;
  });
};
