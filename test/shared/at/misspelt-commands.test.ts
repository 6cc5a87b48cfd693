import { describe, expect, it } from 'vitest';
import { misspeltArgumentsStart } from '../../../shared/at/misspelt-commands.ts';
import { growthOf } from '../../support/growth.ts';

describe('the beginning of a line with a slip', () => {
  it.each([
    ['AT CPIN 1234', 8],
    ['  A T + CPIN 1234', 13],
    ['AT+CPIN1234', 7],
    ['\tat-cpin=1234', 9],
    ['MCONFIG "a","b","c"', 8],
    ['AT+ MCONFIG = "a","b","c"', 14],
    ['AT+CSQ;CPIN=1234', 12],
    ['ATI;+CREG?;+MCONFG="a","b","c"', 19],
    ['AT+CSQ;+CPIN?;+CREG?', null],
    ['AT+CPIN?;+CSQ', null],
    ['AT+MPUB="t",0,0,"a;CPIN 1234"', null],
    ['AT+CPIN ?', null],
    ['AT+CPIN = ?', null],
    ['AT+CPIN =? ', null],
    ['AT+CSQ 1234', null],
  ])('of %j is found', (line, start) => {
    expect(misspeltArgumentsStart(line)?.start ?? null).toBe(start);
  });

  it.each([
    ['blanks', (count: number) => `${' '.repeat(count)}!`],
    ['tabs', (count: number) => `${'\t'.repeat(count)},`],
    ['blanks after AT', (count: number) => `AT${' '.repeat(count)}!`],
    ['blanks after a prefix character', (count: number) => `+${' '.repeat(count)}!`],
    ['joints', (count: number) => `AT${';+CPIN?'.repeat(count)}!`],
    ['signs', (count: number) => `${'+'.repeat(count)}!`],
    ['blanks after a name', (count: number) => `AT+CPIN${' '.repeat(count)}!`],
    ['blanks before a question', (count: number) => `AT CPIN${' '.repeat(count)}?${' '.repeat(count)}!`],
  ])('costs no more than its length with many %s', (_, line) => {
    const [small, large] = [line(400), line(6_400)];
    expect(
      growthOf(
        16,
        () => misspeltArgumentsStart(small),
        () => misspeltArgumentsStart(large),
      ),
    ).toBeLessThan(5);
  });
});
