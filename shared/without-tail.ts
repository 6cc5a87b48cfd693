/**
 * Removes matching characters at the end. A regular expression such as `/[ ,]+$/` takes quadratic time if many of them precede another
 * character, because it is tried from each of them.
 */
export const withoutTail = (text: string, character: RegExp): string => {
  let end = text.length;
  while (end > 0 && character.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
};

/** Removes the line ends at both ends. */
export const withoutOuterLineEnds = (text: string): string => withoutTail(text.replace(/^[\r\n]+/, ''), /[\r\n]/);
