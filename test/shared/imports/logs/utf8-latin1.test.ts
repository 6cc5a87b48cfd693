import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Latin1 } from '../../../../shared/imports/logs/utf8-latin1.ts';

describe('utf8Latin1', () => {
  it('gives the bytes of UTF-8 for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Latin1(text)).toBe(Buffer.from(text, 'utf8').toString('latin1'));
      }),
    );
    expect(utf8Latin1('a\ud800é发😀')).toBe(Buffer.from('a\ufffdé发😀', 'utf8').toString('latin1'));
  });
});
