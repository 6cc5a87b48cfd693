/** Far deeper than any message or file of this program. */
const deepest = 32;
const maxMarks = 20_000;

const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/**
 * Whether untrusted JSON text is cheap to parse. The cost depends on its depth and number of values, hardly on its length: 4 MB of
 * brackets block the parser for a second, 4 MB of one string for 20 ms.
 */
export const isBoundedJson = (text: string): boolean => {
  let depth = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at);
    else if (code === closeBracket || code === closeBrace) depth -= 1;
    else if (code === openBracket || code === openBrace) {
      depth += 1;
      marks += 1;
    } else if (code === comma || code === colon) marks += 1;
    if (depth > deepest || marks > maxMarks) return false;
  }
  return true;
};

/** Position of the closing quote. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
  return at;
};
