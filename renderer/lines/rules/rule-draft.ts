import type { LineRule } from '../../../shared/contract.ts';
import { type CompileExpression, ruleTestOf } from '../../../shared/lines/rule-of-line.ts';

export type RuleProblem = 'no-name' | 'no-text' | 'no-regex' | 'no-effect';

export interface RuleProblems {
  readonly name: 'no-name' | null;
  readonly text: 'no-text' | 'no-regex' | null;
  readonly effect: 'no-effect' | null;
}

/** Why a rule cannot be kept as it is typed, at the field that can put it right. */
export const problemsOfRule = (rule: LineRule, compile: CompileExpression): RuleProblems => ({
  name: rule.name.trim() === '' ? 'no-name' : null,
  text: rule.text === '' ? 'no-text' : ruleTestOf(rule, compile) === null ? 'no-regex' : null,
  effect: rule.colour === null && !actsByItself(rule) ? 'no-effect' : null,
});

export const isComplete = ({ name, text, effect }: RuleProblems): boolean =>
  name === null && text === null && effect === null;

export const actsByItself = ({ mark, sound, notify, sequence }: LineRule): boolean =>
  mark || sound || notify || sequence !== null;

/** The first free id. */
const newId = (rules: readonly LineRule[]): string => {
  const used = new Set(rules.map(({ id }) => id));
  let number = 1;
  while (used.has(`r${number}`)) number += 1;
  return `r${number}`;
};

export const newRule = (rules: readonly LineRule[], nameOf: (number: number) => string): LineRule => {
  const id = newId(rules);
  return {
    ...{ id, name: nameOf(Number(id.slice(1))), isOn: true, kind: 'text', text: '', lines: 'received' },
    ...{ colour: 'blue', mark: false, note: '', sound: false, notify: false, sequence: null },
  };
};

/** The kept rules with what is typed; a new one is the last. */
export const withDrafts = (
  rules: readonly LineRule[],
  drafts: Readonly<Record<string, LineRule>>,
): readonly LineRule[] => {
  const kept = new Set(rules.map(({ id }) => id));
  return [...rules.map((rule) => drafts[rule.id] ?? rule), ...Object.values(drafts).filter(({ id }) => !kept.has(id))];
};
