import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createTypedLines,
  type TypedLine,
  typedLineLimitBytes,
  withLineEnding,
} from '../../../electron/host/cli/typed-lines.ts';

const textOf = (line: TypedLine): string => (line.kind === 'line' ? Buffer.from(line.bytes).toString() : line.kind);
const linesOf = (...chunks: readonly string[]): readonly string[] => {
  const lines = createTypedLines();
  return [...chunks.flatMap((chunk) => lines.push(Buffer.from(chunk))), ...lines.end()].map(textOf);
};

describe('typed lines', () => {
  it.each([
    [['AT\n'], ['AT']],
    [['AT\r\n'], ['AT']],
    [
      ['A', 'T\r', '\nATI'],
      ['AT', 'ATI'],
    ],
    [['\n\r\n'], ['', '']],
    [['AT\r'], ['AT']],
    [[], []],
    [['a\rb\n'], ['a\rb']],
  ])('%j → %j', (chunks, expected) => {
    expect(linesOf(...chunks)).toEqual(expected);
  });

  it('refuses a line that is too long, once, and accepts the next', () => {
    const longest = 'x'.repeat(typedLineLimitBytes);
    expect(linesOf(`${longest}\r\n`)).toEqual([longest]);
    expect(linesOf(`${longest}x\nAT\n`)).toEqual(['too-long', 'AT']);
    expect(linesOf(...Array.from({ length: 50 }, () => longest), '\nAT\n')).toEqual(['too-long', 'AT']);
    expect(linesOf(longest, longest)).toEqual(['too-long']);
  });

  it('returns the same lines for any chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\r', '\n', '密')), fc.nat(), (parts, cutAt) => {
        const text = parts.join('');
        const cut = cutAt % (text.length + 1);
        expect(linesOf(text.slice(0, cut), text.slice(cut))).toEqual(linesOf(text));
      }),
    );
  });

  it.each([
    ['AT', 'crlf', 'AT\r\n'],
    ['AT', 'none', 'AT'],
    ['+++', 'crlf', '+++'],
    ['+++x', 'cr', '+++x\r'],
  ] as const)('%s with the line ending %s is sent as %j', (line, ending, sent) => {
    expect(Buffer.from(withLineEnding(Buffer.from(line), ending)).toString()).toBe(sent);
  });
});
