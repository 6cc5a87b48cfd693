import { createServer, type Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../electron/base/clock.ts';
import { openTcpLink } from '../../electron/link/tcp-link.ts';
import { connectDeadlineMs, parseTcpAddress } from '../../electron/link/tcp-socket.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { LinkObserver, staysPending } from './pseudo-terminals.ts';
import { linkContext, realClock } from './real-clock.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

const listen = async (onConnection: (socket: Socket) => void, host = '127.0.0.1'): Promise<number> => {
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

const open = async (address: string, clock: Clock = realClock) => {
  const opened = await openTcpLink(address, linkContext(clock));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

describe('an address', () => {
  it.each([
    ['tcp://localhost:7000', 'localhost', 7000],
    ['TCP://10.0.0.1:1/', '10.0.0.1', 1],
    ['tcp://[::1]:65535', '::1', 65535],
    ['tcp://[fe80::1%eth0]:5', 'fe80::1%eth0', 5],
    ['tcp://my_gate-way.lan:23', 'my_gate-way.lan', 23],
    ['rfc2217://[::1]:2217', '::1', 2217],
  ])('%s is valid', (address, host, port) => {
    expect(parseTcpAddress(address)).toEqual({ host, port });
  });

  it.each([
    'tcp://',
    'tcp://host',
    'tcp://host:0',
    'tcp://host:65536',
    'tcp://host:123456',
    'tcp://::1:7000',
    'tcp://[]:7000',
    'tcp://user@host:7000',
    'tcp://host:70/path',
    'tcp://ho st:70',
    'udp://host:70',
  ])('%s is refused', async (address) => {
    expect(await openTcpLink(address, linkContext())).toMatchObject({
      ok: false,
      error: { code: 'link/bad-settings' },
    });
  });
});

describe('a TCP link', () => {
  it('transmits every byte value in both directions, also over IPv6 if available', async () => {
    const every = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    for (const host of ['127.0.0.1', '::1']) {
      const port = await listen((socket) => socket.pipe(socket), host).catch(() => null);
      if (port === null) continue;
      const link = await open(`tcp://${host.includes(':') ? `[${host}]` : host}:${port}`);
      const observer = new LinkObserver(link);
      expect(await link.write(every)).toMatchObject({ ok: true });
      await observer.bytes(256);
      expect(observer.received.equals(every)).toBe(true);
      await link.close();
      expect(observer.endings).toEqual([null]);
    }
  });

  it('delivers bytes written before close', async () => {
    let received = '';
    let ended: () => void = () => undefined;
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const port = await listen((socket) => {
      socket.on('data', (bytes) => {
        received += bytes.toString();
      });
      socket.on('end', () => ended());
    });
    const link = await open(`tcp://127.0.0.1:${port}`);
    await link.write(Buffer.from('AT+MIPCLOSE\r'));
    await link.close();
    await end;
    expect(received).toBe('AT+MIPCLOSE\r');
  });

  it.each([
    ['half-closes', (socket: Socket) => void socket.end()],
    ['closes', (socket: Socket) => void socket.destroy()],
    ['resets', (socket: Socket) => void socket.resetAndDestroy()],
  ])('is lost when the remote end %s', async (_, part) => {
    const port = await listen((socket) => socket.once('data', () => part(socket)));
    const link = await open(`tcp://127.0.0.1:${port}`);
    const observer = new LinkObserver(link);
    await link.write(Buffer.from('x'));
    await observer.ended();
    await link.close();
    expect(observer.endings).toMatchObject([{ code: 'link/lost', facts: { path: link.address } }]);
    expect(await link.write(Buffer.from('x'))).toMatchObject({ ok: false, error: { code: 'link/lost' } });
  });

  it('closes without a deadline while the remote end accepts nothing', async () => {
    const port = await listen((socket) => void socket.pause());
    const link = await open(`tcp://127.0.0.1:${port}`, new VirtualClock());
    const write = link.write(Buffer.alloc(64 << 20));
    await staysPending(write);
    await link.close();
    expect(await write).toMatchObject({ ok: false, error: { code: 'link/lost' } });
  });
});

describe('connecting', () => {
  it('reports a refused connection', async () => {
    const port = await listen(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    const address = `tcp://127.0.0.1:${port}`;
    expect(await openTcpLink(address, linkContext())).toMatchObject({
      ok: false,
      error: { code: 'link/refused', facts: { path: address } },
    });
  });

  it.each([
    ['ENOTFOUND', 'link/unknown-host'],
    ['EAI_AGAIN', 'link/unknown-host'],
    ['EHOSTUNREACH', 'link/failed'],
  ])('reports %s', async (code, expected) => {
    const dial = (): Socket => new Socket().destroy(Object.assign(new Error(`getaddrinfo ${code}`), { code }));
    expect(await openTcpLink('tcp://gateway:7000', linkContext(), dial)).toMatchObject({
      ok: false,
      error: { code: expected, facts: { path: 'tcp://gateway:7000', detail: `getaddrinfo ${code}` } },
    });
  });

  it('gives up after its deadline', async () => {
    const clock = new VirtualClock();
    const socket = new Socket();
    const opened = await clock.runUntil(openTcpLink('tcp://gateway:7000', linkContext(clock), () => socket));
    expect(opened).toMatchObject({ ok: false, error: { code: 'link/failed', facts: { detail: 'connect deadline' } } });
    expect(clock.nowMs()).toBe(connectDeadlineMs);
    expect(socket.destroyed).toBe(true);
  });
});
