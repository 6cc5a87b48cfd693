import { type LineTest, lineTestOf } from '../sequences/pattern.ts';

/**
 * Compiles the expression of a rule (RE2, case does not matter). As in a sequence, a `+` at its beginning is an ordinary character. `null`: it is not an expression,
 * or too large.
 */
export const compileRuleExpression = (text: string): LineTest | null =>
  lineTestOf({ kind: 'regex', source: `(?i)${text.startsWith('+') ? '\\' : ''}${text}` }, (source) => source);
