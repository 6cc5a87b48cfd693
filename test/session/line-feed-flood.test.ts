import { describe, expect, it } from 'vitest';
import { createSerialOpener } from '../../electron/link/serial-opener.ts';
import { linkContext } from '../link/real-clock.ts';
import { createBench } from '../support/engine-bench.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { startMonitor } from './monitor-bench.ts';
import { PluggablePort } from './pluggable-port.ts';

const floodBytes = 200_000;
/** Each piece costs microseconds and hundreds of bytes until it is displayed, so there must be few of them. */
const maxPieces = floodBytes / 100;

describe.each(['\n', '\r\n', ' \r\n'])('a flood of %j', (unit) => {
  const flood = unit.repeat(floodBytes / unit.length);

  it('is split into few pieces by the engine, and the next answer is recognised', async () => {
    const { link, traffic, owners } = createBench();
    for (let at = 0; at < flood.length; at += 4_096) link.say(flood.slice(at, at + 4_096));
    link.say('\r\nRDY\r\n');
    expect(traffic.length).toBeLessThan(maxPieces);
    expect(traffic.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(flood.length + 7);
    expect(owners()).toEqual(['urc RDY']);
  });

  it('is split into few pieces by a monitor, and recorded completely', async () => {
    const clock = new VirtualClock();
    const port = new PluggablePort();
    port.plug();
    const context = linkContext(clock);
    const opener = createSerialOpener(port);
    const { monitor, traffic, recording } = await startMonitor({
      clock,
      openLink: (path, settings) => opener(path, settings, context),
    });
    for (let at = 0; at < flood.length; at += 4_096) {
      port.device?.say(flood.slice(at, at + 4_096));
      await clock.advance(1);
    }
    port.device?.say('OK\r\n');
    await clock.advance(1_000);
    expect(traffic.length).toBeLessThan(maxPieces);
    expect(traffic.at(-1)).toMatchObject({ kind: 'line' });
    await monitor.close();
    const bytes = recording().flatMap((entry) => (entry.kind === 'received' ? [entry.bytes.length] : []));
    expect(bytes.reduce((sum, length) => sum + length, 0)).toBe(flood.length + 4);
  });
});
