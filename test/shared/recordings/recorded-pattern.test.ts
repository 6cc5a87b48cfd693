import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedPattern } from '../../../shared/recordings/recorded-pattern.ts';

const words = ['CONNACK', 'PUBREC', 'PUBCOMP', ' OK', ' 5', '+CME ERROR', ': ', '767', 'x', '\u00a0', '\t', ' '];
const lines = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((parts) => parts.join(''));

describe('an expression of a recording', () => {
  it.each([
    /^CONNACK(?! OK$).*$/,
    /^(?:PUBREC|PUBCOMP)(?! OK$).+$/,
    /^\+CME ERROR ?: ?(?:767|operation failed)$/,
    /^\+CME ERROR\s*:\s*\d+$/,
    /^.+$/s,
    /[\s:]x/i,
  ])('%s finds what that of JavaScript finds', (pattern) => {
    const recorded = recordedPattern(String(pattern));
    expect(recorded?.source).toBe(pattern.source);
    fc.assert(
      fc.property(lines, (line) => {
        expect(recorded?.test(line)).toBe(pattern.test(line));
      }),
    );
  });

  it('has groups', () => {
    const found = recordedPattern(String(/^\+FTPPUT\s*:\s*2\s*,\s*(?<size>\d{1,5})$/))?.exec('+FTPPUT: 2,120');
    expect(found?.groups).toEqual({ size: '120' });
    expect(recordedPattern('/^a$/')?.exec('b')).toBeNull();
    expect(recordedPattern('/^a$/')?.exec('a')).toMatchObject({ 0: 'a', index: 0, input: 'a' });
  });

  it('is none if it is not one, cannot be run in linear time, or is too large', () => {
    for (const text of [
      'OK',
      '/(/',
      '/(a)\\1/',
      '/a(?=b)/',
      '/a*(?!b)/',
      `/${'a'.repeat(1_000)}/`,
      '/(?:a{900}){900}/',
    ]) {
      expect(recordedPattern(text)).toBeNull();
    }
  });

  it('of a stranger takes no longer with a longer line than the line is long', () => {
    const hostile = recordedPattern('/^(?:a+)+$/');
    expect(hostile?.test(`${'a'.repeat(20_000)}b`)).toBe(false);
  });
});
