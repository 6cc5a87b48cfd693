/**
 * Without the characters at the end that match. A regular expression such as `/[ ,]+$/` costs quadratic time where many of them stand before
 * another character: it is tried from each.
 */
export const withoutTail = (text: string, character: RegExp): string => {
  let end = text.length;
  while (end > 0 && character.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
};

/** Without the line ends at both ends. */
export const withoutOuterLineEnds = (text: string): string => withoutTail(text.replace(/^[\r\n]+/, ''), /[\r\n]/);
