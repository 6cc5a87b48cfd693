import { RE2JS } from 're2js';
import type { LinearPattern } from './matcher.ts';

const longestPattern = 200;
/** Instructions of a compiled expression. The time for a line is its length times this number. */
const largestProgram = 1_000;

/**
 * Compiles an expression that a user typed. RE2 takes linear time, so no expression can freeze the page, unlike those
 * of JavaScript. `null`: not an expression, or too large.
 */
export const compileRegex = (text: string): LinearPattern | null => {
  if (text.length > longestPattern) return null;
  try {
    const pattern = RE2JS.compile(text, RE2JS.CASE_INSENSITIVE);
    return pattern.programSize() > largestProgram ? null : pattern;
  } catch {
    return null;
  }
};
