import { describe, expect, it } from 'vitest';
import { startTrafficPump } from '../../electron/app/traffic-pump.ts';
import type { TrafficSource } from '../../electron/app/traffic-source.ts';
import type { ServerFrame } from '../../shared/frames.ts';
import { decodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const piece = (sequence: number, sizeBytes = 1_000): TrafficPiece => ({
  sequence,
  atMs: sequence,
  direction: 'received',
  owner: 'answer',
  commandId: 0,
  name: '',
  isRecorded: true,
  bytes: new Uint8Array(sizeBytes),
});

class FakeSource implements TrafficSource {
  first = 0;
  readonly pieces: TrafficPiece[] = [];
  private readonly listeners = new Set<() => void>();

  get next(): number {
    return this.pieces.length;
  }
  add(count: number): void {
    for (let index = 0; index < count; index += 1) this.pieces.push(piece(this.next));
    for (const listener of this.listeners) listener();
  }
  slice(from: number, limitBytes: number): readonly TrafficPiece[] {
    const start = Math.max(from, this.first);
    return this.pieces.slice(start, start + Math.max(1, Math.floor(limitBytes / 1_000)));
  }
  onMore(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  get listenerCount(): number {
    return this.listeners.size;
  }
}

const start = (source: FakeSource, from = 0) => {
  const clock = new VirtualClock();
  const got: number[] = [];
  const batches: number[] = [];
  const pump = startTrafficPump({
    sessionId: 's1',
    from,
    source,
    clock,
    send: (frame: ServerFrame) => {
      if (frame.kind !== 'traffic') throw new Error(frame.kind);
      const pieces = decodeTraffic(frame.bytes);
      if (!pieces.ok) throw new Error(pieces.error.code);
      batches.push(pieces.value.length);
      got.push(...pieces.value.map(({ sequence }) => sequence));
    },
  });
  return { pump, clock, got, batches };
};

describe('the traffic for a page', () => {
  it('begins with the existing pieces and continues with new ones in batches', async () => {
    const source = new FakeSource();
    source.add(3);
    const { clock, got, batches } = start(source);
    expect(got).toEqual([0, 1, 2]);
    for (let line = 0; line < 5; line += 1) source.add(1);
    expect(got).toHaveLength(3);
    await clock.advance(20);
    expect(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(batches).toEqual([3, 5]);
  });

  it('waits for the acknowledgement of the page, and loses nothing', async () => {
    const source = new FakeSource();
    source.add(1_000);
    const { pump, clock, got } = start(source);
    const sentUnasked = got.length;
    expect(sentUnasked).toBeLessThan(400);
    await clock.advance(1_000);
    expect(got).toHaveLength(sentUnasked);
    while (got.length < 1_000) {
      const before = got.length;
      pump.acknowledge(before);
      expect(got.length).toBeGreaterThan(before);
    }
    expect(got).toEqual(Array.from({ length: 1_000 }, (_, index) => index));
  });

  it('begins where the page stopped', () => {
    const source = new FakeSource();
    source.add(10);
    expect(start(source, 7).got).toEqual([7, 8, 9]);
  });

  it('continues with the oldest kept piece when the page was too slow', () => {
    const source = new FakeSource();
    source.add(10);
    source.first = 4;
    expect(start(source, 0).got).toEqual([4, 5, 6, 7, 8, 9]);
  });

  it('leaves no listener and no timer behind', () => {
    const source = new FakeSource();
    const { pump, clock } = start(source);
    source.add(1);
    pump.end();
    expect([source.listenerCount, clock.pendingTimers]).toEqual([0, 0]);
  });
});
