import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, namesIn, parseComparison } from '../../../shared/sequences/expression.ts';

const variables = new Map([
  ['rsrp', '33'],
  ['minRsrp', '-110'],
  ['name', 'Air720H'],
  ['zero', '0'],
]);

const resultOf = (text: string): unknown => {
  const comparison = parseComparison(text);
  if (!comparison) return null;
  const compared = compare(comparison, variables);
  return compared.kind === 'result' ? compared.isTrue : compared.name;
};

describe('a comparison', () => {
  it.each<readonly [string, unknown]>([
    ['rsrp - 141 >= minRsrp', true],
    ['rsrp-141<minRsrp', false],
    ['1 + 2 * 3 == 7', true],
    ['(1 + 2) * 3 == 9', true],
    ['10 - 2 - 3 == 5', true],
    ['7 % 4 != 3', false],
    ['-rsrp == -33.0', true],
    ['1 / zero != 1', false],
    ['1 / zero == 1', false],
    ['name == 1', 'name'],
    ['missing > 1', 'missing'],
  ])('%s', (text, result) => {
    expect(resultOf(text)).toBe(result);
  });

  it.each([
    '',
    'rsrp',
    '1 < 2 < 3',
    '1 = 1',
    '(1 < 2',
    '1 <',
    'a b > 1',
    'a.b > 1',
    '"x" == 1',
    `${'('.repeat(60)}1 > 1`,
  ])('is not %j', (text) => {
    expect(parseComparison(text)).toBeNull();
  });

  it('names its variables', () => {
    const comparison = parseComparison('-(a + b) * 2 > c');
    expect(comparison && namesIn(comparison)).toEqual(['a', 'b', 'c']);
  });

  it('is calculated as JavaScript does', () => {
    const part = fc.oneof(fc.nat(99).map(String), fc.constantFrom('rsrp', 'zero', '(2 + 3)', '-4'));
    const side = fc
      .tuple(part, fc.array(fc.tuple(fc.constantFrom('+', '-', '*'), part), { maxLength: 4 }))
      .map(([first, rest]) => rest.reduce((text, [operator, next]) => `${text} ${operator} ${next}`, first));
    fc.assert(
      fc.property(side, fc.constantFrom('<', '<=', '>', '>='), side, (left, operator, right) => {
        const text = `${left} ${operator} ${right}`;
        const code = text.replaceAll('rsrp', '33').replaceAll('zero', '0').replaceAll('- -4', '- (-4)');
        expect(resultOf(text)).toBe(new Function(`return ${code}`)());
      }),
    );
  });

  it('is read or not, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'ab1.+-*/%()<>=! ') }), (text) => void resultOf(text)));
  });
});
