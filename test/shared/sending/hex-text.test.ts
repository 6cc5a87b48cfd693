import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexText, parseHex } from '../../../shared/sending/hex-text.ts';

describe('a hex text', () => {
  it.each([
    ['', []],
    ['41540D0A', [0x41, 0x54, 0x0d, 0x0a]],
    ['41 54 0d 0a', [0x41, 0x54, 0x0d, 0x0a]],
    [' 4B B404\t83\r\n', [0x4b, 0xb4, 0x04, 0x83]],
    ['0x41, 0x54', [0x41, 0x54]],
    ['0x4154', [0x41, 0x54]],
    ['0X41;0x00', [0x41, 0]],
    ['00:11-22_33', [0, 0x11, 0x22, 0x33]],
    ['B5 62', [0xb5, 0x62]],
  ] as const)('%j is read', (typed, bytes) => {
    const read = parseHex(typed);
    expect(read.ok && [...read.value]).toEqual(bytes);
  });

  it.each([
    ['4', '4', 1, 'half-byte'],
    ['41 5', '5', 4, 'half-byte'],
    ['4 1', '4', 1, 'half-byte'],
    ['41 5G', '5', 4, 'half-byte'],
    ['41 G5', 'G', 4, undefined],
    ['41h', 'h', 3, undefined],
    ['0x', '0', 1, 'half-byte'],
    ['100x41', '0', 3, 'half-byte'],
    ['41０41', '０', 3, undefined],
    ['  😀', '😀', 3, undefined],
    ['41 +5', '+', 4, undefined],
  ])('%j is refused at its wrong character', (typed, character, position, problem) => {
    expect(parseHex(typed)).toEqual({
      ok: false,
      error: {
        code: 'usage/not-hex',
        facts: { character, position, ...(problem === undefined ? {} : { problem }) },
        evidence: [],
      },
    });
  });

  it('of any bytes is read back, with any separators between them', () => {
    const between = fc.constantFrom('', ' ', ', ', '\n', ':', ' 0x', ', 0X');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(255), between)), fc.boolean(), (pairs, isUpper) => {
        const digits = ([byte]: readonly [number, string]): string => byte.toString(16).padStart(2, '0');
        const typed = pairs
          .map((pair, at) => {
            const pairDigits = isUpper ? digits(pair).toUpperCase() : digits(pair);
            return at === 0 ? pairDigits : pair[1] + pairDigits;
          })
          .join('');
        const read = parseHex(typed);
        expect(read.ok && [...read.value]).toEqual(pairs.map(([byte]) => byte));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(parseHex(hexText(bytes))).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  it('with an odd number of digits is never read', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(1000), (bytes, where) => {
        const digits = hexText(bytes).replaceAll(' ', '');
        const at = where % (digits.length + 1);
        expect(parseHex(`${digits.slice(0, at)}7${digits.slice(at)}`).ok).toBe(false);
      }),
    );
  });
});
