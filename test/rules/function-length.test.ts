import { describe, expect, it } from 'vitest';
import { longFunctions } from './function-length.ts';
import { example, readFiles, typescript } from './source-tree.ts';

describe('functions of the renderer', () => {
  it('have at most 60 lines', () => {
    expect(longFunctions(readFiles(['renderer'], typescript))).toEqual([]);
  });
});

describe('the rule of function length', () => {
  const body = (lines: number): string => '  call();\n'.repeat(lines);

  it.each([
    ['an arrow function', 'export const f = (): void => {\n', '};\n'],
    ['a function with parameters on several lines', 'const f = ({\n  a,\n}: Props) => {\n', '};\n'],
    ['a function declaration', 'export async function f(a: { b: number }) {\n', '}\n'],
    ['a wrapped function', 'const f = memo(({ a }: Props) => {\n', '});\n'],
    ['a function after text with brackets', "const f = () => {\n  const a = '}}}';\n  // }}}\n", '};\n'],
  ])('counts all lines of %s', (_, head, tail) => {
    const rest = head.split('\n').length - 1 + 1;
    const fits = head + body(60 - rest) + tail;
    const exceeds = head + body(61 - rest) + tail;
    expect(longFunctions([example('a.ts', `${fits}\n${fits}`)])).toEqual([]);
    expect(longFunctions([example('a.ts', `${fits}\n${exceeds}`)])).toEqual(['a.ts: f has 61 lines, at most 60']);
  });

  it('ignores tables, also with functions in them', () => {
    expect(longFunctions([example('a.ts', `const table = {\n${'  a: () => 1,\n'.repeat(100)}};\n`)])).toEqual([]);
  });
});
