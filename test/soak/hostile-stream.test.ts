import { describe, expect, it } from 'vitest';
import { playHostileStream } from '../browser/raw-page.ts';
import { haveBrowser, openWindowBench } from '../browser/window-bench.ts';

const megabytes = Number(process.env.ATELIER_SOAK_HOSTILE_MEGABYTES ?? 10);

describe.runIf(haveBrowser())('a hostile device', () => {
  it('hears nothing but what a user types, from the lines and from the view Raw', { timeout: 3_600_000 }, async () => {
    const bench = await openWindowBench();
    const page = await bench.newWindow();
    const startedMs = performance.now();
    expect(await playHostileStream(page, megabytes * 1_000_000, 'typed')).toBe('typed');
    const passed = (performance.now() - startedMs) / 1_000;
    process.stdout.write(`twice ${megabytes} MB in ${passed.toFixed(0)} s\n`);
    await bench.close();
    expect(bench.problems).toEqual([]);
  });
});
