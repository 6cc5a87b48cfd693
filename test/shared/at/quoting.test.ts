import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteArgument } from '../../../shared/at/quoting.ts';

describe('quoteArgument', () => {
  it.each([
    ['a topic', '/huawei/v1/devices/9e352064/command/json', 256],
    ['characters of cloud ids', 'a|securemode=2,signmethod=hmacsha256&t%5E^|', 256],
    ['empty', '', 256],
    ['exactly the maximum length', 'a'.repeat(64), 64],
    ['three bytes for one character', '中', 3],
  ])('quotes %s', (_, text, limitBytes) => {
    expect(quoteArgument(text, limitBytes)).toEqual({ ok: true, value: `"${text}"` });
  });

  it.each([
    ['a second command', 'topic"\r\nAT+FSDEL="server.crt', 'line-break'],
    ['a carriage return alone', 'a\r', 'line-break'],
    ['an inner quote', 'a"b', 'quote'],
    ['the end of an SMS prompt', 'a\x1a', 'control-character'],
    ['a control character of Latin-1', 'a\x85', 'control-character'],
    ['half a surrogate pair', '\ud83d', 'not-utf-8'],
    ['one byte too many', 'a'.repeat(257), 'too-long'],
    ['the limit counts bytes, not characters', '中'.repeat(86), 'too-long'],
  ])('refuses %s', (_, text, problem) => {
    const outcome = quoteArgument(text, 256, 'topic');
    expect(outcome).toMatchObject({ ok: false, error: { code: 'usage/invalid', facts: { field: 'topic', problem } } });
  });

  it('never returns a line end, an inner quote or too many bytes', () => {
    const hostile = fc.array(fc.oneof(fc.constantFrom('\r', '\n', '"', 'AT+RESET'), fc.string({ unit: 'binary' })));
    fc.assert(
      fc.property(hostile, fc.nat(300), (parts, limitBytes) => {
        const outcome = quoteArgument(parts.join(''), limitBytes);
        if (!outcome.ok) return;
        expect(outcome.value).toMatch(/^"[^"\r\n]*"$/);
        expect(Buffer.byteLength(outcome.value)).toBeLessThanOrEqual(limitBytes + 2);
      }),
    );
  });
});
