import { beforeEach, describe, expect, it } from 'vitest';
import { pauseMs, throttle } from '../../../renderer/store/throttle.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

describe('values that arrive faster than they can be shown', () => {
  let clock: VirtualClock;
  let passed: number[];
  beforeEach(() => {
    clock = new VirtualClock();
    passed = [];
  });
  const toPassed = (value: number): void => {
    passed.push(value);
  };

  it('are passed on at once after a pause, then the newest after each pause', async () => {
    const { put } = throttle(toPassed, clock);
    for (const value of [1, 2, 3]) put(value);
    expect(passed).toEqual([1]);
    await clock.advance(pauseMs - 1);
    put(4);
    expect(passed).toEqual([1]);
    await clock.advance(1);
    expect(passed).toEqual([1, 4]);
    await clock.advance(pauseMs);
    put(5);
    expect(passed).toEqual([1, 4, 5]);
  });

  it('are passed on at once and only once by flush, which restarts the pause', async () => {
    const { put, flush } = throttle(toPassed, clock);
    flush();
    put(1);
    put(2);
    await clock.advance(pauseMs - 1);
    flush();
    flush();
    expect(passed).toEqual([1, 2]);
    put(3);
    await clock.advance(pauseMs - 1);
    expect(passed).toEqual([1, 2]);
    await clock.advance(1);
    expect(passed).toEqual([1, 2, 3]);
  });

  it('may be added while one is passed on', async () => {
    const { put } = throttle<number>((value) => {
      passed.push(value);
      if (value < 3) put(value + 1);
    }, clock);
    put(1);
    await clock.advance(3 * pauseMs);
    expect(passed).toEqual([1, 2, 3]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('are passed on some 20 times a second, even if there are a thousand', async () => {
    const { put } = throttle(toPassed, clock);
    for (let value = 0; value < 1_000; value += 1) {
      put(value);
      await clock.advance(1);
    }
    expect(passed.length).toBeLessThanOrEqual(21);
    await clock.advance(pauseMs);
    expect(passed.at(-1)).toBe(999);
  });
});
