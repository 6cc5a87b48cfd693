import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isBoundedJson } from '../../shared/bounded-json.ts';
import { clientFrameSchema, decodeClientFrame, encodeFrame } from '../../shared/frames.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const size = 4 * 1_048_576;
const request = (params: string): string => `{"kind":"request","id":1,"name":"settings.change","params":${params}}`;
const filled = (unit: string): string => unit.repeat(Math.floor((size - 200) / unit.length));
const nested = (open: string, close: string): string => {
  const count = Math.floor((size - 200) / (open.length + close.length));
  return `${open.repeat(count)}1${close.repeat(count)}`;
};

describe('a frame that a page sends as text', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['nested arrays', request(nested('[', ']'))],
    ['nested objects', request(nested('{"a":', '}'))],
    ['arrays without an end', request(filled('['))],
    ['many empty arrays', request(`[${filled('[],')}[]]`)],
    ['many objects', request(`[${filled('{"a":1},')}{}]`)],
    ['many numbers', request(`[${filled('1,')}1]`)],
    ['many names', request(`{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join()}}`)],
    ['a large frame that is not a request', `{"kind":"resync","more":"${filled('x')}"}`],
    ['a large frame whose kind is not first', `{"id":1,"more":"${filled('x')}","kind":"request"}`],
    ['a string without an end', request(`"${filled('x')}`)],
  ])('is not parsed if it is %s of 4 MB', (name, text) => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(decodeClientFrame(text)).toBeNull();
    // Cheap text is passed to the parser, which fails at the missing end of the string.
    expect(parse).toHaveBeenCalledTimes(name.startsWith('a string') ? 1 : 0);
  });

  it.each([32, 33])('may be nested 32 deep, including the frame (%i)', (depth) => {
    const text = request('['.repeat(depth - 1) + ']'.repeat(depth - 1));
    expect(decodeClientFrame(text) !== null).toBe(depth <= 32);
  });

  it('may be one long text with every special character of JSON', () => {
    const text = '"\\[{,:}]\n'.repeat(100_000);
    const frame = { kind: 'request', id: 1, name: 'profiles.import', params: { text } } as const;
    expect(decodeClientFrame(String(encodeFrame(frame)))).toEqual(frame);
  });

  it('can be any frame of the contract, unchanged', () => {
    void fc.assert(
      fc.property(arbitraryOf(clientFrameSchema), (frame) => {
        const text = String(encodeFrame(frame));
        fc.pre(isBoundedJson(text));
        expect(decodeClientFrame(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is bounded only by its content outside of strings', () => {
    void fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(isBoundedJson(JSON.stringify(value))).toBe(true);
        const depth = 33;
        expect(isBoundedJson('['.repeat(depth) + JSON.stringify(value) + ']'.repeat(depth))).toBe(false);
      }),
    );
  });
});
