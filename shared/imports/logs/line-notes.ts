/** A line without what a person has written behind it, and that text; both without a line end. */
export interface SplitLine {
  readonly body: string;
  readonly note: string | null;
}

const isBlankAt = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';

/** Longer lines are data. */
const longestLine = 2_000;

/**
 * `AT+CGATT?   //查看附着状态`: two slashes at the beginning of a line or behind a blank, or Chinese words behind a tab or several blanks. The Base64
 * of a certificate may contain two slashes, but no blanks.
 */
export const splitNote = (line: string): SplitLine => {
  const at = line.length > longestLine ? null : noteStart(line);
  if (at === null) return { body: line, note: null };
  let end = at;
  while (end > 0 && isBlankAt(line, end - 1)) end -= 1;
  return {
    body: line.slice(0, end),
    note: line
      .slice(at)
      .replace(/^\/\/\s*/, '')
      .trim(),
  };
};

/** One pass: an argument in quotes may contain anything. */
const noteStart = (line: string): number | null => {
  let isQuoted = false;
  let hasText = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === '/' && line[at + 1] === '/' && (at === 0 || isBlankAt(line, at - 1))) return at;
    // The first byte of a Chinese character in UTF-8 and in GBK. What a module prints does not begin with one behind so many blanks.
    const isApart = line[at - 1] === '\t' || (isBlankAt(line, at - 1) && isBlankAt(line, at - 2));
    if (hasText && isApart && line.charCodeAt(at) >= 0x80) return at;
    hasText ||= !isBlankAt(line, at);
  }
  return null;
};
