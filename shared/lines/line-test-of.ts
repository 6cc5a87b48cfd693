import { createLineDecoder } from './decode-line.ts';
import { createLineTest, type LineCondition, type LineTest } from './line-condition.ts';
import { createMatcher } from './matcher.ts';
import { compileRegex } from './regex.ts';

/**
 * The test of a condition in the program. Apart from `line-condition.ts`, because a page loads expressions only when one is typed. `null`: a
 * query is not valid for its kind.
 */
export const lineTestOf = (condition: LineCondition): LineTest | null =>
  createLineTest(condition, (query) => createMatcher(query, compileRegex), createLineDecoder(condition.encoding));
