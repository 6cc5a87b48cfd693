import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EncodingId } from '../../../shared/encodings/encoding-ids.ts';
import { visibleTextIn } from '../../../shared/lines/decode-line.ts';

describe('the visible text of bytes in an encoding', () => {
  it('shows what is not a character, and what cannot be seen', () => {
    expect(visibleTextIn('gbk', Uint8Array.of(0x41, 0xff, 0x07))).toBe('A�␇');
    expect(visibleTextIn('latin1', Uint8Array.of(0xe9, 0x80, 0x09))).toBe('é\\u0080\t');
    expect(visibleTextIn('gbk', Uint8Array.of(0x41, 0xd6))).toBe('A�');
    expect(visibleTextIn('gbk', Uint8Array.of(0x41, 0xd6), true)).toBe('A');
  });

  it('never contains a character that acts on the screen', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('gbk', 'big5', 'shift-jis', 'latin1'), (bytes, encoding) => {
        expect(visibleTextIn(encoding as EncodingId, bytes)).not.toMatch(/[^\P{Cc}\t]|[\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
