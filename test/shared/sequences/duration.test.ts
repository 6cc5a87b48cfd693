import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../shared/sequences/duration.ts';

describe('a duration', () => {
  it.each([
    ['300ms', 300],
    ['2s', 2_000],
    ['1.5s', 1_500],
    ['2 m', 120_000],
    ['1h', 3_600_000],
    ['300', null],
    ['s', null],
    ['-1s', null],
    ['25000h', null],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it('is written so that it is read as the same', () => {
    fc.assert(fc.property(fc.nat(24 * 86_400_000), (ms) => parseDuration(formatDuration(ms)) === ms));
  });
});
