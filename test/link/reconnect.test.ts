import { describe, expect, it } from 'vitest';
import type { PortInfo } from '../../electron/link/port-info.ts';
import { portInfo } from '../../electron/link/port-info.ts';
import { createReconnector, defaultBackOffMs } from '../../electron/link/reconnect.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../shared/outcome.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const lost = failure('link/lost');
const missing = fail('link/missing');
const usb = (path: string): PortInfo =>
  portInfo(path, [{ path, vendorId: '1782', productId: '4e00', usbLocation: '1-1', interfaceNumber: 2 }]);

const setUp = (
  address: string,
  answers: readonly ('fail' | 'open' | 'never')[],
  lists: readonly PortInfo[][] = [[]],
) => {
  const clock = new VirtualClock();
  const asked: { readonly path: string; readonly atMs: number }[] = [];
  const links: ScriptedLink[] = [];
  let listings = 0;
  const reconnector = createReconnector({
    address,
    settings: () => ({ baudRate: 115_200 }),
    clock,
    directory: {
      listPorts: async (): Promise<Outcome<readonly PortInfo[]>> =>
        ok(lists[Math.min(listings++, lists.length - 1)] ?? []),
    },
    openLink: async (path) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push({ path, atMs: clock.nowMs() });
      if (answer === 'never') await new Promise<void>((resolve) => clock.after(9000, resolve));
      if (answer === 'fail') return missing;
      const link = new ScriptedLink();
      links.push(link);
      return ok(link);
    },
  });
  return { clock, asked, links, reconnector, listings: () => listings };
};

describe('reconnecting', () => {
  it('tries after 0.25, 0.5, 1, 2, 5, 5 … seconds without end, and reports each attempt', async () => {
    const { clock, asked, reconnector } = setUp('/tmp/a', ['fail']);
    const reported: [number, number, string][] = [];
    const end = reconnector.keepTrying(lost, {
      onWaiting: (attempt, waitMs, reason: Failure) => reported.push([attempt, waitMs, reason.code]),
      onOpened: () => undefined,
    });
    await clock.advance(3_600_000);
    expect(asked.slice(0, 7).map(({ atMs }) => atMs)).toEqual([250, 750, 1750, 3750, 8750, 13_750, 18_750]);
    expect(asked.length).toBeGreaterThan(700);
    expect(reported.slice(0, 6)).toEqual([
      [1, 250, 'link/lost'],
      [2, 500, 'link/missing'],
      [3, 1000, 'link/missing'],
      [4, 2000, 'link/missing'],
      [5, 5000, 'link/missing'],
      [6, 5000, 'link/missing'],
    ]);
    end();
    expect(clock.pendingTimers).toBe(0);
    expect(defaultBackOffMs).toEqual([250, 500, 1000, 2000, 5000]);
  });

  it('ends with the opened link, and starts again with the shortest waiting time', async () => {
    const { clock, asked, links, reconnector } = setUp('/tmp/a', ['fail', 'open']);
    const opened: unknown[] = [];
    const events = { onWaiting: () => undefined, onOpened: (link: unknown) => void opened.push(link) };
    reconnector.keepTrying(lost, events);
    await clock.advance(60_000);
    expect(opened).toEqual(links);
    expect(clock.pendingTimers).toBe(0);
    reconnector.keepTrying(lost, events);
    await clock.advance(250);
    expect(asked.map(({ atMs }) => atMs)).toEqual([250, 750, 60_250]);
  });

  it('waits longer and longer for a port that opens and is lost at once, until it stays open for 5 s', async () => {
    const { clock, asked, reconnector } = setUp('/tmp/a', ['open']);
    let openMs = 20;
    const waits: number[] = [];
    const again = (): void => {
      reconnector.keepTrying(lost, {
        onWaiting: (_attempt, waitMs) => waits.push(waitMs),
        onOpened: () => void clock.after(openMs, again),
      });
    };
    again();
    await clock.advance(3_600_000);
    expect(waits.slice(0, 7)).toEqual([250, 500, 1_000, 2_000, 5_000, 5_000, 5_000]);
    expect(asked.length).toBeLessThan(725);
    openMs = 5_000;
    waits.splice(0);
    await clock.advance(20_000);
    expect(waits.slice(-2)).toEqual([250, 250]);
  });

  it('opens one after the other, also by hand', async () => {
    const { clock, links, reconnector } = setUp('/tmp/a', ['open']);
    const done: (() => void)[] = [];
    const use = (): Promise<void> => new Promise((resolve) => done.push(resolve));
    reconnector.keepTrying(lost, { onWaiting: () => undefined, onOpened: use });
    await clock.advance(250);
    const byHand = reconnector.open(true, use);
    await clock.advance(1_000);
    expect(links).toHaveLength(1);
    done[0]?.();
    await clock.advance(0);
    expect(links).toHaveLength(2);
    done[1]?.();
    await expect(byHand).resolves.toMatchObject({ ok: true });
  });

  it('closes a link that opens after reconnecting was stopped', async () => {
    const { clock, links, reconnector } = setUp('/tmp/a', ['never']);
    const opened: unknown[] = [];
    const end = reconnector.keepTrying(lost, {
      onWaiting: () => undefined,
      onOpened: (link) => void opened.push(link),
    });
    await clock.advance(1000);
    end();
    await clock.advance(60_000);
    expect(opened).toEqual([]);
    expect(links).toHaveLength(1);
    expect(await links[0]?.write(Uint8Array.of(1))).toMatchObject({ ok: false });
  });

  it('opens a USB port under the name under which it appears again', async () => {
    const lists = [[usb('/dev/ttyUSB2')], [], [usb('/dev/ttyUSB5')]];
    const { clock, asked, reconnector } = setUp('/dev/ttyUSB2', ['open', 'fail', 'open'], lists);
    expect(await reconnector.open()).toMatchObject({ ok: true });
    reconnector.keepTrying(lost, { onWaiting: () => undefined, onOpened: () => undefined });
    await clock.advance(60_000);
    expect(asked.map(({ path }) => path)).toEqual(['/dev/ttyUSB2', '/dev/ttyUSB2', '/dev/ttyUSB5']);
  });

  it('does not open another device that has taken the name', async () => {
    const other = portInfo('/dev/ttyUSB2', [{ path: '/dev/ttyUSB2', vendorId: '1a86', productId: '7523' }]);
    const { clock, asked, reconnector } = setUp('/dev/ttyUSB2', ['open'], [[usb('/dev/ttyUSB2')], [other]]);
    await reconnector.open();
    const reasons: Failure[] = [];
    const end = reconnector.keepTrying(lost, {
      onWaiting: (_attempt, _waitMs, reason) => reasons.push(reason),
      onOpened: () => undefined,
    });
    await clock.advance(10_000);
    end();
    expect(asked).toHaveLength(1);
    expect(reasons.at(-1)).toEqual(failure('link/missing', { path: '/dev/ttyUSB2' }));
  });

  it('does not list ports while it waits for a port without identity, and lists them once per opening', async () => {
    const { clock, listings, reconnector } = setUp('/tmp/a', ['open', 'fail']);
    reconnector.keepTrying(lost, { onWaiting: () => undefined, onOpened: () => undefined });
    await clock.advance(250);
    expect(listings()).toBe(1);
    reconnector.keepTrying(lost, { onWaiting: () => undefined, onOpened: () => undefined });
    await clock.advance(3_600_000);
    expect(listings()).toBe(1);
  });

  it('returns the open port at once, even when listing the ports is slow', async () => {
    const clock = new VirtualClock();
    const link = new ScriptedLink();
    const reconnector = createReconnector({
      address: '/dev/ttyUSB2',
      settings: () => ({ baudRate: 115_200 }),
      clock,
      directory: { listPorts: () => new Promise(() => undefined) },
      openLink: async () => ok(link),
    });
    expect(await reconnector.open()).toEqual(ok(link));
  });

  it.each(['tcp://127.0.0.1:9', 'sim:'])('does not list the ports of this machine for %s', async (address) => {
    const { reconnector, listings } = setUp(address, ['open']);
    await reconnector.open();
    expect(listings()).toBe(0);
  });
});

