import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openWebHost, type WebHostBench } from '../../support/web-host-bench.ts';

/** What other users of the computer can do to a port of 127.0.0.1. */
let bench: WebHostBench;
const crowd: Socket[] = [];
afterEach(async () => {
  for (const socket of crowd.splice(0)) socket.destroy();
  await bench.close();
});

const join = async (first = ''): Promise<Socket> => {
  const socket = connect(bench.host.port, '127.0.0.1').on('error', () => undefined);
  crowd.push(socket);
  await once(socket, 'connect');
  if (first !== '') socket.write(first);
  return socket;
};
const closedOf = (sockets: readonly Socket[]): number => sockets.filter(({ closed }) => closed).length;

const half = (): string => `GET / HTTP/1.1\r\nHost: ${bench.authority}\r\n`;
const upgrade = (): string =>
  `GET /socket HTTP/1.1\r\nHost: ${bench.authority}\r\nOrigin: http://${bench.authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;

describe('a crowd of connections', () => {
  it('of 1 000 idle and 60 slow ones does not lock the user out', async () => {
    bench = await openWebHost();
    const idle: Socket[] = [];
    for (let count = 0; count < 1_000; count += 1) idle.push(await join());
    const slow: Socket[] = [];
    for (let count = 0; count < 60; count += 1) slow.push(await join(half()));
    const trickle = async (): Promise<void> => {
      for (const socket of slow) if (!socket.destroyed) socket.write('X-Slow: 1\r\n');
      await new Promise((resolve) => setImmediate(resolve));
    };
    for (let round = 0; round < 5; round += 1) {
      await trickle();
      for (const path of ['/', '/assets/main-1a2b.js', '/assets/main-1a2b.css', '/icon.svg'])
        expect((await bench.ask(path)).status).toBe(200);
      await bench.openPage();
    }
    expect(bench.attached.length).toBe(5);
    // Only as many connections without a token are kept as the limit allows.
    await expect.poll(() => closedOf(idle)).toBeGreaterThanOrEqual(1_000 - 128);
  });

  it('of sockets without a token does not lock the user out', async () => {
    bench = await openWebHost();
    const unauthenticated: Socket[] = [];
    for (let count = 0; count < 300; count += 1) unauthenticated.push((await join(upgrade())).resume());
    await bench.openPage();
    expect(bench.attached.length).toBe(1);
    await expect.poll(() => closedOf(unauthenticated)).toBeGreaterThanOrEqual(300 - 128);
  });

  it('that arrives while a page is open does not close it', async () => {
    bench = await openWebHost();
    const { socket } = await bench.openPage();
    for (let count = 0; count < 400; count += 1) await join();
    await expect.poll(() => closedOf(crowd)).toBeGreaterThanOrEqual(400 - 128);
    expect(socket.readyState).toBe(socket.OPEN);
  });

  it('ends each connection with its answer', async () => {
    bench = await openWebHost();
    const alone = await join(`${half()}\r\n`);
    await once(alone, 'data');
    for (let count = 0; count < 100; count += 1) await join();
    const answered = await join(`${half()}\r\n`);
    await once(answered.resume(), 'end');
    expect(alone.closed).toBe(false);
  });

  it('first loses connections without a complete request', async () => {
    bench = await openWebHost();
    const used = await join(`${half()}\r\n`);
    await once(used, 'data');
    const idle: Socket[] = [];
    for (let count = 0; count < 40; count += 1) idle.push(await join());
    used.write(`${half()}\r\n`);
    await once(used, 'data');
    for (let count = 0; count < 100; count += 1) await join();
    await expect.poll(() => closedOf(idle)).toBeGreaterThan(0);
    expect(used.closed).toBe(false);
  });

  it('no longer counts towards the limit when it disconnects', async () => {
    bench = await openWebHost();
    for (let round = 0; round < 3; round += 1) {
      const gone: Socket[] = [];
      for (let count = 0; count < 100; count += 1) gone.push(await join());
      for (const socket of gone) socket.destroy();
      await Promise.all(gone.map((socket) => (socket.closed ? null : once(socket, 'close'))));
    }
    expect((await bench.ask('/')).status).toBe(200);
  });
});
