import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockQuery, clockSet, readClock } from '../../electron/commands/clock.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

describe('the query', () => {
  it.each([
    ['the manual', '+CCLK: "18/08/01,12:12:58+00"', '2018-08-01T12:12:58Z', 0],
    ['east of UTC', '+CCLK: "26/11/23,14:00:00+32"', '2026-11-23T06:00:00Z', 32],
    ['west of UTC, across midnight', '+CCLK: "26/12/31,19:00:00-20"', '2027-01-01T00:00:00Z', -20],
    ['a quarter of an hour', '+CCLK: "26/11/23,05:45:00+23"', '2026-11-23T00:00:00Z', 23],
    ['never set', '+CCLK: "80/01/06,00:00:10+00"', '1980-01-06T00:00:10Z', 0],
    ['1970', '+CCLK: "70/01/01,00:00:00+00"', '1970-01-01T00:00:00Z', 0],
    ['no time zone, no quotes', '+CCLK: 24/02/29,01:02:03', '2024-02-29T01:02:03Z', 0],
    ['a year with four digits', '+CCLK :"2024/08/27,06:36:38+0"', '2024-08-27T06:36:38Z', 0],
  ])('reads UTC: %s', (_name, line, iso, zoneQuarters) => {
    expect(textOf(clockQuery.line())).toBe('AT+CCLK?');
    const clock = resultOf(clockQuery, undefined, [line, '', 'OK']);
    expect(new Date(clock.wallMs).toISOString()).toBe(iso.replace('Z', '.000Z'));
    expect(clock.zoneQuarters).toBe(zoneQuarters);
  });

  it.each([
    ['no answer', 'OK'],
    ['nothing', '+CCLK: ""'],
    ['31 February', '+CCLK: "26/02/31,00:00:00+00"'],
    ['month 13', '+CCLK: "26/13/01,00:00:00+00"'],
    ['day 0', '+CCLK: "26/01/00,00:00:00+00"'],
    ['hour 24', '+CCLK: "26/01/01,24:00:00+00"'],
    ['a time zone that does not exist', '+CCLK: "26/01/01,00:00:00+99"'],
    ['words', '+CCLK: "yesterday"'],
  ])('does not parse %s', (_name, line) => {
    expectUnreadable(clockQuery, undefined, [line, 'OK']);
  });
});

describe('the setting', () => {
  it('sends UTC', () => {
    expect(textOf(clockSet.line({ wallMs: Date.UTC(2026, 10, 23, 6, 5, 4) }))).toBe('AT+CCLK="26/11/23,06:05:04+00"');
    expectPlainAnswer(clockSet, { wallMs: Date.UTC(2026, 10, 23) });
  });

  it('is read back to the second', () => {
    const range = { min: Date.UTC(2000, 0, 1), max: Date.UTC(2069, 11, 31, 23, 59, 59, 999) };
    fc.assert(
      fc.property(fc.integer(range), (wallMs) => {
        const sent = /"(.*)"/.exec(textOf(clockSet.line({ wallMs })))?.[1] ?? '';
        expect(readClock(sent)?.wallMs).toBe(Math.floor(wallMs / 1_000) * 1_000);
      }),
    );
  });

  it.each([Date.UTC(1999, 11, 31), Date.UTC(2070, 0, 1), Number.NaN])('refuses %d', (wallMs) => {
    expect(() => clockSet.line({ wallMs })).toThrow(RangeError);
  });
});