describe('an opening requested by the user', () => {
  it('waits for a running attempt, and until its link is closed again', async () => {
    const { clock, asked, links, reconnector } = setUp('/tmp/a', ['never', 'open']);
    const stop = reconnector.keepTrying(lost, { onWaiting: () => undefined, onOpened: () => undefined });
    await clock.advance(250);
    stop();
    const opened = reconnector.open(true);
    await clock.advance(1_000);
    expect(asked).toHaveLength(1);
    await expect(clock.runUntil(opened)).resolves.toMatchObject({ ok: true });
    expect(asked.map(({ atMs }) => atMs)).toEqual([250, 9_250]);
    await expect(links[0]?.write(new Uint8Array(1))).resolves.toMatchObject({ error: { code: 'link/lost' } });
    await expect(links[1]?.write(new Uint8Array(1))).resolves.toMatchObject({ ok: true });
  });

  it('opens any device with the name if the previous one is not connected; an automatic attempt does not', async () => {
    const other = portInfo('/dev/ttyUSB2', [
      { path: '/dev/ttyUSB2', vendorId: '0403', productId: '6001', usbLocation: '1-1', interfaceNumber: 0 },
    ]);
    const { asked, reconnector } = setUp('/dev/ttyUSB2', ['open'], [[usb('/dev/ttyUSB2')], [other]]);
    await reconnector.open();
    await expect(reconnector.open()).resolves.toMatchObject({ error: { code: 'link/missing' } });
    await expect(reconnector.open(true)).resolves.toMatchObject({ ok: true });
    expect(asked.map(({ path }) => path)).toEqual(['/dev/ttyUSB2', '/dev/ttyUSB2']);
  });
});
