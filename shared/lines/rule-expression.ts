import { type LineTest, lineTestOf } from '../sequences/pattern.ts';

/**
 * Compiles the expression of a rule (RE2, case does not matter). As in a sequence, a `+` at its beginning stands for itself. `null`: it is none,
 * or too large.
 */
export const compileRuleExpression = (text: string): LineTest | null =>
  lineTestOf({ kind: 'regex', source: `(?i)${text.startsWith('+') ? '\\' : ''}${text}` }, (source) => source);
