import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNoiseMeter } from '../../electron/app/services/session/noise-meter.ts';
import type { TrafficItem } from '../../electron/at/engine.ts';
import type { EncodingId } from '../../shared/encodings/encoding-ids.ts';

type Owner = TrafficItem['owner']['kind'];

const piece = (kind: Owner, bytes: Uint8Array) =>
  ({ direction: kind === 'command' ? 'sent' : 'received', owner: { kind }, bytes }) as Pick<
    TrafficItem,
    'direction' | 'owner' | 'bytes'
  >;
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** 9600 baud read at 115200, and the reverse: high bits, zeros, and a few letters by chance. */
const noise = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => [0xf8, 0x00, 0x80, 0x41, 0xe6, 0x1e, 0x66, 0x98][(at * 5) % 8] ?? 0);

describe('the noise of a line', () => {
  it.each([
    ['answers and results', text('+CSQ: 18,99\r\n\r\nOK\r\n'.repeat(40)), false],
    ['Chinese text', text('模块已注册到网络，信号良好\r\n'.repeat(30)), false],
    ['coloured log lines', text('\u001b[32m[I] boot 1.1.0.0\u001b[0m\r\n'.repeat(30)), false],
    ['bytes of another baud rate', noise(600), true],
    ['terminal control characters', text('\b\t\v\f\r\n\u001b ~'.repeat(60)), false],
    ['control characters', text('\u0007\u000e\u007f'.repeat(200)), true],
    ['one kind of control character among text: 7', text('ab\u0007'.repeat(200)), true],
    ['one kind of control character among text: 14', text('ab\u000e'.repeat(200)), true],
    ['one kind of control character among text: 127', text('ab\u007f'.repeat(200)), true],
    ['zeros', new Uint8Array(300), true],
    ['noise shorter than what is judged at once', noise(200), false],
  ] as const)('of %s', (_, bytes, isNoisy) => {
    expect(createNoiseMeter().note(piece('unclaimed', bytes))).toBe(isNoisy);
  });

  it('is judged in the encoding of the port, also after another one was chosen', () => {
    // 模块已注册 in GBK.
    const gbk = Uint8Array.from([0xc4, 0xa3, 0xbf, 0xe9, 0xd2, 0xd1, 0xd7, 0xa2, 0xb2, 0xe1, 0x0d, 0x0a]);
    const many = Uint8Array.from({ length: gbk.length * 60 }, (_, at) => gbk[at % gbk.length] ?? 0);
    let encoding: EncodingId = 'utf-8';
    const meter = createNoiseMeter(() => encoding);
    expect(meter.note(piece('unclaimed', many))).toBe(true);
    encoding = 'gbk';
    expect(meter.note(piece('unclaimed', gbk))).toBe(false);
    expect(meter.note(piece('unclaimed', many))).toBe(false);
    encoding = 'latin1';
    expect(
      meter.note(
        piece(
          'unclaimed',
          Uint8Array.from({ length: 600 }, () => 0xe9),
        ),
      ),
    ).toBe(false);
    expect(
      meter.note(
        piece(
          'unclaimed',
          Uint8Array.from({ length: 600 }, () => 0x91),
        ),
      ),
    ).toBe(true);
  });

  it('ends when text arrives again, and when an answer was parsed', () => {
    const meter = createNoiseMeter();
    expect(meter.note(piece('unclaimed', noise(300)))).toBe(true);
    expect(meter.note(piece('unclaimed', text('a'.repeat(600))))).toBe(false);
    expect(meter.note(piece('unclaimed', noise(600)))).toBe(true);
    expect(meter.note(piece('final', text('OK\r\n')))).toBe(false);
  });

  it('does not include the content of files, messages and commands', () => {
    const meter = createNoiseMeter();
    for (const owner of ['data', 'payload', 'message', 'command'] as const) {
      expect(meter.note(piece(owner, noise(2_000)))).toBe(false);
    }
  });

  it('does not depend on the chunking of the bytes', () => {
    const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 1_000 }), cuts, (bytes, sizes) => {
        const ascii = bytes.map((byte) => (byte >= 0x80 ? 0x01 : byte));
        const whole = createNoiseMeter().note(piece('unclaimed', ascii));
        const meter = createNoiseMeter();
        let last = false;
        let at = 0;
        for (const size of sizes) {
          last = meter.note(piece('unclaimed', ascii.subarray(at, at + size)));
          at += size;
        }
        expect(last).toBe(whole);
      }),
    );
  });
});
