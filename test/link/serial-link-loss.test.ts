import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { hasTool } from './debian-tool.ts';
import { cpuShare, staysPending, TerminalLab, type Terminals, Witness } from './pseudo-terminals.ts';

const traffic = {
  idle: { receiving: false, sending: false },
  receiving: { receiving: true, sending: false },
  sending: { receiving: false, sending: true },
  'receiving and sending': { receiving: true, sending: true },
} as const;

/** Of 50 kills under traffic, 7 were never told by the native binding; so many tries show it with 80 % certainty. */
const kills = 12;

describe.skipIf(!hasTool('socat'))('a serial link whose far end goes away', () => {
  const lab = new TerminalLab();
  afterEach(() => lab.cleanUp());

  const killUnderTraffic = async ({ receiving, sending }: { receiving: boolean; sending: boolean }) => {
    const terminals = await lab.pair();
    const link = await lab.open(terminals.a);
    const far = await lab.open(terminals.b);
    const [near, atFar] = [new Witness(link), new Witness(far)];
    const stream = async (from: typeof link): Promise<void> => {
      while ((await from.write(Buffer.alloc(4096, 'x'))).ok);
    };
    if (sending) void stream(link);
    if (receiving) void stream(far);
    if (sending) await atFar.bytes(200_000);
    if (receiving) await near.bytes(200_000);
    const killedMs = performance.now();
    terminals.kill();
    await near.ended();
    const toldMs = performance.now() - killedMs;
    await Promise.all([link.close(), far.close()]);
    return { toldMs, endings: near.endings, path: terminals.a, link };
  };

  it.each(Object.keys(traffic) as (keyof typeof traffic)[])('tells it once, within a second, %s', async (name) => {
    for (let kill = 0; kill < kills; kill += 1) {
      const { toldMs, endings, path } = await killUnderTraffic(traffic[name]);
      expect(toldMs).toBeLessThan(1000);
      expect(endings).toEqual([{ code: 'link/lost', facts: { path, detail: expect.any(String) }, evidence: [] }]);
    }
    expect(await cpuShare(500)).toBeLessThan(0.2);
  });

  it('fails the writes under way and all later ones', async () => {
    const terminals = await lab.pair();
    const link = await lab.open(terminals.a);
    terminals.stop();
    const waiting = [link.write(Buffer.alloc(1 << 20)), link.write(Buffer.from('later'))];
    await staysPending(Promise.race(waiting));
    terminals.kill();
    for (const write of waiting) expect(await write).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    expect(await link.write(Buffer.from('AT\r'))).toMatchObject({ ok: false, error: { code: 'link/lost' } });
  });

  it('is told to a listener that comes afterwards, too', async () => {
    const terminals = await lab.pair();
    const link = await lab.open(terminals.a);
    const first = new Witness(link);
    terminals.kill();
    await first.ended();
    const second = new Witness(link);
    await second.ended();
    expect(second.endings).toEqual(first.endings);
  });

  it('closes fast while the far end takes nothing, and forgets what it had not sent', async () => {
    const terminals = await lab.pair();
    const link = await lab.open(terminals.a);
    const witness = new Witness(link);
    terminals.stop();
    const write = link.write(Buffer.alloc(1 << 20));
    await staysPending(write);
    const startMs = performance.now();
    await Promise.all([link.close(), link.close()]);
    await link.close();
    expect(performance.now() - startMs).toBeLessThan(2500);
    expect(await write).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    expect(witness.endings).toEqual([null]);
  });

  it('never gives the bytes of one opening to the next', async () => {
    const action = fc.constantFrom('write', 'write unawaited', 'kill', 'reopen');
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 10 }), async (actions) => {
        const folder = await lab.folder();
        const connect = async () => {
          const terminals: Terminals = await lab.pair(folder);
          const far = new Witness(await lab.open(terminals.b));
          return { terminals, far, link: await lab.open(terminals.a) };
        };
        let now = await connect();
        for (const [index, name] of actions.entries()) {
          const job = Buffer.from(`<${now.link.epoch}:${index}>`);
          if (name === 'write') await now.link.write(job);
          if (name === 'write unawaited') void now.link.write(job);
          if (name === 'kill') now.terminals.kill();
          if (name === 'reopen') {
            const old = now;
            old.terminals.kill();
            now = await connect();
            void old.link.write(Buffer.from('<stale>'));
          }
        }
        await now.link.write(Buffer.from('<end>'));
        await now.far.until(() => now.far.received.includes('<end>') || now.far.endings.length > 0);
        const epochs = [...now.far.received.toString().matchAll(/<(\w+):?\d*>/g)].map((match) => match[1]);
        expect(epochs.filter((epoch) => epoch !== 'end' && epoch !== String(now.link.epoch))).toEqual([]);
        await lab.cleanUp();
      }),
      { numRuns: 25 },
    );
  });
});
