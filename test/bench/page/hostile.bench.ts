import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { playHostileStream } from '../../browser/raw-page.ts';
import { haveBrowser, openWindowBench } from '../../browser/window-bench.ts';
import { percentile, printTable } from '../figures.ts';

const megabytes = Number(process.env.ATELIER_BENCH_HOSTILE_MEGABYTES ?? 10);

/** The times between frames since the last call, in ms. */
const takeFrames = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as { takeFrames: () => number[] }).takeFrames());

const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let frames: number[] = [];
    let last = performance.now();
    const next = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    (globalThis as unknown as { takeFrames: () => number[] }).takeFrames = () => {
      const taken = frames;
      frames = [];
      return taken;
    };
  });

describe.runIf(haveBrowser())('the page with a hostile device', () => {
  it('stalls for', { timeout: 3_600_000 }, async () => {
    const bench = await openWindowBench();
    try {
      const page = await bench.newWindow();
      await watchFrames(page);
      const rows: { readonly name: string; readonly figures: readonly number[] }[] = [];
      const answered = await playHostileStream(page, megabytes * 1_000_000, 'typed', async (view) => {
        const frames = await takeFrames(page);
        const total = frames.reduce((sum, ms) => sum + ms, 0);
        const slow = frames.filter((ms) => ms > 200);
        rows.push({
          name: view,
          figures: [total / 1_000, percentile(frames, 0.95), Math.max(...frames), slow.length],
        });
      });
      expect(answered).toBe('typed');
      printTable({
        title: `the page while ${megabytes} MB of a hostile device come as fast as they are taken`,
        columns: ['s', 'frame p95', 'longest ms', 'above 200 ms'],
        rows,
      });
    } finally {
      await bench.close();
    }
  });
});
