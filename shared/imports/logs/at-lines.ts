import { trimmed } from './log-text.ts';

/** What a line of AT traffic is by its form alone. Texts have one character per byte. */

const extended = /^AT[-+*^%$#@!_]+[A-Z0-9]/i;
const ampersand = /^AT&[A-Z]/i;
/** `AT`, `ATI`, `ATE0V1`, `ATS0=1`, `ATD*99#`; not `AT version:1.1.0.0`, which is an answer. */
const basic = /^AT(?:[A-Z]\d{0,3}|D[-\d*#+,;"@A-Z]{1,80}|(?:&?[A-Z]\d{1,3}(?:=\d{1,3})?){2,12})?(?:=\S{0,80}|\?)?$/i;

export const isCommandLine = (line: string): boolean => {
  const text = trimmed(line);
  return extended.test(text) || ampersand.test(text) || basic.test(text);
};

/** The echo of a command has lost its first letter: `T+MIPSTART=` (transcript 27). */
export const isCutCommand = (line: string): boolean => /^T[-+*^%$#@!_][A-Z]{2}/.test(trimmed(line));

export const isResultLine = (line: string): boolean => /^(?:OK|ERROR|\+CM[ES] ERROR ?:.{0,80})$/.test(trimmed(line));

/** `+CSQ: 20,99`, `^MODE: 17,17` */
export const isNamedLine = (line: string): boolean => /^[+*^][A-Z][A-Z0-9_ ]{1,30}:/.test(line.trimStart());

/** The numbers of a command line: one of them may be how many bytes follow the prompt. */
export const countsIn = (line: string): readonly number[] => {
  const counts: number[] = [];
  for (const [digits] of line.slice(0, 1_000).matchAll(/\d{1,7}/g)) counts.push(Number(digits));
  return counts;
};
