import { isComma, quoteFamilyOf } from './separators.ts';

export interface PastedArguments {
  readonly values: readonly string[];
  /** Whether each value has quotes, which show where it ends. */
  readonly areQuoted: readonly boolean[];
  /** False: a quote is never closed, or there is text between a closing quote and the next comma. Then no value can be trusted. */
  readonly isWhole: boolean;
}

/** The arguments of a command copied from a document (typographic quotes, full-width commas): from after its `=` to the end of the line. */
export const readPastedArguments = (text: string, from: number): PastedArguments => {
  const values: string[] = [];
  const areQuoted: boolean[] = [];
  for (let at = from; ; ) {
    at = behindBlanks(text, at);
    const family = quoteFamilyOf(text[at] ?? '');
    const end = family === null ? endOfBare(text, at) : endOfQuoted(text, at + 1, family);
    if (end === null) return { values, areQuoted, isWhole: false };
    areQuoted.push(family !== null);
    values.push(text.slice(family === null ? at : at + 1, end).trim());
    at = behindBlanks(text, family === null ? end : end + 1);
    if (isLineEnd(text[at])) return { values, areQuoted, isWhole: true };
    if (!isComma(text[at])) return { values, areQuoted, isWhole: false };
    at += 1;
  }
};

const isLineEnd = (character: string | undefined): boolean =>
  character === undefined || character === '\r' || character === '\n';

const behindBlanks = (text: string, from: number): number => {
  let at = from;
  while (!isLineEnd(text[at]) && /\s/.test(text[at] ?? '')) at += 1;
  return at;
};

const endOfBare = (text: string, from: number): number => {
  let at = from;
  while (!isLineEnd(text[at]) && !isComma(text[at])) at += 1;
  return at;
};

/** `null`: the quote is never closed. */
const endOfQuoted = (text: string, from: number, family: string): number | null => {
  for (let at = from; !isLineEnd(text[at]); at += 1) {
    if (family.includes(text[at] ?? '')) return at;
  }
  return null;
};
