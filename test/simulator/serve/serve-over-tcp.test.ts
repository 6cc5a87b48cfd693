import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { serveOverTcp, type TcpService } from '../../../electron/simulator/serve/serve-over-tcp.ts';
import { createTestEndpoint, pattern, sha256, type TestEndpoint } from './support.ts';

let service: TcpService | null = null;
const clients: Socket[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await service?.close();
  service = null;
});

const serve = async (endpoint: TestEndpoint): Promise<TcpService> => {
  const served = await serveOverTcp(0, endpoint);
  if (!served.ok) throw new Error(served.error.code);
  service = served.value;
  return served.value;
};

const client = async ({ host, port }: TcpService): Promise<Socket> => {
  const socket = connect(port, host);
  socket.on('error', () => undefined);
  clients.push(socket);
  await once(socket, 'connect');
  return socket;
};

/** Connected, and registered by the server. */
const greeted = async (endpoint: TestEndpoint, to: TcpService): Promise<Socket> => {
  const before = endpoint.received().length;
  const socket = await client(to);
  socket.write('.');
  await endpoint.untilReceived(before + 1);
  return socket;
};

const read = (socket: Socket, sizeBytes: number): Promise<Buffer> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const take = (bytes: Buffer): void => {
      chunks.push(bytes);
      const all = Buffer.concat(chunks);
      if (all.length < sizeBytes) return;
      socket.off('data', take);
      resolve(all);
    };
    socket.on('data', take);
  });

describe('a module over TCP', () => {
  it('disconnects every client when the cable is pulled, and serves clients that reconnect', async () => {
    const endpoint = createTestEndpoint();
    const to = await serve(endpoint);
    const sockets = [await greeted(endpoint, to), await greeted(endpoint, to)];
    const closed = sockets.map((socket) => once(socket, 'close'));
    endpoint.unplug();
    await Promise.all(closed);
    const again = await greeted(endpoint, to);
    endpoint.say('RDY');
    expect((await read(again, 3)).toString()).toBe('RDY');
  });

  it('transfers 1 MB in both directions at once, every byte value', async () => {
    const endpoint = createTestEndpoint();
    const socket = await client(await serve(endpoint));
    const bytes = pattern(1_000_000);
    socket.write(bytes);
    await endpoint.untilReceived(1);
    const back = read(socket, bytes.length);
    for (let at = 0; at < bytes.length; at += 10_000) endpoint.say(bytes.subarray(at, at + 10_000));
    expect(sha256(await back)).toBe(sha256(bytes));
    await endpoint.untilReceived(bytes.length);
    expect(sha256(endpoint.received())).toBe(sha256(bytes));
  });

  it('sends all output to every client, and accepts input from each', async () => {
    const endpoint = createTestEndpoint();
    const to = await serve(endpoint);
    const first = await greeted(endpoint, to);
    const second = await greeted(endpoint, to);
    const received = Promise.all([read(first, 3), read(second, 3)]);
    endpoint.say('RDY');
    expect((await received).map(String)).toEqual(['RDY', 'RDY']);
    first.destroy();
    second.write('AT\r');
    await endpoint.untilReceived(5);
    expect(endpoint.received().toString()).toBe('..AT\r');
  });

  it('disconnects only the client that does not read', async () => {
    const endpoint = createTestEndpoint();
    const to = await serve(endpoint);
    const lazy = await greeted(endpoint, to);
    lazy.pause();
    const keen = await greeted(endpoint, to);
    let keenBytes = 0;
    keen.on('data', (bytes) => {
      keenBytes += bytes.length;
    });
    let lazyEnded = false;
    lazy.on('error', () => undefined);
    const block = new Uint8Array(65_536);
    let sentBytes = 0;
    // The kernel buffers some megabytes before the server's own buffer is used.
    while (sentBytes < 32 * 1_048_576) {
      endpoint.say(block);
      sentBytes += block.length;
      await expect.poll(() => keenBytes, { interval: 1 }).toBe(sentBytes);
    }
    lazy.on('close', () => {
      lazyEnded = true;
    });
    lazy.resume();
    await expect.poll(() => lazyEnded).toBe(true);
    expect(lazy.bytesRead).toBeLessThan(sentBytes);
    expect(keen.destroyed).toBe(false);
  });

  it('fails when a port is in use, and does not change the endpoint', async () => {
    const to = await serve(createTestEndpoint());
    const endpoint = createTestEndpoint();
    const served = await serveOverTcp(to.port, endpoint);
    expect(served).toMatchObject({
      ok: false,
      error: { code: 'link/busy', facts: { address: `tcp://127.0.0.1:${to.port}` } },
    });
    expect(endpoint.listeners()).toBe(0);
  });

  it('disconnects its clients when it closes', async () => {
    const endpoint = createTestEndpoint();
    const to = await serve(endpoint);
    const socket = await greeted(endpoint, to);
    const closed = once(socket, 'close');
    await Promise.all([to.close(), to.close()]);
    await closed;
    expect(endpoint.listeners()).toBe(0);
  });
});
