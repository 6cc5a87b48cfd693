import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type EncodingId, encodingIds } from '../../../shared/encodings/encoding-ids.ts';
import { createStreamingDecoder, decodeText } from '../../../shared/encodings/streaming-decoder.ts';

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));

/** Each has characters of every size of its encoding. */
const samples: Readonly<Record<EncodingId, string>> = {
  'utf-8': '+CMT: "é中文😀"\r\nOK\r\n',
  gbk: '+COPS: 0,0,"中国移动",7\r\n温度：25℃ 镕€\r\n',
  gb18030: '+COPS: "中国联通"\r\n𠮷野家 ㎡ ḿ é😀\r\n',
  latin1: 'Größe: 25 °C \x80\x9f\xff\r\n',
  big5: '溫度：25℃，臺灣 ─┼\r\n碁銹裏墻\r\n',
  'shift-jis': '温度：25℃ ｶﾀｶﾅ 表示ソ\x1a\x1b\x1c\x7f\r\n',
};
const bytesOf: Readonly<Record<EncodingId, string>> = {
  'utf-8': 'utf8',
  gbk: 'gbk',
  gb18030: 'gb18030',
  latin1: 'latin1',
  big5: 'big5',
  'shift-jis': 'shift_jis',
};
const sampleBytes = (id: EncodingId): Uint8Array => Uint8Array.from(iconv.encode(samples[id], bytesOf[id]));

const inPieces = (id: EncodingId, pieces: readonly Uint8Array[]): string => {
  const decoder = createStreamingDecoder(id);
  return pieces.map((piece) => decoder.push(piece)).join('') + decoder.end();
};

/** Bytes that are often first, second, third or fourth ones, so that many codes are complete and many are not. */
const hostileBytes = fc.uint8Array({ maxLength: 40 }).chain((any) =>
  fc
    .array(
      fc.constantFrom(0x80, 0x81, 0xa0, 0xa1, 0xe0, 0xed, 0xf0, 0xfd, 0xfe, 0xff, 0x30, 0x39, 0x40, 0x5c, 0x7f, 0x0a),
      {
        maxLength: 40,
      },
    )
    .map((common) => Uint8Array.from([...common, ...any])),
);

describe.each(encodingIds)('text in %s', (id) => {
  it('arrives as it was written', () => {
    expect(decodeText(id, sampleBytes(id))).toBe(samples[id]);
  });

  it('cut at every byte is the same text', () => {
    const bytes = sampleBytes(id);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(inPieces(id, [bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(samples[id]);
    }
    expect(
      inPieces(
        id,
        [...bytes].map((byte) => Uint8Array.of(byte)),
      ),
    ).toBe(samples[id]);
  });

  it('is the same text for any bytes and any cuts', () => {
    fc.assert(
      fc.property(hostileBytes, fc.array(fc.nat(80), { maxLength: 8 }), (bytes, cuts) => {
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        expect(inPieces(id, pieces)).toBe(decodeText(id, bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same text when the buffer of a read is used again', () => {
    const decoder = createStreamingDecoder(id);
    const buffer = new Uint8Array(1);
    let text = '';
    for (const byte of sampleBytes(id)) {
      buffer[0] = byte;
      text += decoder.push(buffer);
    }
    expect(text).toBe(samples[id]);
  });

  it('has every ASCII character as itself', () => {
    const ascii = Uint8Array.from({ length: 128 }, (_, byte) => byte);
    expect(decodeText(id, ascii)).toBe(String.fromCharCode(...ascii));
  });

  it('counts at most three pending bytes, and none after the end', () => {
    fc.assert(
      fc.property(hostileBytes, (bytes) => {
        const decoder = createStreamingDecoder(id);
        decoder.push(bytes);
        const { pendingBytes } = decoder;
        expect(pendingBytes).toBeLessThanOrEqual(Math.min(3, bytes.length));
        expect(decoder.end()).toBe(pendingBytes === 0 ? '' : '\ufffd');
        expect(decoder.pendingBytes).toBe(0);
        expect(decoder.push(Uint8Array.of(0x41))).toBe('A');
      }),
    );
  });
});

describe('the bytes that wait for the rest of their character', () => {
  it.each([
    ['utf-8', 'e4', 1],
    ['utf-8', 'e4 b8', 2],
    ['utf-8', 'f0 9f 98', 3],
    ['utf-8', '41 f4 8f', 2],
    // These can no longer become a character.
    ['utf-8', 'e0 80', 0],
    ['utf-8', 'ed a0', 0],
    ['utf-8', 'c0', 0],
    ['utf-8', 'e4 b8 ad', 0],
    ['utf-8', '80 80 80', 0],
    ['gbk', 'd6', 1],
    ['gbk', 'd6 d0', 0],
    ['gbk', 'd6 d0 b9', 1],
    ['gb18030', '95 32', 2],
    ['gb18030', '95 32 82', 3],
    ['gb18030', '95 32 82 36', 0],
    ['gb18030', '95 32 41', 0],
    ['gb18030', '80', 0],
    ['gb18030', 'ff', 0],
    ['big5', 'a4', 1],
    ['big5', '80', 0],
    ['shift-jis', '83', 1],
    ['shift-jis', 'b6', 0],
    ['shift-jis', 'fd', 0],
    ['latin1', 'ff', 0],
  ] as const)('%s: %s', (id, bytes, pending) => {
    const decoder = createStreamingDecoder(id);
    decoder.push(hex(bytes));
    expect(decoder.pendingBytes).toBe(pending);
  });
});

describe('bytes that are not characters', () => {
  it.each([
    ['gbk', 'd6 0a', '\ufffd\n', 'a line end is not lost to the half character before it'],
    ['gbk', 'd6 7f 41', '\ufffd\x7fA', ''],
    ['gbk', 'd6 ff 41', '\ufffdA', ''],
    ['gbk', 'ff d6 d0', '\ufffd中', ''],
    ['gb18030', '81 30 41', '\ufffd0A', 'a code of four bytes that ends early'],
    ['gb18030', '81 30 d6 d0', '\ufffd0中', ''],
    ['shift-jis', '85 40 93 fa', '\ufffd@日', 'a code without a character'],
    ['big5', 'a4 20', '\ufffd ', ''],
    ['shift-jis', '81 0d', '\ufffd\r', ''],
    ['shift-jis', 'a0 fd fe ff', '\ufffd\ufffd\ufffd\ufffd', ''],
    ['utf-8', 'd6 d0', '\ufffd\ufffd', ''],
  ] as const)('%s: %s is %j %s', (id, bytes, text, _why) => {
    expect(decodeText(id, hex(bytes))).toBe(text);
  });
});

describe('characters in which decoders differ', () => {
  it.each([
    ['latin1', '80 92 9f a0 ff', '\x80\x92\x9f\xa0\xff', 'Latin-1 is not windows-1252'],
    ['gbk', '80', '€', ''],
    ['gbk', 'a2 e3', '€', 'PUA in the gbk of Node'],
    ['gbk', 'a8 bc', 'ḿ', 'PUA in the gbk of Node'],
    ['shift-jis', '1a 1c 7f', '\x1a\x1c\x7f', 'exchanged in the shift_jis of Node'],
    ['shift-jis', '5c 7e', '\\~', ''],
    ['shift-jis', '80', '\x80', ''],
    ['utf-8', 'ef bb bf 41', '\ufeffA', 'a byte order mark is shown'],
  ] as const)('%s: %s is %j %s', (id, bytes, text, _why) => {
    expect(decodeText(id, hex(bytes))).toBe(text);
  });
});
