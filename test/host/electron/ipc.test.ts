import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPageConnections, frameChannel, type PageConnections } from '../../../electron/host/electron/ipc.ts';
import { answerPageRequests } from '../../../electron/host/electron/protocol.ts';
import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import { connectionSuite } from '../../support/connection-suite.ts';
import { FakeContents } from '../../support/electron-stub/fake-contents.ts';
import { FakeSession } from '../../support/electron-stub/fake-session.ts';
import { bridgeOf, runRealPreload } from '../../support/electron-stub/page-of.ts';
import { pause } from '../../support/pause.ts';

const start = 'app://atelier/index.html';
const page = { bytes: new Uint8Array(), type: 'text/html', isLasting: false, encoded: [] };
const load = '0f0e0d0c-1111-4222-8333-444455556666';
const request = { kind: 'request', id: 1, name: 'settings.change', params: {} } as const;

interface Bench {
  readonly contents: FakeContents;
  readonly ipcMain: EventEmitter;
  readonly pages: PageConnections;
  readonly attached: readonly Connection<ServerFrame>[];
}

const createBench = (): Bench => {
  const ipcMain = new EventEmitter();
  const session = new FakeSession();
  session.protocol.handle('app', answerPageRequests(new Map([['/index.html', page]])));
  session.protocol.handle('https', () => new Response(''));
  const contents = new FakeContents({ ipcMain, session, runPreload: runRealPreload });
  const attached: Connection<ServerFrame>[] = [];
  const pages = createPageConnections(ipcMain as unknown as IpcMain, (connection) => attached.push(connection));
  pages.admit(contents as never);
  return { contents, ipcMain, pages, attached };
};

const passed = (): Promise<void> => pause(10);

connectionSuite('the IPC of the window, with the real preload', async () => {
  const { contents, attached } = createBench();
  await contents.load(start);
  await expect.poll(() => attached.length).toBe(1);
  const [server] = attached;
  if (server === undefined) throw new Error('nothing was attached');
  const bridge = bridgeOf(contents);
  const close = (): void => contents.destroy();
  return {
    server,
    client: {
      ...bridge,
      onClosed: (listener) => {
        contents.on('destroyed', listener);
        return () => contents.off('destroyed', listener);
      },
    },
    closeClient: close,
    closeServer: close,
    dispose: async () => close(),
  };
});

describe('a page that is loaded again', () => {
  it('has a new connection, and no frames of the previous one reach it', async () => {
    const { contents, attached } = createBench();
    await contents.load(start);
    await expect.poll(() => attached.length).toBe(1);
    let closed = 0;
    attached[0]?.onClosed(() => {
      closed += 1;
    });
    await contents.load(start);
    const received: unknown[] = [];
    bridgeOf(contents).onFrame((frame) => received.push(frame));
    // Sent to the old load before the new one is detected: the new page would accept it as its own answer.
    attached[0]?.send({ kind: 'response', id: 1, outcome: { ok: true, value: 'old' } });
    await expect.poll(() => attached.length).toBe(2);
    attached[0]?.send({ kind: 'response', id: 2, outcome: { ok: true, value: 'old' } });
    attached[1]?.send({ kind: 'response', id: 1, outcome: { ok: true, value: 'new' } });
    await expect.poll(() => received.length).toBeGreaterThan(0);
    await passed();
    expect(received).toEqual([{ kind: 'response', id: 1, outcome: { ok: true, value: 'new' } }]);
    expect(closed).toBe(1);
  });

  it('loses its connection when its process crashes', async () => {
    const { contents, attached } = createBench();
    await contents.load(start);
    await expect.poll(() => attached.length).toBe(1);
    let closed = 0;
    attached[0]?.onClosed(() => {
      closed += 1;
    });
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(closed).toBe(1);
    let sent = 0;
    contents.send = () => {
      sent += 1;
    };
    attached[0]?.send({ kind: 'response', id: 1, outcome: { ok: true, value: {} } });
    contents.destroy();
    expect([closed, sent]).toEqual([1, 0]);
  });
});

