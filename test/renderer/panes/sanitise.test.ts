import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '../../../renderer/panes/terminal/sanitise.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const clean = (text: string): string => sanitise(bytes(text));

/** Everything that may reach the terminal: printable text, tabs and colours. */
const harmless = /^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|\t|\u001b\[[0-9;]{0,63}m)*$/u;

describe('output of the module in the terminal', () => {
  it.each([
    ['plain text', '+CSQ: 18,99', '+CSQ: 18,99'],
    ['Chinese', '中国移动', '中国移动'],
    ['tabs', 'a\tb', 'a\tb'],
    ['colours', '\u001b[1;31mred\u001b[0m\u001b[m', '\u001b[1;31mred\u001b[0m\u001b[m'],
    ['palette and true colours', '\u001b[38;5;8mx\u001b[48;2;1;2;3m', '\u001b[38;5;8mx\u001b[48;2;1;2;3m'],
  ])('passes %s', (_name, given, shown) => {
    expect(clean(given)).toBe(shown);
  });

  it.each([
    ['a cursor position query', '\u001b[6n', '␛[6n'],
    ['a device attributes query', '\u001b[c', '␛[c'],
    ['a far repeat', 'A\u001b[999999999b', 'A␛[999999999b'],
    ['the clipboard', '\u001b]52;c;AAAA\u0007', '␛]52;c;AAAA␇'],
    ['an unterminated title', '\u001b]0;x', '␛]0;x'],
    ['a device control string', '\u001bP$q"p\u001b\\', '␛P$q"p␛\\'],
    ['a link', '\u001b]8;;file:///etc\u001b\\', '␛]8;;file:///etc␛\\'],
    ['a reset', '\u001bc', '␛c'],
    ['a line end, a return and a backspace', 'a\nb\rc\bd', 'a␊b␍c␈d'],
    ['hidden text', '\u001b[8mx', '␛[8mx'],
    ['hidden text after a colour', '\u001b[31;8mx', '␛[31;8mx'],
    ['17 parameters', `\u001b[${'1;'.repeat(16)}1m`, `␛[${'1;'.repeat(16)}1m`],
    ['an incomplete colour', '\u001b[38;2;1m', '␛[38;2;1m'],
    ['a value above 255', '\u001b[38;5;256m', '␛[38;5;256m'],
    ['a private mode', '\u001b[?25l', '␛[?25l'],
    ['a C1 control', 'a\u009b6n', 'a\\u009b6n'],
    ['direction marks', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['the mark of text that the window adds', 'OK\u2063  fine', 'OK\\u2063  fine'],
  ])('shows %s as text', (_name, given, shown) => {
    expect(clean(given)).toBe(shown);
  });

  it('shows bytes that are no text', () => {
    expect(sanitise(Uint8Array.of(0x41, 0x9b, 0x36, 0x6e, 0xff))).toBe('A\\x9B6n\\xFF');
  });

  it('never contains a control sequence that acts', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (given) => {
        expect(sanitise(given)).toMatch(harmless);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never contains one when sequences are sent', () => {
    const part = fc.constantFrom(
      '\u001b',
      '[',
      ']',
      'P',
      ';',
      '3',
      '8',
      '38;5;1',
      'm',
      'n',
      '\u0007',
      '\\',
      '\u009c',
      'é',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        expect(clean(parts.join(''))).toMatch(harmless);
      }),
      { numRuns: 5_000 },
    );
  });

  it('keeps every printable character, in its order', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const printable = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '');
        expect(clean(printable)).toBe(printable);
      }),
    );
  });
});
