import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Flood, killMonitor, killServe, startFlood } from '../support/kill-bench.ts';

let flood: Flood;
beforeAll(async () => {
  flood = await startFlood();
});
afterAll(() => flood.close());

/** The long form, with more of them, is `test/soak/kills.test.ts`. */
describe.each([
  ['monitor', killMonitor],
  ['serve', killServe],
] as const)('what %s has shown is in the recording when it is killed under 300 kB/s', (_, kill) => {
  it.each([50, 400, 1_500, 4_000])('after %i lines', async (afterLines) => {
    const { shown, missing } = await kill(flood, afterLines);
    expect(shown).toBeGreaterThan(afterLines / 2);
    expect(missing).toBe(0);
  });
});
