import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTimeMerge } from '../../../electron/app/services/merged/time-merge.ts';
import { createTrafficRing } from '../../../electron/app/services/session/traffic-ring.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const createMerge = () => {
  const clock = new VirtualClock();
  const taken: { readonly port: number; readonly text: string; readonly atMs: number }[] = [];
  const merge = createTimeMerge({
    clock,
    take: (port, { bytes, atMs }) => taken.push({ port, text: Buffer.from(bytes).toString(), atMs }),
  });
  const ringOf = () => {
    const ring = createTrafficRing();
    const say = (text: string, atMs = clock.wallMs()): void =>
      ring.push({
        ...{ atMs, direction: 'received', owner: 'unclaimed', commandId: 0, name: '', isRecorded: true },
        bytes: Buffer.from(text),
      });
    return { ring, say };
  };
  const texts = (): string => taken.map(({ port, text }) => `${port}${text}`).join(' ');
  return { clock, merge, taken, ringOf, texts };
};

describe('the merge by time', () => {
  it('takes every piece once, in the order of its source, and by time where the times of each source rise', async () => {
    const pieces = fc.array(
      fc.record({ port: fc.integer({ min: 1, max: 4 }), waitMs: fc.nat(120), lateMs: fc.nat(40) }),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, fc.nat(20), async (said, before) => {
        const { clock, merge, taken, ringOf } = createMerge();
        const rings = [1, 2, 3, 4].map((port) => ({ port, ...ringOf() }));
        const expected: { readonly port: number; readonly text: string; readonly atMs: number }[] = [];
        const newest = new Map<number, number>();
        const sayNext = (index: number): void => {
          const { port = 1, lateMs = 0 } = said[index] ?? {};
          // It arrives after its time, and no earlier than the one before it.
          const atMs = Math.max(newest.get(port) ?? 0, clock.wallMs() - lateMs);
          newest.set(port, atMs);
          rings[port - 1]?.say(`${index}`, atMs);
          expected.push({ port, text: `${index}`, atMs });
        };
        for (let index = 0; index < Math.min(before, said.length); index += 1) sayNext(index);
        for (const { port, ring } of rings) merge.add(port, ring, ring.first);
        for (let index = before; index < said.length; index += 1) {
          await clock.advance(said[index]?.waitMs ?? 0);
          sayNext(index);
        }
        await clock.advance(1_000);
        const byTime = taken.map(({ atMs }) => atMs);
        expect(byTime).toEqual([...byTime].sort((a, b) => a - b));
        for (const { port } of rings) {
          const of = (all: typeof expected): readonly string[] =>
            all.filter((piece) => piece.port === port).map(({ text }) => text);
          expect(of(taken)).toEqual(of(expected));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps the order of a source whose clock was set back', async () => {
    const { clock, merge, ringOf, texts } = createMerge();
    const [one, two] = [ringOf(), ringOf()];
    one.say('a', 1_000);
    one.say('b', 400);
    one.say('c', 1_100);
    two.say('x', 500);
    two.say('y', 1_050);
    merge.add(1, one.ring, 0);
    merge.add(2, two.ring, 0);
    await clock.advance(1_000);
    expect(texts()).toBe('2x 1a 1b 2y 1c');
  });

  it('does not wait for a time that lies in the future', async () => {
    const { clock, merge, ringOf, texts } = createMerge();
    const one = ringOf();
    merge.add(1, one.ring, 0);
    one.say('a', clock.wallMs() + 3_600_000);
    await clock.advance(1_000);
    expect(texts()).toBe('1a');
  });

  it('takes from a source that leaves what it has said, and nothing later', async () => {
    const { clock, merge, ringOf, texts } = createMerge();
    const [one, two] = [ringOf(), ringOf()];
    merge.add(1, one.ring, 0);
    merge.add(2, two.ring, 0);
    one.say('a');
    two.say('x');
    merge.remove(1);
    expect(texts()).toBe('1a 2x');
    one.say('b');
    two.say('y');
    await clock.advance(1_000);
    expect(texts()).toBe('1a 2x 2y');
    two.say('z');
    merge.end();
    two.say('later');
    await clock.advance(1_000);
    expect(texts()).toBe('1a 2x 2y 2z');
  });

  it('lets the ports be read between the turns of a long beginning', async () => {
    const { clock, merge, ringOf, taken } = createMerge();
    const one = ringOf();
    for (let index = 0; index < 20_000; index += 1) one.say('a');
    merge.add(1, one.ring, 0);
    await clock.advance(80);
    expect(taken.length).toBeLessThan(5_000);
    expect(taken.length).toBeGreaterThan(0);
    await clock.advance(1_000);
    expect(taken).toHaveLength(20_000);
  });
});
