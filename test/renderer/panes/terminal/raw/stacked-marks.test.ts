import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutStackedMarks } from '../../../../../renderer/panes/terminal/raw/stacked-marks.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (output: Uint8Array | string): string =>
  typeof output === 'string' ? output : new TextDecoder().decode(output);

describe('marks on one character', () => {
  it.each(['\u0301', '\u200d', '\ufe0f', '\u20dd', '\u1161', '\u{e0100}'])('are no more than 16: %j', (mark) => {
    const stacked = `a${mark.repeat(50_000)}b`;
    const kept = `a${mark.repeat(16)}b`;
    expect(textOf(withoutStackedMarks(bytesOf(stacked)))).toBe(kept);
    expect(withoutStackedMarks(stacked)).toBe(kept);
  });

  it('stay as they are in every writing', () => {
    for (const text of ['Việt e\u0302\u0323', 'นี้ ผู้', 'हिन्दी', '각', '👨‍👩‍👧‍👦', '‮abc', '中文\x1b[1m\r\n']) {
      const bytes = bytesOf(text);
      expect(withoutStackedMarks(bytes)).toBe(bytes);
      expect(withoutStackedMarks(text)).toBe(text);
    }
  });

  it('change no other bytes, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 15 }), (bytes) => {
        expect(withoutStackedMarks(bytes)).toBe(bytes);
      }),
    );
  });
});
