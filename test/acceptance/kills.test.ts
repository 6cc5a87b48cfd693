import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileLimits } from '../../electron/recorder/further-files.ts';
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

/** The file is full after about 1 200 lines. */
const nearlyFullBytes = fileLimits.sizeBytes - 100_000;

describe('lines that monitor has shown while its recording continued in a further file', () => {
  it.each([1_100, 1_200, 1_300, 3_000])('are in one of both after a kill after %i lines', async (afterLines) => {
    const { missing, files } = await killMonitor(flood, afterLines, nearlyFullBytes);
    expect(missing).toBe(0);
    if (afterLines > 2_000) expect(files).toBe(2);
  });
});
