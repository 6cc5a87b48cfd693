import { describe, expect, it } from 'vitest';
import { findStaleHour, hourStartMs, shiftTimestamp } from '../../../../shared/clouds/huawei/hours.ts';

const nowMs = Date.UTC(2026, 10, 23, 6, 59, 59, 999);

describe('findStaleHour', () => {
  it.each([
    ['the current hour', '2026112306', 1, null],
    ['an old hour with signType 0', '2019071713', 0, null],
    ['the hour before', '2026112305', 1, { hoursAhead: -1, looksLikeBeijing: false }],
    ['the hour of Beijing', '2026112314', 1, { hoursAhead: 8, looksLikeBeijing: true }],
    ['an old hour with HMAC-SM3', '2026112305', 2, { hoursAhead: -1, looksLikeBeijing: false }],
    ['no timestamp at all', 'today', 1, null],
  ])('%s', (_, timestamp, signType, stale) => {
    expect(findStaleHour({ timestamp, signType, nowMs })).toEqual(stale);
  });
});

describe('hours', () => {
  it('reads hour 24, which the C SDK sends, as the first hour of the next day', () => {
    expect(hourStartMs('2026113024')).toBe(Date.UTC(2026, 11, 1));
  });

  it.each([
    ['2026123123', 1, '2027010100'],
    ['2024030100', -1, '2024022923'],
    ['0001010100', 1, '0001010101'],
  ])('%s %i h', (timestamp, hours, shifted) => {
    expect(shiftTimestamp(timestamp, hours)).toBe(shifted);
  });

  it('returns null for an invalid timestamp', () => {
    expect(shiftTimestamp('20261128', 1)).toBeNull();
  });
});
