import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionOf } from '../../../renderer/parts/command-completion.ts';
import { segmentsOf } from '../../../renderer/parts/line-segments.ts';
import { hitsOf } from '../../../shared/lines/spans.ts';

describe('segments', () => {
  it('name the command and its quoted texts', () => {
    const parts = segmentsOf('AT+MSUB="a/b",0', true, []);
    expect(parts.map(({ text, role }) => [text, role])).toEqual([
      ['AT+MSUB', 'name'],
      ['=', 'plain'],
      ['"a/b"', 'quoted'],
      [',0', 'plain'],
    ]);
  });

  it('mark search hits, ignoring case, also across roles', () => {
    const found = segmentsOf('AT+MSUB="sub"', true, hitsOf('AT+MSUB="sub"', 'SUB="S')).filter((part) => part.found);
    expect(found.map(({ text }) => text).join('')).toBe('SUB="s');
  });

  it('mark the selection, also beyond the end', () => {
    const parts = segmentsOf('+CSQ: 18,99', false, [{ start: 1, end: 4 }], { start: 3, end: 40 });
    expect(parts.map(({ text, found, selected }) => [text, found, selected])).toEqual([
      ['+', false, false],
      ['CS', true, false],
      ['Q', true, true],
      [': 18,99', false, true],
    ]);
  });

  it('joined are the original line', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), fc.string({ maxLength: 3 }), (text, isCommand, query) => {
        expect(
          segmentsOf(text, isCommand, hitsOf(text, query))
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('Tab', () => {
  it('completes known commands, and prefers the history', () => {
    expect(completionOf('at+mc', [])).toBe('AT+MCONFIG="');
    expect(completionOf('AT+MCONN', ['AT+MCONNECT=0,300'])).toBe('AT+MCONNECT=0,300');
  });

  it('offers no secret, and nothing if there is nothing to complete', () => {
    expect(completionOf('AT+MCONFIG="', ['AT+MCONFIG="a","b","secret"'])).toBeNull();
    expect(completionOf('', ['AT'])).toBeNull();
    expect(completionOf('+CSQ', [])).toBeNull();
    expect(completionOf('AT+CSQ', [])).toBeNull();
  });
});
