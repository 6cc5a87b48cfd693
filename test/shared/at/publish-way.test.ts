import { describe, expect, it } from 'vitest';
import { goesBinary, isPlainText } from '../../../shared/at/publish-way.ts';

describe('goesBinary and isPlainText', () => {
  it.each([
    ['nothing', [], true],
    ['plain', [0x41], true],
    ['CR LF', [0x0d, 0x0a], true],
    ['UTF-8', [0xe6, 0xb8, 0xa9], true],
    ['cut UTF-8', [0xe6, 0xb8], false],
    ['NUL', [0x00], false],
    ['a tab', [0x41, 0x09], false],
    ['DEL', [0x7f], false],
    ['0x1a, which ends an MPUBEX without length', [0x1a], false],
  ])('%s is plain text: %s', (_name, bytes, expected) => {
    expect(isPlainText(Uint8Array.from(bytes))).toBe(expected);
  });

  it.each([
    ['a tab', [0x09], true, true],
    ['a tab', [0x09], false, false],
    ['plain', [0x41], true, false],
    ['nothing', [], true, false],
  ])('%s (%j) is sent as binary, if the module can (%s): %s', (_name, bytes, publishesBinary, expected) => {
    expect(goesBinary(Uint8Array.from(bytes), { publishesBinary })).toBe(expected);
  });
});
