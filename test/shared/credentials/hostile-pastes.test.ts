import { describe, expect, it } from 'vitest';
import { judgePaste } from '../../../shared/credentials/judge-paste.ts';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';
import { secretOfFileText } from '../../../shared/credentials/secret-file-text.ts';
import { mayNameSecret } from '../../../shared/credentials/secret-mentions.ts';
import { growthOf } from '../../support/growth.ts';

/** Texts to repeat many times. */
const units = [
  ...[',', '，', '|', '}', ' ', '\t', '\u3000', '\u0301', '\u0301\u0316', 'a', 'a_', '密 ', ':', '"', '{'],
  ...['a:', 'host:', 's ', '-P ', '://', '<a>', '\n', 'a=b&', 'AT+MCONFIG=', '-----BEGIN '],
];

/** Where. */
const places: readonly (readonly [string, (many: string) => string])[] = [
  ['between two pairs', (many) => `host: ${many}x port: 1`],
  ['after an address', (many) => `host: mqtt://${many}x:1 port: 2`],
  ['after a secret', (many) => `设备ID: ${many}! 密钥: ${many}!`],
  ['before punctuation', (many) => `a1${many}!`],
  ['in a JSON secret', (many) => `"secret":"${many}x`],
];

const cases = units.flatMap((unit) => places.map(([place, textOf]) => ({ unit, place, textOf })));

describe('the cost of a pasted text is linear in its size', () => {
  it.each(cases)('with many $unit $place', ({ unit, textOf }) => {
    const judge = (size: number) => {
      const text = textOf(unit.repeat(size / unit.length));
      return () => {
        recogniseParameters(text);
        judgePaste(text, 'secret');
      };
    };
    // With quadratic cost it would be eight.
    expect(growthOf(8, judge(12_000), judge(96_000))).toBeLessThan(4);
  });

  it.each([
    ['line ends in a secret file', (size: number) => void secretOfFileText(`${'\n'.repeat(size)}x`)],
    ['marks in a long text', (size: number) => void mayNameSecret(`a${'\u0301'.repeat(size)}${'\u0316'.repeat(size)}`)],
  ])('with many %s', (_name, run) => {
    expect(
      growthOf(
        8,
        () => run(2_500),
        () => run(20_000),
      ),
    ).toBeLessThan(4);
  });
});

it('longer texts are not parsed', () => {
  expect(recogniseParameters(`host: a port: 1${' '.repeat(100_000)}`)).toEqual({ kind: 'nothing' });
  expect(judgePaste(`密钥: x${' '.repeat(100_000)}`, 'value')).toBe('withhold');
});

it('values are separated from the text after them', () => {
  expect(recogniseParameters('host: broker.example.com,，;； } port: 1883 |')).toMatchObject({
    parameters: { host: 'broker.example.com', port: 1883 },
  });
  expect(secretOfFileText('\uFEFFa\nb\r\n\n')).toBe('a\nb');
});
