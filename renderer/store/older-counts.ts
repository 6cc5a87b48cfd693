import { lineClasses } from '../../shared/lines/kinds.ts';
import type { LineClass, LineCounts } from '../../shared/lines/traffic-lines.ts';
import { noLines } from '../../shared/lines/traffic-lines.ts';
import { createListeners } from '../../shared/listeners.ts';
import type { FetchMatches } from './matched-source.ts';

/** Counts by kind of the lines before those that the page has had. They grow until all were counted. */
export interface OlderCounts {
  readonly counts: () => LineCounts;
  onChange(listener: () => void): () => void;
}

const bitsIn = (bits: Uint8Array): number => {
  let count = 0;
  for (const byte of bits) for (let left = byte; left !== 0; left &= left - 1) count += 1;
  return count;
};

/** Counts the lines that begin before the piece `to`, in the program, once there is a listener. */
export const createOlderCounts = (to: number, fetchOf: (name: LineClass) => FetchMatches): OlderCounts => {
  const changes = createListeners();
  let counts = noLines;
  let hasBegun = false;
  const countAll = async (): Promise<void> => {
    for (const name of lineClasses) {
      const fetch = fetchOf(name);
      for (let at = 0; at < to; ) {
        const matched = await fetch(at, to);
        if (matched === null) {
          // A count of a part would be wrong. The next listener counts again.
          [hasBegun, counts] = [false, noLines];
          return changes.emit();
        }
        counts = { ...counts, [name]: counts[name] + bitsIn(matched.bits) };
        at = Math.max(at + 1, matched.to);
        changes.emit();
      }
    }
  };
  return {
    counts: () => counts,
    onChange: (listener) => {
      if (!hasBegun) {
        hasBegun = true;
        void countAll();
      }
      return changes.add(listener);
    },
  };
};
