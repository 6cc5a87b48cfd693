import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
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

  it('lets in what arrived while the process could not run, before a timer that is late', async () => {
    const clock = createNodeClock();
    const order: string[] = [];
    const server = createServer((socket) => socket.on('data', () => order.push('data')));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    const fired = new Promise<void>((resolve) => {
      clock.after(5, () => {
        order.push('timer');
        resolve();
      });
    });
    socket.write('x');
    const endMs = clock.nowMs() + 200;
    while (clock.nowMs() < endMs);
    await fired;
    socket.destroy();
    server.close();
    expect(order).toEqual(['data', 'timer']);
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
