import { describe, expect, it } from 'vitest';
import { createSerialOpener } from '../../electron/link/serial-opener.ts';
import { fail } from '../../shared/outcome.ts';
import { linkContext } from '../link/real-clock.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { type SinglePiece, startMonitor } from './monitor-bench.ts';
import { PluggablePort } from './pluggable-port.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const shown = ({ direction, bytes: content, urc }: SinglePiece): readonly (string | null)[] => [
  direction,
  Buffer.from(content).toString(),
  urc,
];

const setUp = async (options: { readonly plugged?: boolean; readonly reconnects?: boolean } = {}) => {
  const clock = new VirtualClock();
  const port = new PluggablePort();
  if (options.plugged ?? true) port.plug();
  const context = linkContext(clock);
  const opener = createSerialOpener(port);
  const bench = await startMonitor({
    clock,
    openLink: (path, settings) => opener(path, settings, context),
    reconnects: options.reconnects ?? true,
  });
  return { clock, port, ...bench };
};

describe('a port that is opened again for other settings', () => {
  it('keeps the earlier ones, and stays open, where the driver refuses them', async () => {
    const clock = new VirtualClock();
    const port = new PluggablePort();
    port.plug();
    const opener = createSerialOpener(port);
    let isRefused = false;
    const { monitor, states } = await startMonitor({
      clock,
      openLink: async (path, settings) =>
        isRefused ? fail('link/bad-settings', { path, detail: 'parity' }) : opener(path, settings, linkContext(clock)),
    });
    isRefused = true;
    const reopened = await monitor.reopen(() => {
      isRefused = false;
    });
    expect(reopened).toMatchObject({ ok: false, error: { code: 'link/bad-settings' } });
    expect(states.map(({ kind }) => kind)).toEqual(['open', 'reopened']);
    expect(await monitor.write(bytes('AT\r\n'))).toMatchObject({ ok: true });
    await monitor.close();
  });
});

