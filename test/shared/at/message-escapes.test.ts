import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMessage, unescapeMessage } from '../../../shared/at/message-escapes.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Arbitrary bytes mixed with quotes, backslashes and escapes. */
const tricky = fc
  .array(fc.constantFrom('\\', '"', '\r', '\n', '\\22', '\\0d', '2', 'a', '中', '😀', '\0', '\x7f'))
  .map((parts) => bytesOf(parts.join('')));
const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), tricky);

describe('escapeMessage', () => {
  it.each([
    ['the article’s payload', '{"msgType":"deviceReq"}', '{\\22msgType\\22:\\22deviceReq\\22}'],
    ['CR, LF and backslash', 'a\r\nb\\', 'a\\0D\\0Ab\\5C'],
    ['an escape in the text', '\\22', '\\5C22'],
    ['other control characters', '\0\t\x1a\x1b\x7f', '\\00\\09\\1A\\1B\\7F'],
    ['UTF-8 unchanged', '温度 23 °C 😀', '温度 23 °C 😀'],
  ])('%s', (_, text, escaped) => {
    expect(escapeMessage(bytesOf(text))).toBe(escaped);
  });

  it.each([
    ['a lone continuation byte', [0x41, 0x80], 'A\\80'],
    ['an overlong slash', [0xc0, 0xaf], '\\C0\\AF'],
    ['an overlong three-byte form', [0xe0, 0x9f, 0xbf], '\\E0\\9F\\BF'],
    ['a surrogate', [0xed, 0xa0, 0x80], '\\ED\\A0\\80'],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '\\F4\\90\\80\\80'],
    ['an incomplete character', [0xe4, 0xb8], '\\E4\\B8'],
    ['GBK text', [0xd6, 0xd0], '\\D6\\D0'],
  ])('bytes that are not UTF-8: %s', (_, bytes, escaped) => {
    expect(escapeMessage(Uint8Array.from(bytes))).toBe(escaped);
  });

  it('returns no line end, quote, control character, or backslash that is not an escape', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const escaped = escapeMessage(bytes);
        expect(escaped).not.toMatch(/[\x00-\x1f\x7f"]/);
        expect(escaped.replace(/\\[0-9A-F]{2}/g, '')).not.toContain('\\');
      }),
    );
  });

  it('keeps well-formed text without special characters unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replace(/[\x00-\x1f\x7f"\\]/g, '');
        expect(escapeMessage(bytesOf(plain))).toBe(plain);
      }),
    );
  });
});

describe('unescapeMessage', () => {
  it('restores every byte', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(unescapeMessage(escapeMessage(bytes))).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  it.each([
    ['lower case', '\\0d\\5c', '\r\\'],
    ['a backslash without two hexadecimal digits', '\\x \\2', '\\x \\2'],
    ['a backslash at the end', 'a\\', 'a\\'],
  ])('%s', (_, escaped, text) => {
    expect(unescapeMessage(escaped)).toEqual(bytesOf(text));
  });
});
