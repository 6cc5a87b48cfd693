/** Finds the first or the last line of a private key in PEM, in text with any chunking that line ends and known lines may tear. */
export interface KeyMark {
  /** True: the mark ends with this character. */
  next(character: string): boolean;
  /** The line has ended. `isKnown`: it has the form of an unsolicited line, so it is not part of the mark. */
  endLine(isKnown: boolean): void;
  /** A part of the mark has been read. */
  readonly isBegun: boolean;
  reset(): void;
}

const label = /^[A-Z ]{0,40}(?:(?<=PRIVATE KEY(?: BLOCK)?)-{1,5})?$/;
const dashes = '-----';
/** Number of lines between two parts of a mark. */
const maxLines = 64;

/** The dashes before the word are not necessary: a file can be read from any position. */
export const createKeyMark = (word: 'BEGIN' | 'END'): KeyMark => {
  const start = `${word} `;
  const isBeginning = (text: string): boolean =>
    text.length <= start.length
      ? start.startsWith(text)
      : text.startsWith(start) && label.test(text.slice(start.length));
  /** The part that this line may continue, from the lines before. */
  let before = '';
  let linesLeft = 0;
  /** With the part before; `null`: the line does not continue it. */
  let continued: string | null = null;
  let own = '';
  const reset = (): void => {
    before = '';
    continued = null;
    own = '';
  };
  return {
    next: (character) => {
      if (continued !== null) continued = isBeginning(continued + character) ? continued + character : null;
      if (own !== '') own = isBeginning(own + character) ? own + character : '';
      if (own === '' && character === word[0]) own = character;
      if (!own.endsWith(dashes) && !continued?.endsWith(dashes)) return false;
      reset();
      return true;
    },
    endLine: (isKnown) => {
      linesLeft -= 1;
      const part = isKnown ? '' : (continued ?? own);
      if (part.length > 0 && (continued !== null || part.length >= before.length)) {
        before = part;
        linesLeft = maxLines;
      } else if (linesLeft <= 0) before = '';
      continued = before === '' ? null : before;
      own = '';
    },
    get isBegun() {
      return own !== '' || before !== '';
    },
    reset,
  };
};
