import { lineKindOf } from './torn-lines.ts';

/** What was sent: an echo repeats it. */
export interface SentText {
  /** For each sent line that contains these arguments: the text after them. */
  restsAfter(seen: string): readonly string[];
  /** The newest command with secret arguments is incomplete: more of it may be sent and echoed. */
  readonly isOpen: boolean;
}

export const nothingSent: SentText = { restsAfter: () => [], isOpen: false };
/** Longer arguments are not compared with what was sent. */
export const maxComparedBytes = 4096;

const maxRests = 64;

/** What may follow in the echo, according to the sent lines. `seen`: the possible arguments so far. An empty text: nothing follows. */
export const possibleRests = (sent: SentText, seen: readonly string[]): readonly string[] => [
  ...new Set(seen.flatMap((each) => (each.length > maxComparedBytes ? [] : sent.restsAfter(each)))),
];

/** Whether the line is the next part of what was sent. */
export const continuesAny = (rests: readonly string[], line: string): boolean =>
  line !== '' && rests.some((rest) => rest.startsWith(line));

/** A line with the form of an unsolicited line may be one, even if the sent text continues with the same characters. */
export const seenWith = (sent: SentText, seen: readonly string[], line: string): readonly string[] => {
  const advanced = seen.filter((each) => continuesAny(possibleRests(sent, [each]), line)).map((each) => each + line);
  if (advanced.length === 0) return seen;
  return lineKindOf(line, true) === 'rest' ? advanced : [...new Set([...advanced, ...seen])].slice(0, maxRests);
};
