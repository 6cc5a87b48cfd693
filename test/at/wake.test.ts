import { describe, expect, it } from 'vitest';
import { simState } from '../../electron/commands/index.ts';
import { createBench } from '../support/engine-bench.ts';

/** The gaps between the probes of a module that never answers. */
const gapsOf = async (before: (bench: ReturnType<typeof createBench>) => Promise<void>): Promise<readonly number[]> => {
  const bench = createBench();
  await before(bench);
  const lease = await bench.clock.runUntil(bench.engine.acquire());
  if (!lease.ok) throw new Error('no lease');
  const from = bench.traffic.length;
  await bench.clock.runUntil(lease.value.contact(10_000));
  const sentAtMs = bench.traffic
    .slice(from)
    .filter(({ direction, owner }) => direction === 'sent' && owner.kind === 'probe')
    .map(({ atMs }) => atMs);
  return sentAtMs.slice(1).map((atMs, index) => Math.round(atMs - (sentAtMs[index] ?? 0)));
};

describe('a module that does not answer AT', () => {
  it('is asked several times in quick succession, because it may be asleep', async () => {
    const gaps = await gapsOf(() => Promise.resolve());
    expect(gaps.slice(0, 9)).toEqual([1_000, 100, 100, 100, 2_000, 100, 100, 100, 4_000]);
  });

  it.each<[string, Parameters<typeof gapsOf>[0]]>([
    [
      'while a command may still keep it busy',
      async ({ clock, engine }) => {
        await clock.runUntil(engine.run(simState, undefined));
      },
    ],
    [
      'after a restart, when it is starting',
      async ({ clock, link }) => {
        link.say('\r\nRDY\r\n');
        await clock.advance(1_000);
      },
    ],
  ])('is asked slowly %s', async (_name, before) => {
    const gaps = await gapsOf(before);
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });
});
