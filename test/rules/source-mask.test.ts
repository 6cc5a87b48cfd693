import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOnly, textPieces, withoutComments } from './source-mask.ts';

const compact = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** `§{` means `${`, which an ordinary string must not contain. */
const withDollars = (text: string): string => text.replaceAll('§', '$');

describe('codeOnly', () => {
  it.each([
    ['a // b', 'a'],
    ['a /* b\n c */ d', 'a d'],
    ['a /* never closed', 'a'],
    ['#!/usr/bin/env node\na', 'a'],
    ["'it\\'s' + b", "' ' + b"],
    ['"// no comment" + b', '" " + b'],
    ["'never closed\nb", "' b"],
    ['`a §{b + `c §{d} e`} f` + g', '` §{b + ` §{d} `} ` + g'],
    ['`§{{ a: 1 }.a} b` + c', '`§{{ a: 1 }.a} ` + c'],
    ['`\\`a` + b', '` ` + b'],
    ['`\\§{a` + b', '` ` + b'],
    ['a = /["\'`]/; b', 'a = / /; b'],
    ['a = /[/"]\\//g.test(b)', 'a = / /g.test(b)'],
    ['return /"/.test(a)', 'return / /.test(a)'],
    ['a / b / "c"', 'a / b / " "'],
    ['(a) / b / "c"', '(a) / b / " "'],
    ['a[0] / "b" / 2', 'a[0] / " " / 2'],
    ["<p>Don't</p>\nimport a", "<p>Don' import a"],
    ['<b>a</b><i>"x"</i>', '<b>a</b><i>" "</i>'],
    ['f(/\\//, "a")', 'f(/ /, " ")'],
  ])('%j becomes %j', (source, expected) => {
    expect(compact(codeOnly(withDollars(source)))).toBe(compact(withDollars(expected)));
  });

  it('keeps length and line ends of any text, and terminates', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\r\n',
      "'",
      '"',
      '`',
      '${',
      '}',
      '{',
      '/',
      '//',
      '/*',
      '*/',
      '\\',
      '[',
      ']',
      '(',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        const masked = codeOnly(source);
        expect(masked.length).toBe(source.length);
        expect(masked.replace(/[^\r\n]/g, '')).toBe(source.replace(/[^\r\n]/g, ''));
      }),
    );
  });
});

describe('withoutComments', () => {
  it('removes comments and keeps strings', () => {
    expect(compact(withoutComments('a("// 字", /*b*/ /\\/*/) // c'))).toBe('a("// 字", /\\/*/)');
  });
});

describe('textPieces', () => {
  it.each([
    [
      "a('b');\n// 'c'\nd(\"e\", /'f'/)",
      [
        [1, 'b'],
        [3, 'e'],
      ],
    ],
    [
      '`a §{b + "c"} d`',
      [
        [1, 'a '],
        [1, 'c'],
        [1, ' d'],
      ],
    ],
    [
      '`a\nb`\n"c"',
      [
        [1, 'a\nb'],
        [3, 'c'],
      ],
    ],
    ['""', []],
  ] as const)('of %j', (source, pieces) => {
    expect(textPieces(withDollars(source)).map(({ line, text }) => [line, text])).toEqual(pieces);
  });
});
