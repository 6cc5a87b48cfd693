import { describe, expect, it } from 'vitest';
import { isComplete, newRule, problemsOfRule, withDrafts } from '../../../../renderer/lines/rules/rule-draft.ts';
import {
  draftRule,
  draftsOf,
  dropDraft,
  editRule,
  ruleDrafts,
} from '../../../../renderer/lines/rules/rule-drafts-store.ts';
import { lineRuleSchema } from '../../../../shared/contract/line-rules.ts';
import type { LineRule } from '../../../../shared/contract.ts';
import { compileRuleExpression } from '../../../../shared/lines/rule-expression.ts';

const rule = (change: Partial<LineRule> = {}): LineRule => ({
  ...newRule([], (n) => `Rule ${n}`),
  text: 'RDY',
  ...change,
});
const problems = (change: Partial<LineRule>) => problemsOfRule(rule(change), compileRuleExpression);

describe('a rule that is edited', () => {
  it('is complete with a name, a text and something that it does', () => {
    expect(isComplete(problems({}))).toBe(true);
    expect(isComplete(problems({ colour: null, sequence: 'check-up' }))).toBe(true);
    expect(problems({ name: ' ' })).toEqual({ name: 'no-name', text: null, effect: null });
    expect(problems({ text: '' }).text).toBe('no-text');
    expect(problems({ colour: null, note: 'a note alone does nothing' }).effect).toBe('no-effect');
  });

  it('needs an expression that is one, and not too large', () => {
    expect(problems({ kind: 'regex', text: '+CSQ: (?:99|[0-5]),' }).text).toBeNull();
    for (const text of ['(', 'a{1000}{1000}', '(?=a)']) expect(problems({ kind: 'regex', text }).text).toBe('no-regex');
    expect(problems({ kind: 'text', text: '(' }).text).toBeNull();
  });

  it('is complete exactly when the program would keep it', () => {
    for (const change of [{}, { name: '' }, { text: '' }, { text: 'x'.repeat(201) }]) {
      expect(lineRuleSchema.safeParse(rule(change)).success).toBe(
        isComplete(problems(change)) && (change.text?.length ?? 0) <= 200,
      );
    }
  });

  it('that is new has the first free id and is the last', () => {
    const kept = [rule({ id: 'r1' }), rule({ id: 'r3' })];
    const added = newRule(kept, (n) => `Rule ${n}`);
    expect(added).toMatchObject({ id: 'r2', name: 'Rule 2', text: '' });
    const typed = rule({ id: 'r3', text: '(' });
    expect(withDrafts(kept, { r2: added, r3: typed })).toEqual([kept[0], typed, added]);
  });

  it('stays as it is typed until it is kept, for its port only', () => {
    const now = (address: string) => draftsOf(ruleDrafts.getState(), address);
    const [first, second] = [rule({ text: '(' }), rule({ text: '()' })];
    editRule('COM1', 'r1');
    draftRule('COM1', first);
    draftRule('COM1', second);
    // The answer to the first came late.
    dropDraft('COM1', 'r1', first);
    expect(now('COM1')).toEqual({ drafts: { r1: second }, edited: 'r1' });
    expect(now('COM2')).toEqual({ drafts: {}, edited: null });
    dropDraft('COM1', 'r1', second);
    expect(now('COM1').drafts).toEqual({});
  });
});
