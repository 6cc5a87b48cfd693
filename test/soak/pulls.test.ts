import { afterEach, describe, expect, it } from 'vitest';
import { MonitorBench } from '../acceptance/monitor-bench.ts';
import { LinkObserver, TerminalLab } from '../link/pseudo-terminals.ts';
import { haveTools } from '../support/required-tools.ts';
import { timeoutMs } from '../support/time-scale.ts';

/** The traffic when the cable is disconnected. */
const kinds = ['at once', 'idle', 'typed', 'receiving', 'sending', 'both'] as const;
const pulls = Number(process.env.ATELIER_SOAK_PULLS ?? 300);
/** The documented limit: a loss is detected within a second. */
const noticedWithinMs = 1_000;
/** A loss that takes longer counts as not detected. */
const givenUpMs = 5_000;
const monitorLimitMs = pulls * 5_000 + 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Pull {
  readonly name: string;
  readonly noticedMs: number;
}

const report = (title: string, all: readonly Pull[]): void => {
  const sorted = all.map(({ noticedMs }) => noticedMs).sort((one, other) => one - other);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(1);
  process.stdout.write(`${title}: ${all.length} pulls, noticed after ${at(0.5)} ms (half), ${at(1)} ms (last)\n`);
};

const timed = async (pull: () => void, noticed: Promise<unknown>): Promise<number> => {
  const startMs = performance.now();
  pull();
  await Promise.race([noticed, pause(givenUpMs)]);
  return performance.now() - startMs;
};

describe.skipIf(!haveTools('socat'))('a loss is detected within a second, many times', () => {
  const lab = new TerminalLab();
  const bench = new MonitorBench(monitorLimitMs);
  afterEach(async () => {
    await lab.cleanUp();
    await bench.cleanUp();
  });

  it('by a link', { timeout: timeoutMs(pulls * 2_000 + 60_000) }, async () => {
    const all: Pull[] = [];
    for (let index = 0; index < pulls; index += 1) {
      const kind = kinds[index % kinds.length] ?? 'idle';
      const terminals = await lab.pair();
      const [link, far] = [await lab.open(terminals.a), await lab.open(terminals.b)];
      const [near, atFar] = [new LinkObserver(link), new LinkObserver(far)];
      const stream = async (from: typeof link): Promise<void> => {
        while ((await from.write(Buffer.alloc(4_096, 'x'))).ok);
      };
      if (kind === 'sending' || kind === 'both') void stream(link);
      if (kind === 'receiving' || kind === 'both') void stream(far);
      if (kind === 'sending' || kind === 'both') await atFar.bytes(20_000);
      if (kind === 'receiving' || kind === 'both') await near.bytes(20_000);
      if (kind === 'typed') await link.write(Buffer.from('AT\r'));
      if (kind === 'typed') await atFar.bytes(3);
      if (kind === 'idle') await pause(Math.random() * 50);
      all.push({ name: `${index} ${kind}`, noticedMs: await timed(() => terminals.kill(), near.ended()) });
      await Promise.all([link.close(), far.close()]);
    }
    report('link', all);
    expect(all.filter(({ noticedMs }) => noticedMs > noticedWithinMs)).toEqual([]);
  });

  it('by monitor', { timeout: timeoutMs(monitorLimitMs) }, async () => {
    const all: Pull[] = [];
    let far = await bench.plug();
    const monitor = await bench.start();
    await monitor.untilOut(/open: /);
    for (let index = 0; index < pulls; index += 1) {
      const kind = kinds[index % kinds.length] ?? 'idle';
      const from = monitor.out().length;
      if (kind === 'typed' || kind === 'both') monitor.write('AT\n');
      if (kind === 'typed' || kind === 'both') await far.seen.bytes(4);
      if (kind === 'receiving' || kind === 'both') await far.link.write(Buffer.from('+CSQ: 25,99\r\nhalf a li'));
      if (kind === 'receiving' || kind === 'both') await monitor.untilOut(/\+CSQ: 25,99/, from);
      // Longer than any timer of the program, so that only the loss can wake it.
      if (kind === 'idle') await pause(Math.random() * 2_000);
      const noticed = monitor.untilOut(/port gone: .*\n/, from);
      all.push({ name: `${index} ${kind}`, noticedMs: await timed(() => far.terminals.kill(), noticed) });
      far = await bench.plug();
      await monitor.untilOut(/open again: .*\n/, from);
    }
    report('monitor', all);
    expect(all.filter(({ noticedMs }) => noticedMs > noticedWithinMs)).toEqual([]);
  });
});
