import { describe, expect, it } from 'vitest';
import { messageView } from '../../electron/app/services/session/message-view.ts';
import { createTrafficRing, type TrafficRing } from '../../electron/app/services/session/traffic-ring.ts';

const push = (ring: TrafficRing, bytes: number): void =>
  ring.push({
    ...{ atMs: 0, direction: 'received', owner: 'answer', commandId: 1, name: '' },
    bytes: new Uint8Array(bytes),
  });

describe('kept traffic', () => {
  it('is bounded in number; sequence numbers go on', () => {
    const ring = createTrafficRing({ pieces: 10, bytes: 1_000_000 });
    for (let count = 0; count < 1_000; count += 1) push(ring, 1);
    expect([ring.first, ring.next]).toEqual([990, 1_000]);
    expect(ring.slice(0, 1_000).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 10 }, (_, index) => 990 + index),
    );
  });

  it('is bounded in bytes, but the newest piece always stays', () => {
    const ring = createTrafficRing({ pieces: 1_000, bytes: 100 });
    for (let count = 0; count < 20; count += 1) push(ring, 30);
    expect(ring.slice(0, 1_000)).toHaveLength(3);
    push(ring, 500);
    expect(ring.slice(0, 1_000).map(({ sequence }) => sequence)).toEqual([20]);
  });

  it('is given from a number on, a limited part at a time, one piece at least', () => {
    const ring = createTrafficRing();
    for (let count = 0; count < 10; count += 1) push(ring, 40);
    expect(ring.slice(4, 100).map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    expect(ring.slice(9, 1)).toHaveLength(1);
    expect(ring.slice(10, 100)).toEqual([]);
  });

  it('tells that there is more, until nobody listens', () => {
    const ring = createTrafficRing();
    let told = 0;
    const forget = ring.onMore(() => {
      told += 1;
    });
    push(ring, 1);
    forget();
    push(ring, 1);
    expect(told).toBe(1);
  });
});

describe('a message is shown', () => {
  const shown = (payload: Uint8Array) =>
    messageView({ number: 1, direction: 'down', atMs: 0, topic: 't', qos: null, payload, complete: true });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each([
    ['text with line ends and tabs', bytes('a\r\n\tb 温'), 'a\r\n\tb 温', 'text'],
    ['a control character', bytes('a\u0000'), '6100', 'hex'],
    ['no UTF-8', Uint8Array.of(0xff, 0x41), 'ff41', 'hex'],
    ['cut UTF-8', Uint8Array.of(0xe6, 0xb8), 'e6b8', 'hex'],
    ['nothing', new Uint8Array(), '', 'text'],
  ] as const)('%s', (_name, payload, text, encoding) => {
    expect(shown(payload)).toMatchObject({ payload: text, encoding, sizeBytes: payload.length });
  });

  it('cut, with its whole size, and never in the middle of a character', () => {
    const long = shown(bytes(`x${'😀'.repeat(5_000)}`));
    expect(long.payload.length).toBe(8_191);
    expect(long.payload.endsWith('😀')).toBe(true);
    expect(long.sizeBytes).toBe(20_001);
    expect(shown(new Uint8Array(10_000)).payload).toBe('00'.repeat(4_096));
  });
});
