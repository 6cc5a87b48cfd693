import { describe, expect, it } from 'vitest';
import { createByteCounters } from '../../electron/app/services/session/byte-counters.ts';
import type { Counters } from '../../shared/contract.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const counting = () => {
  const clock = new VirtualClock();
  const told: Counters[] = [];
  const counters = createByteCounters(clock, (counted) => told.push(counted));
  return { clock, told, counters };
};
const of = (sentBytes: number, receivedBytes: number, sentPerSecond: number, receivedPerSecond: number): Counters => ({
  sentBytes,
  receivedBytes,
  sentPerSecond,
  receivedPerSecond,
});

describe('the counters of a line', () => {
  it('tell the sum and the rate of the last second, until nothing comes any more', async () => {
    const { clock, told, counters } = counting();
    counters.add('sent', 10);
    counters.add('received', 100);
    await clock.advance(500);
    counters.add('received', 50);
    await clock.advance(5_000);
    expect(told).toEqual([of(10, 100, 10, 100), of(10, 150, 10, 150), of(10, 150, 0, 50), of(10, 150, 0, 0)]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('tell nothing twice', async () => {
    const { clock, told, counters } = counting();
    for (let half = 0; half < 6; half += 1) {
      counters.add('sent', half % 2 === 0 ? 5 : 0);
      await clock.advance(500);
    }
    await clock.advance(5_000);
    for (const [index, one] of told.entries()) if (index > 0) expect(one).not.toEqual(told[index - 1]);
  });

  it('are set to rest when the port is closed, with what was not told yet', async () => {
    const { clock, told, counters } = counting();
    counters.add('sent', 10);
    counters.pause();
    expect(told).toEqual([of(10, 0, 0, 0)]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('say nothing at a close at which everything was told', async () => {
    const { clock, told, counters } = counting();
    counters.add('sent', 10);
    await clock.advance(5_000);
    const before = told.length;
    counters.pause();
    expect(told).toHaveLength(before);
  });

  it('go on from their sums when the port is open again, with a rate of its own', async () => {
    const { clock, told, counters } = counting();
    counters.add('sent', 10);
    counters.pause();
    await clock.advance(5_000);
    counters.add('sent', 3);
    await clock.advance(500);
    expect(told).toEqual([of(10, 0, 0, 0), of(13, 0, 3, 0)]);
  });
});
