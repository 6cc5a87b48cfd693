import { describe, expect, it } from 'vitest';
import { bytesOfHex, createMatcher, hexMatcher, plainMatcher, regexMatcher } from '../../../shared/lines/matcher.ts';
import { compileRegex } from '../../../shared/lines/regex.ts';
import { createTrafficLog, type TrafficLine } from '../../../shared/lines/traffic-lines.ts';

/** A line that a module sent. */
const lineOf = (text: string): TrafficLine => {
  const log = createTrafficLog();
  log.add([
    {
      ...{ sequence: 0, atMs: 0, direction: 'received', owner: 'answer', commandId: 0, name: '', isRecorded: true },
      bytes: new TextEncoder().encode(text),
    },
  ]);
  const [line] = log.lines();
  if (!line) throw new Error('no line');
  return line;
};

describe('a matcher', () => {
  const line = lineOf('+CSQ: 18,99\r\n');

  it('finds text, whatever the case', () => {
    expect(plainMatcher('csq').matches(line)).toBe(true);
    expect(plainMatcher('csq').spans(line)).toEqual([{ start: 1, end: 4 }]);
    expect(plainMatcher('CREG').matches(line)).toBe(false);
  });

  it('finds bytes, also line ends', () => {
    const matcher = hexMatcher(bytesOfHex('39 0d0a') ?? Uint8Array.of());
    expect(matcher.matches(line)).toBe(true);
    expect(matcher.byteSpans(line)).toEqual([{ start: 10, end: 13 }]);
    expect(bytesOfHex('0x0D,0x0A')).toEqual(Uint8Array.of(13, 10));
    for (const wrong of ['', '0', 'zz', '0D0']) expect(bytesOfHex(wrong)).toBeNull();
  });

  it('finds a regular expression, and refuses one that is not valid or too large', () => {
    const pattern = compileRegex('c.q: (\\d+)');
    if (!pattern) throw new Error('not compiled');
    expect(regexMatcher(pattern).spans(line)).toEqual([{ start: 1, end: 8 }]);
    for (const wrong of ['(', 'a{1000}{1000}', '(?:(?:a{30}){30}){30}', 'x'.repeat(300)]) {
      expect(compileRegex(wrong)).toBeNull();
    }
  });

  it('of an expression that matches nothing marks nothing', () => {
    const pattern = compileRegex('x*');
    if (!pattern) throw new Error('not compiled');
    expect(regexMatcher(pattern).spans(line)).toEqual([]);
    expect(regexMatcher(pattern).matches(line)).toBe(true);
  });

  it('takes time that grows with the line, with an expression that others never end', () => {
    const pattern = compileRegex('(a+)+$');
    if (!pattern) throw new Error('not compiled');
    // A backtracking engine needs 2 to the power of 5000 steps.
    expect(regexMatcher(pattern).matches(lineOf(`${'a'.repeat(5_000)}!`))).toBe(false);
  });

  it('searches less of a long line with a large expression', () => {
    const searched = (text: string): number => {
      let length = 0;
      const pattern = compileRegex(text);
      if (!pattern) throw new Error('not compiled');
      const measured = {
        programSize: () => pattern.programSize(),
        matcher: (part: string) => {
          length = part.length;
          return pattern.matcher(part);
        },
      };
      regexMatcher(measured).matches(lineOf('a'.repeat(20_000)));
      return length * pattern.programSize();
    };
    expect(searched('b')).toBeLessThan(8_192 * 10);
    expect(searched('(?:a?){490}b')).toBeLessThanOrEqual(2_000_000);
    expect(searched('b'.repeat(200))).toBeGreaterThan(8_192 * 200);
  });

  it('is made of a query, unless it is not valid for its kind', () => {
    expect(createMatcher({ kind: 'text', text: 'csq' }, compileRegex)?.matches(line)).toBe(true);
    expect(createMatcher({ kind: 'regex', text: '^.csq' }, compileRegex)?.matches(line)).toBe(true);
    expect(createMatcher({ kind: 'hex', text: '2B43' }, compileRegex)?.matches(line)).toBe(true);
    expect(createMatcher({ kind: 'regex', text: '(' }, compileRegex)).toBeNull();
    expect(createMatcher({ kind: 'hex', text: '2' }, compileRegex)).toBeNull();
    expect(createMatcher({ kind: 'text', text: '' }, compileRegex)).toBeNull();
  });
});
