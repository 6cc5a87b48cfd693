import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, cutToColumns, wrapText } from '../../../electron/host/cli/text.ts';

const mixed = fc.string({ unit: fc.constantFrom('a', 'bc', '中', '文', '，', '（', '）', ' ', '-') });

describe('wrapText', () => {
  it.each([
    ['one two three', 8, 'one two\nthree'],
    ['以伪终端提供模块，需要 socat', 12, '以伪终端提供\n模块，需要\nsocat'],
    ['超长的一行字，好', 12, '超长的一行\n字，好'],
    ['unbreakable', 4, 'unbreakable'],
  ])('%s in %i columns', (text, columns, wrapped) => {
    expect(wrapText(text, columns)).toBe(wrapped);
  });

  it('removes only blanks', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(wrapText(text, columns).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

describe('cutToColumns', () => {
  it('never exceeds the given columns, and does not change text that fits', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 1, max: 30 }), (text, columns) => {
        const cut = cutToColumns(text, columns);
        expect(columnsOf(cut)).toBeLessThanOrEqual(columns);
        if (columnsOf(text) <= columns) expect(cut).toBe(text);
      }),
    );
  });
});
