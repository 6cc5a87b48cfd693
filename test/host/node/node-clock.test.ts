import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';

describe('the real clock', () => {
  it('never fires before the deadline is reached', async () => {
    const clock = createNodeClock();
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const delayMs = index * 0.37;
        const dueMs = clock.nowMs() + delayMs;
        return new Promise<void>((resolve) => {
          clock.after(delayMs, () => {
            expect(clock.nowMs()).toBeGreaterThanOrEqual(dueMs);
            resolve();
          });
        });
      }),
    );
  });

  it('returns the time of day', () => {
    const beforeMs = Date.now();
    const nowMs = createNodeClock().wallMs();
    expect([beforeMs <= nowMs, nowMs <= Date.now()]).toEqual([true, true]);
  });

  describe('with simulated timers', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('fires once, unless it was cancelled, and cancelling twice is harmless', () => {
      const fired: string[] = [];
      const clock = createNodeClock();
      clock.after(10, () => fired.push('kept'));
      const undo = clock.after(10, () => fired.push('cancelled'));
      undo();
      undo();
      clock.after(-5, () => fired.push('at once'));
      vi.advanceTimersByTime(100);
      expect(fired).toEqual(['at once', 'kept']);
    });

    it('waits longer than a timer of Node can, and can be cancelled at any time', () => {
      let fired = 0;
      const dayMs = 86_400_000;
      const clock = createNodeClock();
      clock.after(30 * dayMs, () => {
        fired += 1;
      });
      const undo = clock.after(30 * dayMs, () => {
        fired += 10;
      });
      vi.advanceTimersByTime(29 * dayMs);
      expect(fired).toBe(0);
      undo();
      vi.advanceTimersByTime(2 * dayMs);
      expect(fired).toBe(1);
    });
  });
});
