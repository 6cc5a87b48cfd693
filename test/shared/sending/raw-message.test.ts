import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../electron/encodings/text-encoder.ts';
import { wholeRange } from '../../../shared/sending/checksums.ts';
import { hexText } from '../../../shared/sending/hex-text.ts';
import { lineEndingBytes, lineEndings } from '../../../shared/sending/line-ending.ts';
import { type RawOptions, rawMessage } from '../../../shared/sending/raw-message.ts';

const usual: RawOptions = {
  ...{ form: 'escapes', encoding: 'utf-8', lineEnding: 'crlf', checksum: 'none', range: wholeRange },
};
const sent = (typed: string, part: Partial<RawOptions> = {}): string => {
  const message = rawMessage(typed, { ...usual, ...part }, encodeText);
  if (!message.ok) throw new Error(JSON.stringify(message.error));
  return hexText(message.value);
};

describe('what is sent for a typed text', () => {
  it.each([
    ['AT', {}, '41 54 0D 0A'],
    ['AT', { lineEnding: 'cr' }, '41 54 0D'],
    ['AT', { lineEnding: 'lf' }, '41 54 0A'],
    ['+++', { lineEnding: 'none' }, '2B 2B 2B'],
    ['', { lineEnding: 'cr' }, '0D'],
    ['\\x1a', { lineEnding: 'none' }, '1A'],
    ['\\x1a', { form: 'plain', lineEnding: 'none' }, '5C 78 31 61'],
    ['中\\x00', { encoding: 'gbk', lineEnding: 'none' }, 'D6 D0 00'],
    // A byte is a byte, whatever the encoding.
    ['\\xe4中', { encoding: 'utf-8', lineEnding: 'none' }, 'E4 E4 B8 AD'],
    ['41 42', { form: 'hex' }, '41 42'],
  ] as const)('%j %j', (typed, part, bytes) => {
    expect(sent(typed, part)).toBe(bytes);
  });

  it('has its checksum after its line ending, which the checksum covers', () => {
    expect(sent('12', { checksum: 'add8' })).toBe('31 32 0D 0A 7A');
    expect(sent('12', { checksum: 'add8', range: { first: 1, leftOut: 2 } })).toBe('31 32 0D 0A 63');
    expect(sent('02 07', { form: 'hex', checksum: 'crc16-modbus' })).toBe('02 07 41 12');
  });

  it.each([
    ['中\\x00\\\\é国', { encoding: 'gbk' }, null],
    ['😀\\n中😀', { encoding: 'gbk' }, { code: 'usage/not-encodable', facts: { character: '😀', position: 1 } }],
    ['中\\n\\\\a😀', { encoding: 'gbk' }, { code: 'usage/not-encodable', facts: { character: '😀', position: 7 } }],
    ['\\uD83D\\uDE00', { encoding: 'big5' }, { code: 'usage/not-encodable', facts: { character: '😀', position: 1 } }],
    ['a\\uD83Db', {}, { code: 'usage/not-encodable', facts: { codePoint: 'U+D83D', position: 2 } }],
    ['a\\q', {}, { code: 'usage/bad-escape', facts: { position: 2 } }],
    ['4', { form: 'hex' }, { code: 'usage/not-hex', facts: { position: 1 } }],
  ] as const)('%j %j: refused with the place in what was typed', (typed, part, error) => {
    const message = rawMessage(typed, { ...usual, ...part }, encodeText);
    if (error === null) expect(message).toMatchObject({ ok: true });
    else expect(message).toMatchObject({ ok: false, error });
  });
});

it('every line ending has its bytes', () => {
  expect(lineEndings.map((ending) => hexText(lineEndingBytes(ending)))).toEqual(['0D 0A', '0D', '0A', '']);
});
