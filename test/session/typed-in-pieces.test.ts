import { describe, expect, it } from 'vitest';
import { createTypedSecrets, maskTypedLine } from '../../electron/session/typed-secrets.ts';

/** Each line with `*` for secret characters. */
const shown = (...lines: readonly string[]): readonly string[] => {
  const typed = createTypedSecrets();
  return lines.map((line) => {
    const bytes = Buffer.from(line, 'utf8');
    for (const { start, end } of typed.read(bytes).spans) bytes.fill('*', start, end);
    return bytes.toString('utf8');
  });
};

describe('a quoted secret that is split by line feeds', () => {
  it('is secret to its closing quote, over any number of lines', () => {
    expect(shown('AT+MCONFIG="id","user","one\n', 'two\n', 'three"\n', 'AT+CSQ\n')).toEqual([
      'AT+MCONFIG="id","user","***\n',
      '***\n',
      '*****"\n',
      'AT+CSQ\n',
    ]);
  });

  it('ends at the next command if the closing quote is missing', () => {
    expect(shown('AT+MCONFIG="id","user","one\n', 'AT+CSQ\n', 'two\n').slice(1)).toEqual(['AT+CSQ\n', 'two\n']);
  });
});

it.each([
  ['AT+CPIN=1234\t', 'AT+CPIN=****\t'],
  ['AT+CPIN=1234 \t ;+CSQ', 'AT+CPIN=**** \t ;+CSQ'],
  ['AT+CPIN= ', 'AT+CPIN= '],
])('blanks after a secret are not masked: %j', (line, expected) => {
  expect(maskTypedLine(line)).toBe(expected);
});
