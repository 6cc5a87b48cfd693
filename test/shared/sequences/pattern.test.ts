import { describe, expect, it } from 'vitest';
import { groupsOf, lineTestOf, type Pattern } from '../../../shared/sequences/pattern.ts';
import { escapedDollars, fillVariables, missingIn, referencesIn } from '../../../shared/sequences/variables.ts';

const variables = new Map([
  ['imei', '8664.5'],
  ['a', '1'],
]);

const matchOf = (pattern: Pattern, line: string): unknown =>
  lineTestOf(pattern, (text, quote) => fillVariables(text, variables, quote))?.match(line);

describe('a pattern', () => {
  it.each<readonly [string, string, unknown]>([
    ['^OK$', 'OK', {}],
    ['^OK$', 'CONNECT OK', null],
    ['+CSQ: (?<rssi>\\d+),', '+CSQ: 18,99', { rssi: '18' }],
    ['\\+CSQ: (?<rssi>\\d+)?', '+CSQ: ', { rssi: '' }],
    ['^${imei}$', '8664.5', {}],
    ['^${imei}$', '8664x5', null],
    ['csq', 'CSQ', null],
  ])('%s on %s', (source, line, match) => {
    expect(matchOf({ kind: 'regex', source }, line)).toEqual(match);
  });

  it('that is literal is contained in the line', () => {
    expect(matchOf({ kind: 'text', text: '+CREG: 0,(1)' }, ' +CREG: 0,(1)')).toEqual({});
    expect(matchOf({ kind: 'text', text: '${imei}' }, '8664.5')).toEqual({});
    expect(matchOf({ kind: 'text', text: 'a.b' }, 'axb')).toBeNull();
  });

  it('is refused if it is not valid, or too large', () => {
    expect(groupsOf({ kind: 'regex', source: '(' })).toBeNull();
    expect(groupsOf({ kind: 'regex', source: '((a{1,30}){1,30}){1,30}' })).toBeNull();
    expect(groupsOf({ kind: 'regex', source: 'a'.repeat(501) })).toBeNull();
    expect(groupsOf({ kind: 'regex', source: '(?<a>x)(?<b>y)' })).toEqual(['a', 'b']);
  });
});

describe('variables', () => {
  it('are filled in, and `$${` is the text', () => {
    expect(fillVariables('${a}${ imei }$${a}${b}$oc/{a}', variables)).toBe('18664.5${a}${b}$oc/{a}');
    expect(referencesIn('${a} $${b} ${c}')).toEqual(['a', 'c']);
    expect(missingIn('${a} ${c}', variables)).toEqual(['c']);
  });

  it('have no references after a backslash, which makes the dollar a character', () => {
    const filled = (source: string): string => fillVariables(escapedDollars(source), variables, (value) => value);
    expect(filled('^\\${a}$')).toBe('^\\${a}$');
    expect(filled('\\\\${a}')).toBe('\\\\1');
    expect(filled('\\\\\\${a}')).toBe('\\\\\\${a}');
    expect(referencesIn(escapedDollars('\\${a} ${imei}'))).toEqual(['imei']);
    const pattern: Pattern = { kind: 'regex', source: escapedDollars('^\\${a} ${a}$') };
    expect([matchOf(pattern, '${a} 1'), matchOf(pattern, '1 1')]).toEqual([{}, null]);
  });

  it('knows what a long text costs at worst, which is little for a short one', () => {
    const workOf = (text: string, line: string): number =>
      lineTestOf({ kind: 'text', text }, (each) => each)?.workOf(line) ?? 0;
    const half = 'a'.repeat(8_000);
    expect(workOf(`${half}b${half}`, 'a'.repeat(65_536))).toBeGreaterThan(10_000_000);
    expect(workOf('+CREG: 0,1', '+CREG: 0,1')).toBeLessThan(5);
  });
});
