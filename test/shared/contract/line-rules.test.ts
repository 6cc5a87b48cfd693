import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineRuleSchema, portRulesSchema, rulesAskSchema } from '../../../shared/contract/line-rules.ts';
import { ruleLimit } from '../../../shared/lines/line-rules.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';

const rule = {
  ...{ id: 'r1', name: 'Signal', isOn: true, kind: 'text', text: '+CSQ', lines: 'received', colour: 'blue' },
  ...{ mark: true, note: '', sound: false, notify: false, sequence: null },
} as const;

describe('the rules of a port', () => {
  it('property: are the same after they were written and read', () => {
    void fc.assert(
      fc.property(arbitraryOf(portRulesSchema), (rules) => {
        expect(portRulesSchema.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
      }),
    );
  });

  it('property: anything else is refused, and nothing throws', () => {
    void fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(rulesAskSchema.safeParse(value).success).toBe(false);
        expect(lineRuleSchema.safeParse({ ...rule, text: value }).success).toBe(
          typeof value === 'string' && value.length > 0 && value.length <= 200,
        );
      }),
    );
  });

  it('have ids of their own and are at most twenty-four', () => {
    expect(portRulesSchema.safeParse({ rules: [rule, rule], off: [] }).success).toBe(false);
    const many = Array.from({ length: ruleLimit + 1 }, (_, index) => ({ ...rule, id: `r${index + 1}` }));
    expect(portRulesSchema.safeParse({ rules: many, off: [] }).success).toBe(false);
    expect(portRulesSchema.safeParse({ rules: many.slice(1), off: ['drops'] }).success).toBe(true);
  });

  it.each([{ colour: 'red' }, { id: '__proto__' }, { lines: 'all' }, { acts: true }, { sequence: '' }])(
    '%j is refused',
    (change) => {
      expect(lineRuleSchema.safeParse({ ...rule, ...change }).success).toBe(false);
    },
  );
});
