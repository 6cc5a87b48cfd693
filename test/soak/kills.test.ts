import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Flood, type Kill, killMonitor, killServe, startFlood } from '../support/kill-bench.ts';
import { timeoutMs } from '../support/time-scale.ts';

const kills = Number(process.env.ATELIER_SOAK_KILLS ?? 60);
const maxLines = 6_000;

let flood: Flood;
beforeAll(async () => {
  flood = await startFlood();
});
afterAll(() => flood.close());

const report = (title: string, all: readonly Kill[]): void => {
  const sum = (of: (kill: Kill) => number): number => all.reduce((total, kill) => total + of(kill), 0);
  const losing = all.filter(({ missing }) => missing > 0).length;
  process.stdout.write(
    `${title}: ${all.length} kills under 300 kB/s, ${sum(({ shown }) => shown)} lines shown, ${sum(({ recorded }) => recorded)} recorded, ` +
      `${sum(({ missing }) => missing)} shown and missing (in ${losing} runs)\n`,
  );
};

describe('kill -9 loses no line that was shown', () => {
  it.each([
    ['monitor', killMonitor],
    ['serve', killServe],
  ] as const)('by %s', { timeout: timeoutMs(kills * 10_000 + 60_000) }, async (name, kill) => {
    const all: Kill[] = [];
    for (let index = 0; index < kills; index += 1)
      all.push(await kill(flood, 1 + Math.floor(Math.random() * maxLines)));
    report(name, all);
    expect(all.filter(({ missing }) => missing > 0)).toEqual([]);
  });
});
