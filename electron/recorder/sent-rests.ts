import { lineKindOf } from './torn-lines.ts';

/** What was sent: an echo repeats it. */
export interface SentText {
  /** What followed these arguments each time when they were sent. */
  restsAfter(seen: string): readonly string[];
}

export const nothingSent: SentText = { restsAfter: () => [] };
/** Longer arguments are not compared with what was sent. */
export const maxComparedBytes = 4096;

/** Whether the line is the next part of what was sent. */
export const continuesAny = (rests: readonly string[], line: string): boolean =>
  line !== '' && rests.some((rest) => rest.startsWith(line));

const maxRests = 64;

/** A line that modules print may be such a line even if the sent text continues with the same characters. */
export const restsBehind = (rests: readonly string[], line: string): readonly string[] => {
  const advanced = rests.filter((rest) => rest.startsWith(line)).map((rest) => rest.slice(line.length));
  if (line === '' || advanced.length === 0) return rests;
  return lineKindOf(line, true) === 'rest' ? advanced : [...new Set([...advanced, ...rests])].slice(0, maxRests);
};
