import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { StepFile } from './file-schema.ts';

const keyBytes = 8;

/** Not the text itself: keys are in the view, and a text may be secret. */
const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)).subarray(0, keyBytes));

/** The name and the position of an item have no influence on its result. */
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
