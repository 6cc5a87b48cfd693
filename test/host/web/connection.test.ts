import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../../../renderer/bridge/client.ts';
import { eventSchema } from '../../../shared/contract.ts';
import { createConnectionPair } from '../../support/connection-pair.ts';
import { connectionSuite, type OpenedConnection } from '../../support/connection-suite.ts';
import { createHubBench } from '../../support/hub-bench.ts';
import { pause } from '../../support/pause.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { openWebHost, type WebHostBench } from '../../support/web-host-bench.ts';

const openPair = async (carry?: (frame: unknown) => unknown): Promise<OpenedConnection> => {
  const { server, client, close } = createConnectionPair(carry);
  return { server, client, closeClient: close, closeServer: close, dispose: async () => close() };
};

const letIn = async (bench: WebHostBench): Promise<WebSocket> => (await bench.openPage()).socket;

connectionSuite('a pair in memory', () => openPair());
connectionSuite('structured clones, as between processes', () => openPair(structuredClone));
connectionSuite('the WebSocket of the web host', async () => {
  const bench = await openWebHost();
  const { socket, connection: client } = await bench.openPage();
  await expect.poll(() => bench.attached.length).toBe(1);
  const [server] = bench.attached;
  if (server === undefined) throw new Error('nothing was attached');
  return {
    server,
    client,
    closeClient: () => socket.close(),
    closeServer: () => void bench.host.close(),
    dispose: bench.close,
  };
});

describe('what a page sends', () => {
  let bench: WebHostBench;
  afterEach(() => bench.close());

  it.each([
    ['no JSON', 'hello', [null]],
    ['half of it', '{"kind":"request","id":1', [null]],
    ['JSON of another kind', '[1,2]', [[1, 2]]],
    ['nothing', '', [null]],
    ['deep nesting', '['.repeat(300_000), [null]],
  ])('%s is passed on to be checked and does not close the connection', async (_name, text, expected) => {
    bench = await openWebHost();
    const socket = await letIn(bench);
    const frames: unknown[] = [];
    bench.attached[0]?.onFrame((frame) => frames.push(frame));
    socket.send(text);
    await expect.poll(() => frames.length).toBe(1);
    expect(frames).toEqual(expected);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    expect((await bench.ask('/', { headers: bench.pageHeaders })).status).toBe(200);
  });

  it.each([
    ['binary, which only the main process sends', new Uint8Array([2, 115, 49, 1]), 1003],
    ['a message above 4 MB', 'x'.repeat(4 * 1_048_576 + 1), 1009],
  ])('%s closes only this connection', async (_name, message, code) => {
    bench = await openWebHost();
    const [socket, other] = [await letIn(bench), await letIn(bench)];
    const frames: unknown[] = [];
    let closed = 0;
    bench.attached[0]?.onFrame((frame) => frames.push(frame));
    bench.attached[0]?.onClosed(() => {
      closed += 1;
    });
    const end = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.send(message);
    expect(await end).toBe(code);
    await expect.poll(() => closed).toBe(1);
    expect(frames).toEqual([]);
    expect(other.readyState).toBe(WebSocket.OPEN);
  });

  it('several pages have separate connections', async () => {
    bench = await openWebHost();
    const [first, second] = [(await bench.openPage()).connection, (await bench.openPage()).connection];
    const received: unknown[] = [];
    first.onFrame((frame) => received.push(['first', frame]));
    second.onFrame((frame) => received.push(['second', frame]));
    const frame = { kind: 'response', id: 1, outcome: { ok: true, value: {} } } as const;
    bench.attached[1]?.send(frame);
    await expect.poll(() => received).toEqual([['second', frame]]);
  });
});

describe('pages over the WebSocket', () => {
  const events = arbitraryOf(eventSchema);

  it('have the view of the main process, after any events', async () => {
    const web = await openWebHost();
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 20 }), async (all) => {
        const { hub, viewStore, clock } = createHubBench();
        const page = await web.openPage();
        const client = createClient(page.connection, clock);
        const connection = web.attached.at(-1);
        if (connection) hub.attach(connection);
        for (const event of all) viewStore.publish(event);
        // Answers arrive after the events that were published before them.
        await client.request('ports.refresh', {});
        expect(client.view()).toEqual(viewStore.view());
        page.socket.terminate();
      }),
      { numRuns: 20 },
    );
    await web.close();
  });
});

describe('a page that reads nothing', () => {
  it('is disconnected before unread frames fill the memory', async () => {
    const bench = await openWebHost();
    const [idle, other] = [await letIn(bench), await letIn(bench)];
    idle.pause();
    let gone = 0;
    bench.attached[0]?.onClosed(() => {
      gone += 1;
    });
    const bytes = new Uint8Array(1_048_576);
    let sent = 0;
    // The system buffers some megabytes.
    for (; sent < 96 && gone === 0; sent += 1) {
      bench.attached[0]?.send({ kind: 'traffic', sessionId: 's1', bytes });
      await pause(0);
    }
    expect(gone).toBe(1);
    expect(sent).toBeGreaterThan(32);
    expect(other.readyState).toBe(WebSocket.OPEN);
    await bench.close();
  });
});

describe('a page that is silent', () => {
  it('is disconnected at the second heartbeat, a page that answers is not', async () => {
    const clock = new VirtualClock();
    const bench = await openWebHost({ clock });
    const [silent, answering] = [await letIn(bench), await letIn(bench)];
    // Its answers do not arrive, as when the computer of the page sleeps.
    silent.pause();
    let pings = 0;
    answering.on('ping', () => {
      pings += 1;
    });
    await clock.advance(20_000);
    await expect.poll(() => pings).toBe(1);
    // Sent after the answer on the same connection: when this has arrived, the answer has too.
    const received: unknown[] = [];
    bench.attached[1]?.onFrame((frame) => received.push(frame));
    answering.send(JSON.stringify({ kind: 'resync' }));
    await expect.poll(() => received).toEqual([{ kind: 'resync' }]);
    let gone = 0;
    bench.attached[0]?.onClosed(() => {
      gone += 1;
    });
    await clock.advance(20_000);
    await expect.poll(() => gone).toBe(1);
    expect(answering.readyState).toBe(WebSocket.OPEN);
    const closing = bench.close();
    await clock.advance(1_000);
    await closing;
    expect(clock.pendingTimers).toBe(0);
  });
});
