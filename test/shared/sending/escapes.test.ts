import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, parseEscapes } from '../../../shared/sending/escapes.ts';

/** Texts as they are, bytes as numbers. */
const read = (typed: string): readonly (string | readonly number[])[] => {
  const parts = parseEscapes(typed);
  if (!parts.ok) throw new Error(JSON.stringify(parts.error));
  return parts.value.map((part) => (part.kind === 'text' ? part.text : [...part.bytes]));
};

describe('escapes in a typed text', () => {
  it.each([
    ['AT', ['AT']],
    ['', []],
    ['AT\\r\\n', ['AT', [13, 10]]],
    ['\\t\\v\\a\\b\\f\\0', [[9, 11, 7, 8, 12, 0]]],
    ['C:\\\\r', ['C:\\r']],
    ['\\x1A', [[26]]],
    ['\\xfe\\x0041', [[254, 0], '41']],
    ['\\u4e2D文', ['中文']],
    ['\\uD83D\\uDE00', ['😀']],
    ['中\\x00国', ['中', [0], '国']],
    ['+++', ['+++']],
  ] as const)('%j', (typed, parts) => {
    expect(read(typed)).toEqual(parts);
  });

  it.each([
    ['AT\\', '\\', 3],
    ['\\q', '\\q', 1],
    ['😀中\\x1', '\\x1', 3],
    ['\\x1G', '\\x1G', 1],
    ['\\n\\x+1', '\\x+1', 3],
    ['\\u12', '\\u12', 1],
    ['\\X41', '\\X', 1],
    ['\\R', '\\R', 1],
    ['\\中', '\\中', 1],
    ['\\😀', '\\😀', 1],
  ])('%j is refused with its place', (typed, wrong, position) => {
    expect(parseEscapes(typed)).toEqual({
      ok: false,
      error: { code: 'usage/bad-escape', facts: { escape: wrong, position }, evidence: [] },
    });
  });

  it('every text that is escaped is read back, character by character', () => {
    const text = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\', '\r', '\n', '\0', '\x1a', '\\x')),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const whole = pieces.join('');
        const escaped = escapeText(whole);
        expect(escaped).not.toMatch(/[\x00-\x1f\x7f]/);
        const back = read(escaped).map((part) => (typeof part === 'string' ? part : String.fromCharCode(...part)));
        expect(back.join('')).toBe(whole);
      }),
    );
  });

  it('every byte can be written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const typed = [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
        expect(read(typed)).toEqual([[...bytes]]);
      }),
    );
  });

  it('any text is read or refused at a place inside of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', 'x', 'u', '0', '4', 'r', '中', '😀') }), (typed) => {
        const parts = parseEscapes(typed);
        if (parts.ok) return;
        const { position } = parts.error.facts;
        expect([...typed][Number(position) - 1]).toBe('\\');
      }),
    );
  });
});
