import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedCommand,
  type ComparedKind,
  comparableText,
  compareCommands,
  defaultCompareOptions,
} from '../../../shared/recordings/compare.ts';

/** `AT+CSQ > +CSQ: 20,0 > OK`: a command and its answers; the last ones without a colon at their beginning are results. */
const command = (text: string, index: number, answerMs: number | null = 10): ComparedCommand => {
  const [line = '', ...answers] = text.split(' > ');
  return {
    ...{ sequence: index * 10, atMs: index * 1_000, line, answerMs },
    answers: answers.map((answer, at) => ({
      ...{ sequence: index * 10 + at + 1, atMs: index * 1_000 + at, text: answer },
      kind: /^\+(?!CME)/.test(answer) ? 'answer' : 'result',
    })),
  };
};
const commands = (...texts: readonly string[]): readonly ComparedCommand[] =>
  texts.map((text, at) => command(text, at));

const kindsOf = (a: readonly ComparedCommand[], b: readonly ComparedCommand[]): readonly ComparedKind[] =>
  compareCommands(a, b).rows.map(({ kind }) => kind);

describe('two recordings compared', () => {
  it('are the same when commands and answers are, also with other ids and times', () => {
    const a = commands('AT+CGSN > +CGSN: 866475030000019 > OK', 'AT+CCLK? > +CCLK: "26/11/30,21:22:17+32" > OK');
    const b = commands('AT+CGSN > +CGSN: 866714043075174 > OK', 'AT+CCLK? > +CCLK: "25/01/02,03:04:05+32" > OK');
    expect(kindsOf(a, b)).toEqual(['same', 'same']);
    const strict = compareCommands(a, b, { ignoreIds: false, ignoreTimes: false });
    expect(strict.rows.map(({ kind }) => kind)).toEqual(['differs', 'differs']);
  });

  it('say which command has another result first', () => {
    const a = commands('AT > OK', 'AT+SSLMIPSTART="49.4.93.24",8883 > OK > CONNECT FAIL', 'AT+MIPCLOSE > OK');
    const b = commands('AT > OK', 'AT+SSLMIPSTART="iot.example",8883 > OK > CONNECT OK', 'AT+MCONNECT=1,60 > OK');
    const { rows, firstResult, counts } = compareCommands(a, b);
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'result', 'only-a', 'only-b']);
    expect(firstResult).toBe(1);
    expect(counts).toMatchObject({ same: 1, result: 1, 'only-a': 1, 'only-b': 1 });
  });

  it('align repeated commands by their arguments', () => {
    const a = commands('AT+MSUB="a",0 > OK', 'AT+MSUB="b",0 > OK');
    const b = commands('AT+MSUB="x",0 > OK', 'AT+MSUB="a",0 > OK', 'AT+MSUB="b",0 > OK');
    expect(kindsOf(a, b)).toEqual(['only-b', 'same', 'same']);
  });

  it('name a command that took much longer, and one without an answer', () => {
    const at = (answerMs: number | null) => [command('AT+CSQ > +CSQ: 1,0 > OK', 0, answerMs)];
    expect(kindsOf(at(20), at(900))).toEqual(['same']);
    expect(kindsOf(at(20), at(5_000))).toEqual(['slower']);
    expect(kindsOf(at(4_000), at(5_100))).toEqual(['same']);
    expect(kindsOf([command('AT+CSQ', 0, null)], at(20))).toEqual(['result']);
  });

  it('have every command of both once and in its order, whatever they are', () => {
    const some = fc.array(fc.constantFrom('AT > OK', 'AT+A=1 > OK', 'AT+A=2 > ERROR', 'AT+B > OK', 'X'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [a, b] = [commands(...one), commands(...other)];
        const { rows } = compareCommands(a, b, defaultCompareOptions);
        expect(rows.flatMap((row) => row.a ?? [])).toEqual(a);
        expect(rows.flatMap((row) => row.b ?? [])).toEqual(b);
        if (JSON.stringify(one) === JSON.stringify(other)) expect(rows.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});

describe('what is not compared', () => {
  it.each([
    ['+CGSN: 866475030000019', '+CGSN: <id>'],
    ['"de300000_0_0_2026113021"', '"de300000_0_0_2026113021"'],
    ['token 0123456789abcdef01', 'token <id>'],
    ['+CCLK: "26/11/30,21:22:17+32"', '+CCLK: "<time>"'],
    ['2026-11-30T21:22:17', '<time>'],
    ['+CSQ: 20,99', '+CSQ: 20,99'],
  ])('%s is compared as %s', (text, expected) => {
    expect(comparableText(text, defaultCompareOptions)).toBe(expected);
  });
});
