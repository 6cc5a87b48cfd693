import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTextDecoder, encodeText } from '../../electron/encodings/text-encoder.ts';
import { type EncodingId, encodingIds } from '../../shared/encodings/encoding-ids.ts';
import { encodings } from '../../shared/encodings/encodings.ts';
import { haveBrowser } from './window-bench.ts';
import { type PooledWindow, takeWindow } from './window-pool.ts';

/** Two letters with an accent in one code, which Chromium 156 does not decode; characters that users define (private use in Chromium). */
const isLeftOut = (id: EncodingId, [first = 0, second = 0]: readonly number[]): boolean =>
  id === 'big5'
    ? first === 0x88 && [0x62, 0x64, 0xa3, 0xa5].includes(second)
    : id === 'shift-jis' && first >= 0xf0 && first <= 0xf9;

describe.runIf(haveBrowser())('the encodings of the browser', () => {
  let pooled: PooledWindow;
  beforeAll(async () => {
    pooled = await takeWindow({ isUnused: true }, 'about:blank', []);
    await pooled.page.goto('about:blank');
  });
  afterAll(() => pooled.giveBack());

  it.each(encodingIds.filter((id) => encodings[id].structure !== null))(
    'shows every character of %s as it was typed in the program',
    async (id) => {
      const sent = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).flatMap((text) => {
        const bytes = encodeText(id, text);
        return bytes.ok ? [{ text, bytes: [...bytes.value] }] : [];
      });
      expect(sent.length).toBeGreaterThan(7000);
      const wrong = await pooled.page.evaluate(
        ([label, rows]) => {
          const decoder = new TextDecoder(label, { ignoreBOM: true });
          return rows.filter(({ text, bytes }) => decoder.decode(Uint8Array.from(bytes)) !== text);
        },
        [encodings[id].label ?? '', sent] as const,
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each(['gbk', 'big5', 'shift-jis'] as const)(
    'reads every code of two bytes of %s as the program does',
    async (id) => {
      const codes = Array.from({ length: 0x8000 }, (_, index) => [0x80 + (index >> 8), index & 255]);
      const own = codes.map((code) => {
        const decoder = createTextDecoder(id);
        return decoder.push(Uint8Array.from(code)) + decoder.end();
      });
      const shown = await pooled.page.evaluate(
        ([label, all]) => {
          const decoder = new TextDecoder(label, { ignoreBOM: true });
          return all.map((code) => decoder.decode(Uint8Array.from(code)));
        },
        [encodings[id].label ?? '', codes] as const,
      );
      const different = codes.flatMap((code, index) =>
        own[index] === shown[index] || isLeftOut(id, code)
          ? []
          : [`${Buffer.from(code).toString('hex')} ${own[index]} ${shown[index]}`],
      );
      expect(different).toEqual([]);
    },
  );
});