describe('the sender of a message', () => {
  let bench: Bench;
  let frames: unknown[];
  beforeEach(async () => {
    bench = createBench();
    frames = [];
    await bench.contents.load('https://example.org/');
    bench.contents.mainFrame = { origin: 'app://atelier', url: start };
    bench.contents.deliver(bench.contents.mainFrame, frameChannel, [load]);
    await expect.poll(() => bench.attached.length).toBe(1);
    bench.attached[0]?.onFrame((frame) => frames.push(frame));
  });

  it('is accepted as the main frame at our address', async () => {
    bench.contents.deliver(bench.contents.mainFrame, frameChannel, [load, request]);
    await passed();
    expect(frames).toEqual([request]);
  });

  it.each([
    ['a frame that no longer exists', null],
    ['a frame within the page', { origin: 'app://atelier', url: start }],
    ['about:blank', { origin: 'app://atelier', url: 'about:blank' }],
    ['a frame without an address', { origin: 'app://atelier', url: '' }],
    ['another origin', { origin: 'https://example.org', url: 'https://example.org/' }],
    ['a host that begins like ours', { origin: 'app://atelier.evil', url: 'app://atelier.evil/index.html' }],
    ['a file', { origin: 'file://', url: 'file:///index.html' }],
    ['an opaque origin at our address', { origin: 'null', url: start }],
  ])('is not accepted as %s', async (name, frame) => {
    // All of them except the frame within the page are the main frame now, so only the address differs.
    if (frame !== null && name !== 'a frame within the page') bench.contents.mainFrame = frame;
    bench.contents.deliver(frame, frameChannel, [load, request]);
    bench.contents.deliver(frame, frameChannel, ['11111111-1111-4111-8111-111111111111']);
    await passed();
    expect([frames, bench.attached.length]).toEqual([[], 1]);
  });

  it('is not accepted from contents that are not our window', async () => {
    const parts = { ipcMain: bench.ipcMain, session: new FakeSession(), runPreload: () => undefined };
    const other = new FakeContents(parts);
    other.mainFrame = { origin: 'app://atelier', url: start };
    other.deliver(other.mainFrame, frameChannel, ['11111111-1111-4111-8111-111111111111']);
    other.deliver(other.mainFrame, frameChannel, [load, request]);
    await passed();
    expect([frames, bench.attached.length]).toEqual([[], 1]);
  });

  it('is not accepted with the id of another load', async () => {
    const frame = bench.contents.mainFrame;
    bench.contents.deliver(frame, frameChannel, ['11111111-1111-4111-8111-111111111111', request]);
    await passed();
    expect(frames).toEqual([]);
  });

  it('has no effect with a message of any other form', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const hostile = [
      [],
      [null],
      [load, request, request],
      [{ toString: 'x' }],
      ['x'.repeat(1_000_000)],
      [['__proto__']],
      [Number.NaN, request],
      [Buffer.from(load), request],
      [cyclic],
      [JSON.parse('{"__proto__":{"polluted":true}}')],
    ];
    for (const message of hostile)
      bench.ipcMain.emit(frameChannel, { sender: bench.contents, senderFrame: bench.contents.mainFrame }, ...message);
    fc.assert(
      fc.property(fc.array(fc.anything(), { maxLength: 4 }), (message) => {
        const sender = bench.contents;
        bench.ipcMain.emit(frameChannel, { sender, senderFrame: sender.mainFrame }, ...message);
        expect(bench.attached.length).toBe(1);
      }),
    );
    expect(frames).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('the preload script', () => {
  it('exposes exactly two functions, and one channel', async () => {
    const { contents, ipcMain } = createBench();
    await contents.load(start);
    const exposed = contents.page?.exposed as Record<string, Record<string, unknown>>;
    expect(Object.keys(exposed)).toEqual(['atelier']);
    const functions = Object.entries(exposed.atelier ?? {}).map(([name, value]) => [name, typeof value]);
    expect(functions).toEqual([
      ['send', 'function'],
      ['onFrame', 'function'],
    ]);
    expect(ipcMain.eventNames()).toEqual([frameChannel]);
  });

  it('passes frames on without their IPC event', async () => {
    const { contents, attached } = createBench();
    await contents.load(start);
    const received: unknown[][] = [];
    bridgeOf(contents).onFrame((...given: unknown[]) => received.push(given));
    await expect.poll(() => attached.length).toBe(1);
    attached[0]?.send({ kind: 'response', id: 1, outcome: { ok: true, value: {} } });
    await expect.poll(() => received).toEqual([[{ kind: 'response', id: 1, outcome: { ok: true, value: {} } }]]);
  });
});
