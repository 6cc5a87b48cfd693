import { describe, expect, it } from 'vitest';
import { createTerminalCodec } from '../../../../../renderer/panes/terminal/raw/terminal-codec.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';

const asked: string[] = [];
const encodeOther = async (text: string) => {
  asked.push(text);
  return text === '€' ? fail('usage/not-encodable') : ok(Uint8Array.of(0xc4, 0xe3));
};

describe('the encoding of the port as a terminal', () => {
  it('keeps a character that is cut between two reads', () => {
    const { decode } = createTerminalCodec('gbk', encodeOther);
    expect([decode(Uint8Array.of(0x41, 0xc4)), decode(Uint8Array.of(0xe3, 0x0d))]).toEqual(['A', '你\r']);
    const utf8 = createTerminalCodec('utf-8', encodeOther);
    expect(utf8.decode(Uint8Array.of(0xe4))).toEqual(Uint8Array.of(0xe4));
  });

  it('asks the program for the bytes of what is not ASCII only', async () => {
    const { encode } = createTerminalCodec('gbk', encodeOther);
    expect(await encode('\x03ls\r')).toEqual(ok(Uint8Array.of(3, 0x6c, 0x73, 0x0d)));
    expect(asked).toEqual([]);
    expect(await encode('你')).toEqual(ok(Uint8Array.of(0xc4, 0xe3)));
    expect(await encode('€')).toMatchObject({ ok: false });
    expect(asked).toEqual(['你', '€']);
    expect(await createTerminalCodec('utf-8', encodeOther).encode('你')).toEqual(ok(Uint8Array.of(0xe4, 0xbd, 0xa0)));
  });
});
