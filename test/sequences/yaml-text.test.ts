import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type YamlValue, yamlText } from '../../electron/sequences/yaml-text.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...': #-+.\\"\'{}[]&*!|>%@`?,~\n\t 01xeEnul\u0085\u2028\ufeff温'.split('')) }),
  fc.constantFrom(
    'true',
    'NULL',
    'no',
    '~',
    '+1',
    '+.5',
    '-1',
    '0x1F',
    '1e3',
    '.inf',
    '2026-11-30',
    '---',
    '...',
    '- a',
    'a: b',
  ),
);

describe('the YAML text of a file', () => {
  it('gives the same value when it is read, whatever the texts are', () => {
    const { value } = fc.letrec<{ readonly value: YamlValue; readonly map: YamlValue }>((tie) => ({
      map: fc.dictionary(text, tie('value'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.integer(),
        fc.array(tie('value'), { minLength: 1, maxLength: 4 }),
        tie('map'),
      ),
    }));
    fc.assert(
      fc.property(value, (each) => {
        expect(parse(yamlText(each))).toEqual(each);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no quotes where it needs none', () => {
    expect(
      yamlText({ steps: [{ name: 'Attached?', send: 'AT+CSTT="${host}"', expect: ['OK', '+CGATT: 1'], order: 1 }] }),
    ).toBe(
      `steps:
  - name: Attached?
    send: AT+CSTT="\${host}"
    expect:
      - OK
      - "+CGATT: 1"
    order: 1
`,
    );
  });
});
