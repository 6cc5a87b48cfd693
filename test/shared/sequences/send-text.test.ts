import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOfFilledText, bytesOfSendText, sendTextOf } from '../../../shared/sequences/send-text.ts';

const textOf = (text: string): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOfSendText(text));

describe('a text to be sent', () => {
  it.each([
    ['AT+CSQ', 'AT+CSQ'],
    ['a\\r\\nb', 'a\r\nb'],
    ['\\t\\v\\\\', '\t\v\\'],
    ['\\x1A\\x7e', '\x1a~'],
    ['AT+MPUB="t",0,0,"{\\22a\\22:1}"', 'AT+MPUB="t",0,0,"{\\22a\\22:1}"'],
    ['\\0D\\0A\\5C', '\\0D\\0A\\5C'],
    ['\\x1', '\\x1'],
    ['end\\', 'end\\'],
    ['温度', '温度'],
  ])('%j is %j', (text, sent) => {
    expect(textOf(text)).toBe(sent);
  });

  it('has bytes that are not text', () => {
    expect([...bytesOfSendText('\\xFF\\x00A')]).toEqual([0xff, 0, 0x41]);
  });

  it('has values that stand for themselves, whatever is before them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', 'a', '\\', '\\x', '\\x4', '\\\\', '$', '"\\22'),
        fc.oneof(
          fc.constantFrom('n', 'r', '41', 'x41', '1', '\\', '\\n', '${v}', '$'),
          fc.string({ unit: 'grapheme' }),
        ),
        fc.constantFrom('', 'n', '1', '\\'),
        (before, value, after) => {
          const filled = bytesOfFilledText(`${before}\${v}${after}`, new Map([['v', value]]));
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(filled);
          const isReference = before !== '$';
          expect(text).toBe(isReference ? `${textOf(before)}${value}${textOf(after)}` : `\${v}${textOf(after)}`);
        },
      ),
    );
  });

  it('is written so that it is read as the same', () => {
    const unit = fc.oneof(
      fc.constantFrom('\\', 'r', 'x', '4', '1', '\r', '\x1a', '"'),
      fc.string({ maxLength: 1, unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        fc.pre(!/[\ud800-\udfff]/.test(text));
        expect(textOf(sendTextOf(text))).toBe(text);
      }),
    );
  });
});
