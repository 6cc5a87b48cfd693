import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineRule, PortRules } from '../../../shared/contract.ts';
import { shippedRules } from '../../../shared/lines/line-rules.ts';
import { compileRuleExpression } from '../../../shared/lines/rule-expression.ts';
import { createRuleOfLine, noRules } from '../../../shared/lines/rule-of-line.ts';
import { createTrafficLog, type TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficPiece } from '../../../shared/traffic.ts';

const rule = (change: Partial<LineRule> = {}): LineRule => ({
  ...{ id: 'r1', name: 'Signal', isOn: true, kind: 'text', text: '+csq', lines: 'received', colour: 'blue' },
  ...{ mark: false, note: '', sound: false, notify: false, sequence: null },
  ...change,
});
const line = (text: string, change: Partial<TrafficPiece> = {}): TrafficLine => {
  const log = createTrafficLog();
  log.add([
    {
      ...{ sequence: 0, atMs: 0, direction: 'received', owner: 'unclaimed', commandId: 0, name: '', isRecorded: true },
      bytes: new TextEncoder().encode(`${text}\r\n`),
      ...change,
    },
  ]);
  const [made] = log.lines();
  if (!made) throw new Error('no line');
  return made;
};
const ruled = (rules: Partial<PortRules>) => createRuleOfLine({ ...noRules, ...rules }, compileRuleExpression);
const sent = { direction: 'sent', owner: 'raw' } as const;

describe('the rule of a line', () => {
  it('is the first of the rules of the person whose text the line contains, in any case', () => {
    const of = ruled({ rules: [rule({ text: '+cops' }), rule({ id: 'r2', name: 'Two' }), rule({ id: 'r3' })] });
    expect(of(line('+CSQ: 21,99'))).toEqual({ colour: 'blue', rule: 'Two' });
    expect(of(line('OK'))).toBeNull();
  });

  it('may be an expression, whose plus at the beginning is an ordinary character', () => {
    const of = ruled({ rules: [rule({ kind: 'regex', text: '+CSQ: (?:99|[0-5]),' })] });
    expect(of(line('+csq: 3,99'))).toMatchObject({ colour: 'blue' });
    expect(of(line('+CSQ: 21,99'))).toBeNull();
  });

  it('that is switched off, has no colour or no valid expression colours nothing', () => {
    const one = line('+CSQ: 3,99');
    for (const change of [{ isOn: false }, { colour: null }, { kind: 'regex', text: '(' } as const]) {
      expect(ruled({ rules: [rule(change)] })(one)).toBeNull();
    }
  });

  it('is about received lines, sent ones, or both; never about echoes and dividers', () => {
    const of = (lines: LineRule['lines']) => ruled({ rules: [rule({ lines, text: 'csq' })] });
    const [received, out] = [line('+CSQ: 1,1'), line('AT+CSQ', sent)];
    expect([of('received')(received), of('received')(out)].map((each) => each !== null)).toEqual([true, false]);
    expect([of('sent')(received), of('sent')(out)].map((each) => each !== null)).toEqual([false, true]);
    expect([of('both')(received), of('both')(out)].map((each) => each !== null)).toEqual([true, true]);
    expect(of('both')(line('AT+CSQ', { owner: 'echo' }))).toBeNull();
    expect(of('both')(line('csq', { owner: 'divider', name: 'closed' }))).toBeNull();
  });

  it('is one of the program where no other is found, unless it is switched off', () => {
    const of = ruled({ rules: [rule({ text: 'RDY' })] });
    expect(of(line('RDY'))).toEqual({ colour: 'blue', rule: 'Signal' });
    expect(ruled({})(line('RDY'))).toEqual({ colour: 'ochre', rule: { shipped: 'restarts' } });
    expect(ruled({ off: ['restarts'] })(line('RDY'))).toBeNull();
  });

  it.each([
    ["^boot.rom 'v0.9'", 'restarts'],
    ['CLOSED', 'drops'],
    ['3, CLOSED', 'drops'],
    ['+PDP DEACT', 'drops'],
    ['+PDP: DEACT', 'drops'],
    ['+SAPBR 1: DEACT', 'drops'],
    ['+CME ERROR: 58', 'errors'],
    ['[app] assertion failed: x != 0', 'errors'],
    ['STATE: TCP CLOSED', null],
    ['ALREADY', null],
  ])('%s: %s', (text, shipped) => {
    expect(ruled({})(line(text))?.rule ?? null).toEqual(shipped && { shipped });
  });

  it('is null for a failing result that the program expected, and for what a person sent', () => {
    expect(ruled({})(line('ERROR', { owner: 'final', name: 'expected' }))).toBeNull();
    expect(ruled({})(line('ERROR', sent))).toBeNull();
  });

  it('is found once for each line', () => {
    let tested = 0;
    const of = createRuleOfLine({ ...noRules, rules: [rule({ kind: 'regex' })] }, () => ({
      workOf: () => 0,
      match: () => {
        tested += 1;
        return null;
      },
    }));
    const one = line('x');
    for (let times = 0; times < 3; times += 1) of(one);
    expect(tested).toBe(1);
  });

  it('is not looked for any further when the expressions of a line have taken their share', () => {
    let tested = 0;
    const rules = Array.from({ length: 24 }, (_, index) => rule({ id: `r${index + 1}`, kind: 'regex' }));
    const of = createRuleOfLine({ ...noRules, rules }, () => ({
      workOf: () => 100_000,
      match: () => {
        tested += 1;
        return null;
      },
    }));
    of(line('x'));
    expect(tested).toBe(4);
  });

  it('property: the expressions of the program say the same as RE2', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.constantFrom('RDY', 'xRDY', '^boot', '^boots', '1,CLOSED', '+PDP DEACT', 'no failure.', 'FAILS', 'fault'),
    );
    void fc.assert(
      fc.property(texts, fc.constantFrom(...shippedRules), (text, { expression }) => {
        const linear = compileRuleExpression(expression);
        expect(linear?.match(text) !== null).toBe(new RegExp(expression, 'i').test(text));
      }),
    );
  });
});
