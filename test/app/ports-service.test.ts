import { describe, expect, it } from 'vitest';
import { createPortsService, searchedBaudRates } from '../../electron/app/services/ports-service.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import type { PortInfo } from '../../electron/link/port-info.ts';
import { portsSchema } from '../../shared/contract/ports.ts';
import { fail, failure, type Outcome, ok } from '../../shared/outcome.ts';
import { sampleSession, sampleView } from '../support/sample-view.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const port = (path: string): PortInfo => ({
  path,
  manufacturer: null,
  product: null,
  serialNumber: '000000000001',
  vendorId: '19d1',
  productId: '0001',
  interfaceNumber: 2,
  usbLocation: '1-1',
  stablePath: `/dev/serial/by-id/${path}`,
  knownModule: 'air780',
});

interface Behaviour {
  /** The baud rate at which each port answers; others stay silent. */
  readonly answersAt?: Readonly<Record<string, number>>;
  readonly busy?: readonly string[];
  readonly paths?: readonly string[];
}

const bench = ({ answersAt = {}, busy = [], paths = ['a', 'b', 'c'] }: Behaviour = {}) => {
  const clock = new VirtualClock();
  const viewStore = createViewStore(sampleView());
  const opened: string[] = [];
  let openNow = 0;
  let maxAtOnce = 0;
  let listing: Outcome<readonly PortInfo[]> = ok(paths.map(port));
  const service = createPortsService({
    maskText: (text) => text,
    viewStore,
    clock,
    directory: { listPorts: async () => listing },
    openLink: async (address, { baudRate }) => {
      opened.push(`${address} ${baudRate}`);
      if (busy.includes(address)) return fail('link/busy', { path: address });
      const link = new ScriptedLink();
      openNow += 1;
      maxAtOnce = Math.max(maxAtOnce, openNow);
      link.onClosed(() => {
        openNow -= 1;
      });
      link.onWrite = (text) => {
        if (answersAt[address] !== baudRate) return;
        link.say(text === 'AT\r' ? '\r\nOK\r\n' : '\r\nAirM2M_720D_V1148_LTE_AT\r\n\r\nOK\r\n');
      };
      return ok(link);
    },
  });
  const ports = () => viewStore.view().ports;
  return {
    clock,
    viewStore,
    service,
    request: service.handlers,
    opened,
    ports,
    openNow: () => openNow,
    maxAtOnce: () => maxAtOnce,
    list: (next: Outcome<readonly PortInfo[]>) => {
      listing = next;
    },
    ended: async () => {
      for (let waited = 0; ports().search.running && waited < 600; waited += 1) await clock.advance(100);
    },
  };
};

describe('the list of ports', () => {
  it('is read on request and matches the contract', async () => {
    const { request, ports } = bench();
    expect(await request['ports.refresh']({})).toEqual({ ok: true, value: {} });
    expect(ports().list.map(({ path, knownModule }) => [path, knownModule])).toEqual([
      ['a', 'air780'],
      ['b', 'air780'],
      ['c', 'air780'],
    ]);
    expect(portsSchema.safeParse(ports()).error).toBeUndefined();
  });

  it('is read before a port is opened that is not in it', async () => {
    const { service, ports, list } = bench();
    await service.recognise('tcp://desk:23');
    expect(ports().list).toEqual([]);
    await service.recognise('a');
    expect(ports().list[0]).toMatchObject({ path: 'a', key: '19d1:0001@1-1.2' });
    list(ok([port('z')]));
    await service.recognise('a');
    expect(ports().list).toHaveLength(3);
    await service.recognise('z');
    expect(ports().list).toHaveLength(1);
  });

  it('stays when it cannot be read, and the reason is shown', async () => {
    const { request, ports, list } = bench();
    await request['ports.refresh']({});
    list(fail('link/failed', { detail: 'x' }));
    await request['ports.refresh']({});
    expect(ports()).toMatchObject({ list: { length: 3 }, failure: { code: 'link/failed' } });
    list(ok([]));
    await request['ports.refresh']({});
    expect(ports()).toMatchObject({ list: [], failure: null });
  });
});

