import { describe, expect, it } from 'vitest';
import { createByteCounters } from '../../electron/app/services/session/byte-counters.ts';
import type { Counters } from '../../shared/contract.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const counting = () => {
  const clock = new VirtualClock();
  const published: Counters[] = [];
  const counters = createByteCounters(clock, (counted) => published.push(counted));
  return { clock, published, counters };
};
const of = (sentBytes: number, receivedBytes: number, sentPerSecond: number, receivedPerSecond: number): Counters => ({
  sentBytes,
  receivedBytes,
  sentPerSecond,
  receivedPerSecond,
});

describe('the counters of a line', () => {
  it('report the sum and the rate of the last second, until the line is idle', async () => {
    const { clock, published, counters } = counting();
    counters.add('sent', 10);
    counters.add('received', 100);
    await clock.advance(500);
    counters.add('received', 50);
    await clock.advance(5_000);
    expect(published).toEqual([of(10, 100, 10, 100), of(10, 150, 10, 150), of(10, 150, 0, 50), of(10, 150, 0, 0)]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('report no value twice', async () => {
    const { clock, published, counters } = counting();
    for (let half = 0; half < 6; half += 1) {
      counters.add('sent', half % 2 === 0 ? 5 : 0);
      await clock.advance(500);
    }
    await clock.advance(5_000);
    for (const [index, one] of published.entries()) if (index > 0) expect(one).not.toEqual(published[index - 1]);
  });

  it('report the rest when the port is closed', async () => {
    const { clock, published, counters } = counting();
    counters.add('sent', 10);
    counters.pause();
    expect(published).toEqual([of(10, 0, 0, 0)]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('report nothing at the close if everything was reported', async () => {
    const { clock, published, counters } = counting();
    counters.add('sent', 10);
    await clock.advance(5_000);
    const before = published.length;
    counters.pause();
    expect(published).toHaveLength(before);
  });

  it('continue their sums in the next opening, with a new rate', async () => {
    const { clock, published, counters } = counting();
    counters.add('sent', 10);
    counters.pause();
    await clock.advance(5_000);
    counters.add('sent', 3);
    await clock.advance(500);
    expect(published).toEqual([of(10, 0, 0, 0), of(13, 0, 3, 0)]);
  });
});
