import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { openSerialLink } from '../../electron/link/serial-link.ts';
import { createSerialOpener } from '../../electron/link/serial-opener.ts';
import { LinkObserver, TerminalLab } from '../link/pseudo-terminals.ts';
import { linkContext, realClock } from '../link/real-clock.ts';
import { haveTools } from '../support/required-tools.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { startMonitor } from './monitor-bench.ts';
import { PluggablePort } from './pluggable-port.ts';

/** Each write contains the epoch in which it was made. */
const payload = (epoch: number, index: number): Uint8Array => new TextEncoder().encode(`<${epoch}:${index}>`);
const epochsIn = (received: Buffer): readonly number[] =>
  [...received.toString('latin1').matchAll(/<(\d+):\d+>/g)].map((match) => Number(match[1]));

describe('nothing written in an earlier epoch is ever sent', () => {
  it('in 1000 random interleavings of write, kill and reopen', async () => {
    const action = fc.constantFrom('write', 'write unawaited', 'stick', 'release', 'kill', 'reopen', 'pause');
    let delivered = 0;
    let reopenings = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 16 }), async (actions) => {
        const clock = new VirtualClock();
        const port = new PluggablePort();
        port.plug();
        const context = linkContext(clock);
        const open = createSerialOpener(port);
        const bench = await startMonitor({ clock, openLink: (path, settings) => open(path, settings, context) });
        for (const [index, name] of actions.entries()) {
          const write = bench.monitor.write(payload(bench.epoch(), index));
          if (name === 'write' && !port.device?.isStuck) await write;
          if (name === 'stick' && port.device) port.device.isStuck = true;
          if (name === 'release') port.device?.release();
          if (name === 'kill') port.pull();
          if (name === 'reopen') {
            port.pull();
            port.plug();
          }
          if (name === 'pause') await clock.advance(300);
        }
        if (!port.device) port.plug();
        port.device?.release();
        await clock.advance(60_000);
        const written = await bench.monitor.write(payload(bench.epoch(), 999));
        expect(written.ok).toBe(true);
        const perDevice = port.devices.map(({ received }) => new Set(epochsIn(received)));
        for (const epochs of perDevice) expect(epochs.size).toBeLessThanOrEqual(1);
        expect([...(perDevice.at(-1) ?? [])]).toEqual([bench.epoch()]);
        const all = perDevice.flatMap((epochs) => [...epochs]);
        expect(new Set(all).size).toBe(all.length);
        delivered += all.length;
        reopenings += bench.epoch() - 1;
        await bench.monitor.close();
      }),
      { numRuns: 1000 },
    );
    // The interleavings cover the relevant cases.
    expect(delivered).toBeGreaterThan(1000);
    expect(reopenings).toBeGreaterThan(500);
  });
});

describe.skipIf(!haveTools('socat'))('on pseudo terminals', () => {
  const lab = new TerminalLab();
  afterEach(() => lab.cleanUp());

  it('the new end receives only bytes of the new epoch, in 40 random interleavings', async () => {
    const action = fc.constantFrom('write', 'write unawaited', 'kill', 'reopen');
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 6 }), async (actions) => {
        const folder = await lab.folder();
        const plug = async () => {
          const terminals = await lab.pair(folder);
          return { terminals, far: new LinkObserver(await lab.open(terminals.b)) };
        };
        const ends = [await plug()];
        const pull = async (): Promise<void> => {
          const { terminals } = ends.at(-1) ?? {};
          // A leftover link could point to another program's terminal before it points to the new one.
          for (const path of [terminals?.a, terminals?.b]) await rm(path ?? '', { force: true });
          terminals?.kill();
        };
        const { monitor, epoch } = await startMonitor({
          clock: realClock,
          address: join(folder, 'a'),
          backOffMs: [5],
          openLink: (path, settings) => openSerialLink(path, settings, lab.context),
        });
        for (const [index, name] of actions.entries()) {
          const write = monitor.write(payload(epoch(), index));
          if (name === 'write') await write;
          if (name === 'kill' || name === 'reopen') await pull();
          if (name === 'reopen') ends.push(await plug());
          void monitor.write(payload(epoch(), index + 100));
        }
        await pull();
        monitor.on('state', (state) => {
          if (state.kind === 'reopened') void monitor.write(payload(state.epoch, 999));
        });
        const last = await plug();
        // Opening the far end discards earlier input. For either order of the openings, one of the two writes arrives.
        void monitor.write(payload(epoch(), 999));
        await last.far.until(() => last.far.received.includes(':999>'));
        const seen = [...ends, last].map(({ far }) => [...new Set(epochsIn(far.received))]);
        for (const epochs of seen) expect(epochs.length).toBeLessThanOrEqual(1);
        expect(seen.at(-1)).toEqual([epoch()]);
        expect(new Set(seen.flat()).size).toBe(seen.flat().length);
        await monitor.close();
        await lab.cleanUp();
      }),
      { numRuns: 40 },
    );
  });
});