describe('Find the module', () => {
  it('requested twice at once runs the last request', async () => {
    const { request, ports, ended } = bench({ answersAt: { b: 115_200 } });
    const answers = await Promise.all([
      request['ports.find']({ address: 'a' }),
      request['ports.find']({ address: 'b' }),
    ]);
    expect(answers.map(({ ok: isOk }) => isOk)).toEqual([true, true]);
    await ended();
    expect(ports().search.probes).toMatchObject([{ address: 'b', state: 'answers' }]);
  });

  it.each(['stopFinding', 'close'] as const)(
    'does not start when %s is called while the ports are listed',
    async (how) => {
      const { request, service, ports, opened } = bench();
      const asked = request['ports.find']({ address: null });
      if (how === 'close') await service.close();
      else await request['ports.stopFinding']({});
      await asked;
      expect([ports().search.running, opened]).toEqual([false, []]);
    },
  );

  it('probes every port at every rate until it answers, the usual rate first', async () => {
    const { request, ports, ended, opened, openNow } = bench({ answersAt: { b: 9_600, c: 115_200 }, busy: ['a'] });
    expect(await request['ports.find']({ address: null })).toEqual({ ok: true, value: {} });
    expect(ports().search).toMatchObject({ running: true });
    await ended();
    expect(ports().search).toMatchObject({
      running: false,
      done: 3,
      probes: [
        { address: 'a', state: 'failed', failure: { code: 'link/busy' } },
        { address: 'b', state: 'answers', baudRate: 9_600, version: 'AirM2M_720D_V1148_LTE_AT' },
        { address: 'c', state: 'answers', baudRate: 115_200 },
      ],
    });
    expect(opened.filter((line) => line.startsWith('b'))).toEqual(['b 115200', 'b 9600']);
    expect(openNow()).toBe(0);
  });

  it('reports a port as silent only after all rates', async () => {
    const { request, ports, ended, opened } = bench({ paths: ['a'] });
    await request['ports.find']({ address: null });
    await ended();
    expect(ports().search.probes).toEqual([
      { address: 'a', state: 'silent', baudRate: null, version: null, failure: null },
    ]);
    expect(opened).toEqual(searchedBaudRates.map((rate) => `a ${rate}`));
  });

  it('probes several ports at once, each at one rate at a time', async () => {
    const paths = Array.from({ length: 9 }, (_, index) => `p${index}`);
    const { request, ended, maxAtOnce, ports } = bench({ paths });
    await request['ports.find']({ address: null });
    await ended();
    expect(maxAtOnce()).toBe(4);
    expect(ports().search.done).toBe(9);
  });

  it('does not open a port that a session has open, nor the virtual module', async () => {
    const { request, ended, opened, viewStore, ports } = bench({ answersAt: { b: 115_200 } });
    viewStore.publish({ type: 'session-opened', session: sampleSession({ address: 'a' }) });
    await request['ports.find']({ address: null });
    await ended();
    expect(opened.some((line) => line.startsWith('a '))).toBe(false);
    expect(ports().search.probes.map(({ address }) => address)).toEqual(['b', 'c']);
    opened.length = 0;
    expect(await request['ports.find']({ address: 'SIM:' })).toMatchObject({
      ok: false,
      error: { code: 'usage/invalid' },
    });
    expect(opened).toEqual([]);
  });

  it('skips a port as soon as a session opens it', async () => {
    const { request, clock, ended, opened, ports, viewStore } = bench({ paths: ['a', 'b'] });
    await request['ports.find']({ address: null });
    await clock.advance(100);
    viewStore.publish({ type: 'session-opened', session: sampleSession({ address: 'a' }) });
    await ended();
    expect(opened.filter((line) => line.startsWith('a'))).toEqual(['a 115200']);
    expect(ports().search.probes.map(({ state }) => state)).toEqual(['waiting', 'silent']);
  });

  it('probes the port of a lost session', async () => {
    const { request, ended, opened, viewStore } = bench({ paths: ['a'], answersAt: { a: 115_200 } });
    const lost = { kind: 'lost', failure: failure('link/lost'), atMs: 0, reopens: true } as const;
    viewStore.publish({ type: 'session-opened', session: sampleSession({ address: 'a', state: lost }) });
    await request['ports.find']({ address: null });
    await ended();
    expect(opened).toEqual(['a 115200']);
  });

  it('probes a single address, also one that is not in the list', async () => {
    const { request, ended, opened, ports } = bench({ answersAt: { 'tcp://127.0.0.1:9': 115_200 } });
    await request['ports.find']({ address: 'tcp://127.0.0.1:9' });
    await ended();
    expect(opened).toEqual(['tcp://127.0.0.1:9 115200']);
    expect(ports().search.probes).toMatchObject([{ state: 'answers' }]);
  });

  it('can be stopped: the ports are closed when the request is answered', async () => {
    const { request, clock, ports, openNow, service } = bench();
    await request['ports.find']({ address: null });
    await clock.advance(100);
    expect(openNow()).toBe(3);
    expect(await clock.runUntil(request['ports.stopFinding']({}))).toEqual({ ok: true, value: {} });
    expect(clock.nowMs()).toBeLessThanOrEqual(500);
    expect(openNow()).toBe(0);
    expect(ports().search.running).toBe(false);
    await service.close();
    expect(clock.pendingTimers).toBe(0);
  });

  it('starts over when it is requested again', async () => {
    const answersAt = { a: 115_200, b: 115_200, c: 115_200 };
    const { request, clock, ports, openNow, ended, opened } = bench({ answersAt });
    await request['ports.find']({ address: null });
    opened.length = 0;
    await clock.runUntil(
      Promise.all([request['ports.find']({ address: null }), request['ports.find']({ address: null })]),
    );
    await ended();
    expect(ports().search.probes.map(({ state }) => state)).toEqual(['answers', 'answers', 'answers']);
    expect(opened).toEqual(['a 115200', 'b 115200', 'c 115200']);
    expect(openNow()).toBe(0);
  });
});
