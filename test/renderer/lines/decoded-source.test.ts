import { describe, expect, it } from 'vitest';
import { encodeText } from '../../../electron/encodings/text-encoder.ts';
import { copiedText } from '../../../renderer/lines/copy-text.ts';
import { createDecodedSource } from '../../../renderer/lines/decoded-source.ts';
import { createMatchedSource } from '../../../renderer/store/matched-source.ts';
import type { EncodingId } from '../../../shared/encodings/encoding-ids.ts';
import { createLineDecoder } from '../../../shared/lines/decode-line.ts';
import { plainMatcher } from '../../../shared/lines/matcher.ts';
import { testTraffic } from './source-of.ts';

const text = '+MSUB: 温度23℃，湿度正常';

const bytesOf = (written: string, encoding: EncodingId = 'gbk'): Uint8Array => {
  const bytes = encodeText(encoding, written);
  if (!bytes.ok) throw new Error(bytes.error.code);
  return bytes.value;
};

const decodedIn = (encoding: EncodingId, traffic: ReturnType<typeof testTraffic>) =>
  createDecodedSource(traffic.source, createLineDecoder(encoding));

const atOnce = { now: () => 0, later: () => () => undefined };

describe('the lines of a session in another encoding', () => {
  it('have the same text wherever the bytes were cut', () => {
    const bytes = bytesOf(`${text}\r\n`);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      const traffic = testTraffic();
      const source = decodedIn('gbk', traffic);
      traffic.say('unfinished', '', { bytes: bytes.slice(0, cut) });
      const half = source.lineAt(0)?.text ?? '';
      expect(text.startsWith(half.replace(/␍|␊/g, ''))).toBe(true);
      traffic.say('urc', '', { bytes: bytes.slice(cut) });
      expect(source.lines(0, 10)?.map((line) => line.text)).toEqual([text]);
    }
  });

  it('arrive byte by byte as the same text', () => {
    const traffic = testTraffic();
    const source = decodedIn('gbk', traffic);
    for (const byte of bytesOf(text)) traffic.say('unfinished', '', { bytes: Uint8Array.of(byte) });
    traffic.say('urc', '\r\n');
    expect(source.lineAt(0)?.text).toBe(text);
  });

  it.each(['gbk', 'gb18030', 'big5', 'shift-jis'] as const)(
    'are decoded again in %s after they arrived',
    (encoding) => {
      const traffic = testTraffic();
      const written = encoding === 'shift-jis' ? '温度は二十度' : '溫度正常';
      traffic.say('answer', '', { bytes: bytesOf(written, encoding) });
      expect(decodedIn('utf-8', traffic).lineAt(0)?.text).not.toBe(written);
      expect(decodedIn(encoding, traffic).lineAt(0)?.text).toBe(written);
      expect(decodedIn('latin1', traffic).lineAt(0)?.bytes).toEqual(bytesOf(written, encoding));
    },
  );

  it('stay the same objects, so that filters do not look at them again', () => {
    const traffic = testTraffic();
    const source = decodedIn('gbk', traffic);
    traffic.say('answer', '', { bytes: bytesOf(text) });
    expect(source.lineAt(0)).toBe(source.lineAt(0));
    expect(source.lines(0, 1)?.[0]).toBe(source.lineAt(0));
  });

  it('are found by their text, also in a folded payload, and copied as it', () => {
    const traffic = testTraffic();
    const source = decodedIn('gbk', traffic);
    traffic.say('answer', '', { bytes: bytesOf('温度') });
    traffic.say('answer', '', { bytes: bytesOf('湿度') });
    traffic.say('payload', '', { bytes: bytesOf('湿度 '.repeat(60)) });
    const found = createMatchedSource({
      ...{ all: source, memory: source, passes: plainMatcher('湿度').matches, from: 0, pace: atOnce },
      fetch: async () => null,
    });
    found.onChange(() => undefined);
    expect([found.near(0, 1), found.near(2, 1), found.count()]).toEqual([1, 2, 2]);
    const payload = found.lineAt(2);
    expect(payload && copiedText(payload)).toBe('湿度 '.repeat(60));
  });
});