describe('a watched port', () => {
  it('shows both directions in order, with the names of unsolicited lines', async () => {
    const { clock, port, monitor, traffic } = await setUp();
    expect(await monitor.write(bytes('AT+CSQ\r\n'))).toMatchObject({ ok: true });
    port.device?.say('+CSQ: 25,99\r\nOK\r\n+CPIN: SIM REMOVED 0\r\n');
    await clock.advance(16);
    expect(port.device?.received.toString()).toBe('AT+CSQ\r\n');
    expect(traffic.map(shown)).toEqual([
      ['sent', 'AT+CSQ\r\n', null],
      ['received', '+CSQ: 25,99\r\n', null],
      ['received', 'OK\r\n', null],
      ['received', '+CPIN: SIM REMOVED 0\r\n', 'sim-state'],
    ]);
    expect(traffic[0]).toMatchObject({ epoch: 1, wallMs: clock.wallMs() - 16 });
  });

  it('continues after a pulled cable: reports it, shows the incomplete line, counts the attempts, begins a new epoch', async () => {
    const { clock, port, monitor, states, traffic, recording } = await setUp();
    port.device?.say('+CS');
    await clock.advance(1);
    port.pull();
    await clock.advance(1);
    expect(traffic.map(shown)).toEqual([['received', '+CS', null]]);
    await clock.advance(2000);
    port.plug();
    await clock.advance(2000);
    port.device?.say('RDY\r\n');
    await clock.advance(1);
    expect(states).toMatchObject([
      { kind: 'open', epoch: 1 },
      { kind: 'lost', reason: { code: 'link/lost' } },
      { kind: 'waiting', attempt: 1, waitMs: 250, reason: { code: 'link/lost' } },
      { kind: 'waiting', attempt: 2, waitMs: 500, reason: { code: 'link/missing' } },
      { kind: 'waiting', attempt: 3, waitMs: 1000 },
      { kind: 'waiting', attempt: 4, waitMs: 2000 },
      { kind: 'reopened', epoch: 2 },
    ]);
    expect(traffic.at(-1)).toMatchObject({ epoch: 2, urc: 'ready' });
    await monitor.close();
    const events = recording().filter((entry) => entry.kind === 'event');
    expect(events.map(({ event, facts }) => [event, facts.epoch ?? facts.code ?? null])).toEqual([
      ['opened', 1],
      ['closed', 'link/lost'],
      ['opened', 2],
      ['closed', null],
      ['summary', null],
    ]);
    expect(states.at(-1)).toEqual({ kind: 'closed', reason: null });
    expect(clock.pendingTimers).toBe(0);
  });

  it('refuses input while the port is closed, and never sends it later', async () => {
    const { clock, port, monitor, traffic } = await setUp();
    port.pull();
    await clock.advance(1);
    expect(await monitor.write(bytes('AT+STALE\r\n'))).toMatchObject({
      ok: false,
      error: { code: 'link/lost', facts: { path: '/dev/x' } },
    });
    port.plug();
    await clock.advance(10_000);
    expect(await monitor.write(bytes('AT+NEW\r\n'))).toMatchObject({ ok: true });
    expect(port.device?.received.toString()).toBe('AT+NEW\r\n');
    expect(traffic).toHaveLength(1);
  });

  it('waits for a port that is missing at first, and reports its first opening as such', async () => {
    const { clock, port, states } = await setUp({ plugged: false });
    await clock.advance(20_000);
    port.plug();
    await clock.advance(5000);
    expect(states.filter(({ kind }) => kind !== 'waiting')).toEqual([{ kind: 'open', epoch: 1, address: '/dev/x' }]);
  });

  it('ends at the first loss if it must not reconnect', async () => {
    const { clock, port, states, recording } = await setUp({ reconnects: false });
    port.pull();
    await clock.advance(60_000);
    expect(states.slice(1)).toMatchObject([{ kind: 'lost' }, { kind: 'closed', reason: { code: 'link/lost' } }]);
    expect(clock.pendingTimers).toBe(0);
    expect(recording().at(-2)).toMatchObject({ event: 'closed', facts: { code: 'link/lost' } });
  });

  it('can be closed while it waits', async () => {
    const { clock, port, monitor, states } = await setUp();
    port.pull();
    await clock.advance(600);
    await monitor.close();
    await monitor.close();
    port.plug();
    await clock.advance(60_000);
    expect(states.filter(({ kind }) => kind === 'closed' || kind === 'reopened')).toHaveLength(1);
    expect(await monitor.write(bytes('AT\r'))).toMatchObject({ ok: false });
  });

  it('hides typed secrets and their echo, in the recording and on the screen', async () => {
    const { clock, port, monitor, traffic, recording, recordingText } = await setUp();
    await monitor.write(bytes('AT+MCONFIG="id","user","canary-password"\r\n'));
    port.device?.say('AT+MCONFIG="id","user","canary-password"\r\n\r\nOK\r\n');
    await clock.advance(100);
    await monitor.close();
    expect(port.device?.received.toString()).toContain('canary-password');
    const seen = [...recording()].map((entry) => ('bytes' in entry ? Buffer.from(entry.bytes).toString() : ''));
    expect(seen.join('')).toContain(`"user","${'*'.repeat(15)}"`);
    expect(`${seen.join('')}${recordingText()}`).not.toContain('canary');
    expect(traffic.filter(({ bytes: content }) => Buffer.from(content).includes('canary'))).toEqual([]);
  });

  it('never sends a module into its download mode', async () => {
    const { port, monitor, traffic } = await setUp();
    expect(await monitor.write(bytes('AT*DOWNLOAD=1\r\n'))).toMatchObject({
      ok: false,
      error: { code: 'usage/invalid' },
    });
    expect(port.device?.received).toHaveLength(0);
    expect(traffic).toEqual([]);
  });
});
