import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Flood, killMonitor, killServe, startFlood } from '../support/kill-bench.ts';

let flood: Flood;
beforeAll(async () => {
  flood = await startFlood();
});
afterAll(() => flood.close());

/** `test/soak/kills.test.ts` does the same with more kills. */
describe.each([
  ['monitor', killMonitor],
  ['serve', killServe],
] as const)('lines that %s has shown are in the recording after a kill at 300 kB/s', (_, kill) => {
  it.each([50, 400, 1_500, 4_000])('after %i lines', async (afterLines) => {
    const { shown, missing } = await kill(flood, afterLines);
    expect(shown).toBeGreaterThan(afterLines / 2);
    expect(missing).toBe(0);
  });
});
