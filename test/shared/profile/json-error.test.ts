import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonError } from '../../../shared/profile/json-error.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('findJsonError', () => {
  it.each([
    ['{"a":1,}', 1, 8, 'trailing-comma'],
    ['[1,\n]', 2, 1, 'trailing-comma'],
    ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3, 'missing-comma'],
    ['[{} {}]', 1, 5, 'missing-comma'],
    ['{"a" "b"}', 1, 6, 'missing-comma'],
    ["{'a':1}", 1, 2, 'single-quote'],
    ['{“a”:1}', 1, 2, 'typographic-quote'],
    ['{"a"：1}', 1, 5, 'full-width'],
    ['{"a":1，"b":2}', 1, 7, 'full-width'],
    ['{"a":1, /* b */ "b":2}', 1, 9, 'comment'],
    ['{"a":1}x', 1, 8, 'text-after-end'],
    ['{"a":[1,2', 1, 10, 'unexpected-end'],
    ['{"a":"b\n"}', 1, 8, 'unexpected-character'],
    ['// note\n{}', 1, 1, 'comment'],
    ['{"a":01}', 1, 7, 'unexpected-character'],
    ['[[[[[]]]]]', 1, 5, 'too-deep'],
  ])('%j', (text, line, column, problem) => {
    expect(findJsonError(text, 4)).toEqual({ line, column, problem });
  });

  it('agrees with JSON.parse on every text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u00e9',
      '-1.5e3',
      '0',
      'true',
      'null',
      ' ',
      '\n',
      '\t',
      '\u0001',
    );
    const almostJson = fc.tuple(fc.json(), fc.nat(), pieces).map(([text, at, piece]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + piece + text.slice(cut + 1);
    });
    const texts = fc.oneof(
      fc.json(),
      fc.array(pieces).map((parts) => parts.join('')),
      almostJson,
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(findJsonError(text, 1000) === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a megabyte of escapes', () => {
    expect(findJsonError(`"${'\\n'.repeat(500_000)}"`, 1)).toBeNull();
  });
});
