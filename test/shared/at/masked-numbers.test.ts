import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withMaskedNumbers } from '../../../shared/at/masked-numbers.ts';

describe('numbers of devices and people', () => {
  it.each([
    ['866475030000019', '866475*********'],
    ['+CGSN: "866475030000019"', '+CGSN: "866475*********"'],
    ['3520990017614823', '352099**********'],
    ['460001234567890', '460001*********'],
    ['+ICCID: 89860402102030405060', '+ICCID: 898604**************'],
    ['+CCID: 898602B2091650020417', '+CCID: 898602**************'],
    ['+CNUM: "","+8613800138000",145', '+CNUM: "","+86***********",145'],
    ['+CNUM: "","13800138000",129', '+CNUM: "","138********",129'],
    ['ATD13800138000;', 'ATD138********;'],
    ['AT+MCONFIG="866475030000019_0_1_2026113014","x"', 'AT+MCONFIG="866475*********_0_1_2026113014","x"'],
  ])('are masked in %s', (text, masked) => {
    expect(withMaskedNumbers(text)).toBe(masked);
  });

  it.each([
    '+CCLK: "26/11/30,14:32:48+32"',
    '+CSQ: 18,99',
    '2026113014',
    '20261130143248',
    'a866475030000019',
    '+CME ERROR: 767',
  ])('are not what is in %s', (text) => {
    expect(withMaskedNumbers(text)).toBe(text);
  });

  it('are never left in the text, which keeps its length', () => {
    const digits = fc.stringMatching(/^[0-9]{15,20}$/);
    fc.assert(
      fc.property(
        fc.constantFrom('', ' ', ': ', '"', ',', '='),
        digits,
        fc.constantFrom('', '"', ',', '\r', ' '),
        (before, number, after) => {
          const masked = withMaskedNumbers(`${before}${number}${after}`);
          expect(masked).not.toContain(number.slice(0, 7));
          expect(masked).toHaveLength(before.length + number.length + after.length);
        },
      ),
    );
  });
});
