import { describe, expect, it } from 'vitest';
import { afterPrefix, findPrefixed, integerOf, splitFields, utf8Of } from '../../electron/at/syntax.ts';

describe('a line with a prefix', () => {
  it.each([
    ['+CSQ: 20,99', '20,99'],
    ['+CSQ :20,99  ', '20,99'],
    ['+CSQ:', ''],
    ['+CSQ\xef\xbc\x9a20', '20'],
  ])('%j: returns the text after the prefix', (line, rest) => {
    expect(afterPrefix(line, '+CSQ')).toBe(rest);
  });

  it.each(['+CSQN: 20', '+CSQ 20', '+CSQ', ' +CSQ: 20', 'OK'])('%j does not have the prefix +CSQ', (line) => {
    expect(afterPrefix(line, '+CSQ')).toBeNull();
  });

  it('is the first of several, or null', () => {
    expect(findPrefixed(['OK', '+CSQN: 1', '+CSQ: 2', '+CSQ: 3'], '+CSQ')).toBe('2');
    expect(findPrefixed(['OK', '+CSQN: 1'], '+CSQ')).toBeNull();
  });
});

describe('fields', () => {
  it.each([
    ['0,"a,b",7', ['0', '"a,b"', '7']],
    ['  0 ,  "a" , 7 ', ['0', '"a"', '7']],
    ['"open', ['"open"']],
    ['', ['']],
    ['1,', ['1', '']],
    ['"",x', ['""', 'x']],
  ])('of %j', (text, expected) => {
    expect(splitFields(text).map(({ text: field, quoted }) => (quoted ? `"${field}"` : field))).toEqual(expected);
  });

  it.each([
    [' 12 ', 12],
    ['-3', -3],
    ['+4', 4],
    ['1.5', null],
    ['0x10', null],
    ['', null],
    [undefined, null],
    ['1234567890123456', null],
  ])('%j as a whole number', (text, value) => {
    expect(integerOf(text)).toBe(value);
  });

  it('are decoded as UTF-8 inside Latin-1', () => {
    expect(utf8Of('\xe6\xa8\xa1\xff')).toBe('模\ufffd');
  });
});
