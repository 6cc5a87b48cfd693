import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextDecoder, encodeText } from '../../electron/encodings/text-encoder.ts';
import { type EncodingId, encodingIds } from '../../shared/encodings/encoding-ids.ts';
import { encodings } from '../../shared/encodings/encodings.ts';
import { decodeText } from '../../shared/encodings/streaming-decoder.ts';

const hexOf = (id: EncodingId, text: string): string => {
  const encoded = encodeText(id, text);
  if (!encoded.ok) throw new Error(JSON.stringify(encoded.error));
  return Buffer.from(encoded.value).toString('hex');
};

/** Everything at once with the decoder of the program. */
const decoded = (id: EncodingId, bytes: Uint8Array): string => {
  const decoder = createTextDecoder(id);
  return decoder.push(bytes) + decoder.end();
};

/** Big5 of Node 20 is code page 950: it has private use characters for those of ETEN, and no symbols of control characters. */
const isOtherInNode = (id: EncodingId, [first = 0, second = 0]: Uint8Array): boolean => {
  if (id !== 'big5' || first < 0x80) return false;
  const code = first * 256 + second;
  return first < 0xa1 || (code >= 0xc6a1 && code <= 0xc8fe) || code >= 0xf9d6 || (code >= 0xa3c0 && code <= 0xa3e0);
};

describe('text that is sent', () => {
  it.each([
    ['utf-8', '中é😀', 'e4b8adc3a9f09f9880'],
    ['gbk', 'AT 中文', '415420d6d0cec4'],
    ['gb18030', '中𠮷', 'd6d09534b235'],
    ['latin1', 'é°ÿ\x80', 'e9b0ff80'],
    ['big5', '中文', 'a4a4a4e5'],
    ['shift-jis', '日本ｱ', '93fa967bb1'],
  ] as const)('in %s: %s', (id, text, bytes) => {
    expect(hexOf(id, text)).toBe(bytes);
  });

  it.each([
    ['gbk', 'AT+CMGS 😀', { character: '😀', codePoint: 'U+1F600', position: 9, encoding: 'GBK' }],
    ['latin1', '25 ℃', { character: '℃', codePoint: 'U+2103', position: 4, encoding: 'Latin-1' }],
    ['big5', '国', { character: '国', codePoint: 'U+56FD', position: 1, encoding: 'Big5' }],
    // Sent as 0x5C, which is read as a backslash.
    ['shift-jis', '¥', { character: '¥', codePoint: 'U+00A5', position: 1, encoding: 'Shift-JIS' }],
    ['utf-8', 'a\ud83d', { codePoint: 'U+D83D', position: 2, encoding: 'UTF-8' }],
    ['gb18030', '\ude00', { codePoint: 'U+DE00', position: 1, encoding: 'GB18030' }],
  ] as const)('in %s: %j is refused with the character that it lacks', (id, text, facts) => {
    expect(encodeText(id, text)).toEqual({
      ok: false,
      error: { code: 'usage/not-encodable', facts, evidence: [] },
    });
  });

  it.each(['utf-8', 'gb18030'] as const)('every character can be sent in %s', (id) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(encodeText(id, text).ok).toBe(true);
      }),
    );
  });

  it.each(encodingIds)('arrives in %s as it was typed, or is refused', (id) => {
    const character = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom('?', '¥', '‾', '€', 'Ê', '\u0304', '\u030c', '\ufffd', '\ufeff'),
    );
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const text = characters.join('');
        const encoded = encodeText(id, text);
        if (encoded.ok) expect(decoded(id, encoded.value)).toBe(text);
        else if (encoded.error.facts.character !== undefined) expect(text).toContain(encoded.error.facts.character);
      }),
      { numRuns: 500 },
    );
  });

  it.each(encodingIds)('every character that %s has is shown as it was typed, also by Node', (id) => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0xffff; code += 1) {
      const text = String.fromCharCode(code);
      const encoded = encodeText(id, text);
      if (!encoded.ok) continue;
      if (decoded(id, encoded.value) !== text) wrong.push(`${code.toString(16)}`);
      if (isOtherInNode(id, encoded.value)) continue;
      if (decodeText(id, encoded.value) !== text) wrong.push(`${code.toString(16)} in Node`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(encodingIds)('is the same text for any bytes and any cuts in %s', (id) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), (bytes, cut) => {
        const decoder = createTextDecoder(id);
        const text = decoder.push(bytes.subarray(0, cut)) + decoder.push(bytes.subarray(cut)) + decoder.end();
        expect(text).toBe(decoded(id, bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('of Hong Kong is shown in Big5, but not sent', () => {
    expect(decoded('big5', Uint8Array.of(0x98, 0xc7))).toBe('国');
    // U+00CA U+0304 is one code there.
    expect(encodeText('big5', '中Ê\u0304')).toMatchObject({ error: { facts: { character: 'Ê', position: 2 } } });
  });

  it.each([
    ['gbk', '︐龻', 'a6d9fea0'],
    ['gb18030', '︐龻', 'a6d9fea0'],
  ] as const)('in %s: characters that got their codes in 2022', (id, text, bytes) => {
    expect(hexOf(id, text)).toBe(bytes);
    expect(decoded(id, Uint8Array.from(Buffer.from(bytes, 'hex')))).toBe(text);
  });

  it('a code without a character does not take the next character with it', () => {
    expect(decoded('big5', Uint8Array.of(0x81, 0x40, 0x41))).toBe('\ufffd@A');
    expect(decoded('big5', Uint8Array.of(0x81, 0xfe, 0xa4, 0xa4))).toBe('\ufffd中');
  });

  it('has a table for each encoding that is offered', () => {
    for (const id of encodingIds) expect(hexOf(id, encodings[id].id.slice(0, 1))).toHaveLength(2);
  });
});
