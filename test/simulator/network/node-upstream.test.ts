import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DemoCloud } from '../../../electron/simulator/demo-cloud/demo-cloud.ts';
import { createNodeUpstream } from '../../../electron/simulator/network/node-upstream.ts';
import { makeCertificate, type TestCertificate } from '../../support/certificates.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { behavesAsBroker } from './broker-suite.ts';
import {
  closedBy,
  dial,
  dialOrThrow,
  greenhouse,
  loginOf,
  nextEvent,
  nextMessage,
  startCloud,
  tlsTo,
  upstream,
} from './fixtures.ts';

const platform = createTempPlatform();
let cloud: DemoCloud;
let stranger: TestCertificate;
const servers: Server[] = [];
const sockets = new Set<Socket>();

beforeAll(async () => {
  cloud = await startCloud(platform);
  stranger = await makeCertificate({ subject: 'CN=ATelier Demo Cloud CA', ca: true });
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});
afterAll(async () => {
  await cloud.close();
  platform.remove();
});

const listening = (server: Server): Promise<number> => {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
};

describe('real MQTT over real TLS to the demo cloud', () => {
  behavesAsBroker({
    port: () => cloud.port,
    caPem: () => cloud.caPem,
    otherCaPem: () => stranger.pem,
    login: loginOf(greenhouse),
    secondLogin: loginOf(),
    wrongPasswordCode: 4,
  });

  it('reports a refused subscription as 128 and continues', async () => {
    const connection = await dialOrThrow(cloud.port, tlsTo(cloud.caPem));
    await connection.connect(loginOf());
    expect(await connection.subscribe('$oc/devices/another/#', 0)).toBe(128);
    expect(await connection.subscribe('bad/#/filter', 0)).toBe(128);
    expect(await connection.subscribe('good', 1)).toBe(1);
    connection.close();
  });

  it('loses the connection after a refused publish', async () => {
    const connection = await dialOrThrow(cloud.port, tlsTo(cloud.caPem));
    await connection.connect(loginOf());
    const closed = closedBy(connection);
    expect(await connection.publish('/huawei/v1/devices/another/data/json', Buffer.from('x'), 1, false)).toBe(false);
    await closed;
  });

  it('keeps subscriptions if the session is not clean', async () => {
    const login = loginOf(greenhouse, { cleanSession: false });
    const first = await dialOrThrow(cloud.port, tlsTo(cloud.caPem));
    await first.connect(login);
    await first.subscribe('kept', 1);
    const gone = nextEvent(cloud, 'disconnect');
    await first.disconnect();
    await gone;
    await cloud.publish('kept', 'while away', 1);
    const second = await dialOrThrow(cloud.port, tlsTo(cloud.caPem));
    const kept = nextMessage(second);
    expect(await second.connect(login)).toBe(0);
    expect(await kept).toBe('kept while away');
    await second.disconnect();
  });
});

describe('connecting', () => {
  it('sends the server name, if there is one', async () => {
    const pair = await makeCertificate({ subject: 'CN=sni', ca: true, names: ['a.test'] });
    const seen: (string | false | null)[] = [];
    const server = createTlsServer({ key: pair.keyPem, cert: pair.pem }, (socket) => {
      socket.on('error', () => undefined);
      seen.push(socket.servername);
    });
    const port = await listening(server);
    const open = { checkDatesAtMs: null };
    for (const serverName of ['a.test', null, '127.0.0.1']) {
      const dialled = await dial(port, tlsTo(pair.pem, { ...open, serverName, verifyServer: serverName === 'a.test' }));
      expect(typeof dialled).toBe('object');
    }
    await expect.poll(() => seen.length).toBe(3);
    expect(seen).toEqual(['a.test', false, false]);
  });

  it.each(['none', 'right', 'wrong CA', 'wrong key', 'garbage', 'alone'] as const)(
    'mutual TLS with a client certificate: %s',
    async (kind) => {
      const ca = await makeCertificate({ subject: 'CN=devices', ca: true });
      const device = await makeCertificate({ subject: 'CN=device', issuer: kind === 'wrong CA' ? stranger : ca });
      const pair = await makeCertificate({ subject: 'CN=server', ca: true });
      const port = await listening(
        createTlsServer({ key: pair.keyPem, cert: pair.pem, ca: ca.pem, requestCert: true, rejectUnauthorized: true }),
      );
      const certificates: Record<typeof kind, readonly [string | null, string | null]> = {
        none: [null, null],
        right: [device.pem, device.keyPem],
        'wrong CA': [device.pem, device.keyPem],
        'wrong key': [device.pem, ca.keyPem],
        garbage: ['certificate', 'key'],
        alone: [device.pem, null],
      };
      const [clientCertificate, clientKey] = certificates[kind].map((text) =>
        text === null ? null : Buffer.from(text),
      );
      const dialled = await upstream.dial({
        host: '127.0.0.1',
        port,
        tls: tlsTo(pair.pem, {
          checkDatesAtMs: null,
          clientCertificate: clientCertificate ?? null,
          clientKey: clientKey ?? null,
        }),
      });
      if (kind !== 'right') expect(dialled).toMatchObject({ failure: { reason: 'tls-failed' } });
      else expect(dialled).toHaveProperty('connection');
      expect(JSON.stringify('failure' in dialled ? dialled.failure : '')).not.toContain('BEGIN');
    },
  );

  it('a closed port or an impossible port is refused, a name outside the network is unknown', async () => {
    const server = createServer();
    const port = await listening(server);
    server.close();
    expect(await dial(port, null)).toBe('refused');
    expect(await dial(port, tlsTo(null))).toBe('refused');
    expect(await dial(70_000, null)).toBe('refused');
    const nowhere = createNodeUpstream({ route: () => null, clock: new VirtualClock() });
    expect(await nowhere.dial({ host: 'iot.example', port: 1883, tls: null })).toMatchObject({
      failure: { reason: 'unknown-host' },
    });
  });

  it('TLS fails to a peer with another protocol, and to one that closes', async () => {
    const chatter = await listening(createServer((socket) => socket.write('220 hello\r\n')));
    const mute = await listening(createServer((socket) => socket.end()));
    expect(await dial(chatter, tlsTo(null, { verifyServer: false }))).toBe('tls-failed');
    expect(await dial(mute, tlsTo(null, { verifyServer: false }))).toBe('tls-failed');
  });

  it('TLS to a silent peer fails after 30 s', async () => {
    const port = await listening(createServer());
    const clock = new VirtualClock();
    const patient = createNodeUpstream({ route: (host, to) => ({ host, port: to }), clock });
    const dialled = patient.dial({ host: '127.0.0.1', port, tls: tlsTo(null) });
    await expect.poll(() => sockets.size).toBe(1);
    await clock.advance(29_999);
    expect(sockets.size).toBe(1);
    await clock.advance(1);
    expect(await dialled).toMatchObject({ failure: { reason: 'timed-out' } });
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a peer that is not a real broker', () => {
  const connected = async (onConnection: (socket: Socket) => void, clock = new VirtualClock()) => {
    const port = await listening(createServer(onConnection));
    const own = createNodeUpstream({ route: (host, to) => ({ host, port: to }), clock });
    const dialled = await own.dial({ host: '127.0.0.1', port, tls: null });
    if (!('connection' in dialled)) throw new Error(dialled.failure.reason);
    return dialled.connection;
  };

  it.each([
    ['closes', (socket: Socket) => socket.once('data', () => socket.end())],
    ['resets', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['answers garbage', (socket: Socket) => socket.once('data', () => socket.write(Buffer.alloc(64, 0xff)))],
    ['answers HTTP', (socket: Socket) => socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))],
  ])('%s: no CONNACK, closed once', async (_name, behaviour) => {
    const connection = await connected(behaviour);
    const closed = closedBy(connection);
    expect(await connection.connect(loginOf())).toBeNull();
    await closed;
    await closedBy(connection);
  });

  it('sends first: disconnected', async () => {
    const connection = await connected((socket) => socket.write('220 hello\r\n'));
    await closedBy(connection);
    expect(await connection.connect(loginOf())).toBeNull();
  });

  it('never answers: no CONNACK after 30 s', async () => {
    const clock = new VirtualClock();
    const connection = await connected(() => undefined, clock);
    const answer = connection.connect(loginOf());
    await clock.advance(30_000);
    expect(await answer).toBeNull();
    await closedBy(connection);
    expect(clock.pendingTimers).toBe(0);
  });

  it('closes before the CONNECT: detected without a reader', async () => {
    const connection = await connected((socket) => socket.end());
    await closedBy(connection);
    expect(await connection.connect(loginOf())).toBeNull();
    const reported: string[] = [];
    connection.onClosed(() => reported.push('one'));
    connection.onClosed(() => reported.push('two'));
    await closedBy(connection);
    await closedBy(connection);
    expect(reported).toEqual(['one', 'two']);
  });

  it('closes with open requests: each is settled', async () => {
    const connack = Buffer.from([0x20, 2, 0, 0]);
    let peer: Socket | null = null;
    const connection = await connected((socket) => {
      peer = socket;
      socket.once('data', () => socket.write(connack));
    });
    expect(await connection.connect(loginOf())).toBe(0);
    const requests = [
      connection.subscribe('t', 0),
      connection.unsubscribe('t'),
      connection.publish('t', Buffer.from('x'), 1, false),
      connection.publish('t', Buffer.from('x'), 2, false),
    ];
    (peer as Socket | null)?.destroy();
    expect(await Promise.all(requests)).toEqual([null, false, false, false]);
  });

  it('announces a packet that is too long: disconnected', async () => {
    // If it is not disconnected, the test must fail by its time-out, not by running out of memory.
    let left = 1_000;
    const connection = await connected((socket) =>
      socket.once('data', () => {
        socket.write(Buffer.from([0x20, 2, 0, 0, 0x30, 0xff, 0xff, 0xff, 0x7f]));
        const pour = (): void => {
          left -= 1;
          if (!socket.destroyed && left > 0) socket.write(Buffer.alloc(65_536), pour);
        };
        pour();
      }),
    );
    const closed = closedBy(connection);
    await connection.connect(loginOf());
    await closed;
  });

  it('does not answer a DISCONNECT: closed after 2 s; during a login closed at once', async () => {
    const clock = new VirtualClock();
    const lazy = (socket: Socket): void => {
      socket.allowHalfOpen = true;
      socket.once('data', () => socket.write(Buffer.from([0x20, 2, 0, 0])));
    };
    const connection = await connected(lazy, clock);
    await connection.connect(loginOf());
    const ended = connection.disconnect();
    await clock.advance(2000);
    await ended;
    const hasty = await connected(() => undefined, clock);
    const answer = hasty.connect(loginOf());
    await hasty.disconnect();
    expect(await answer).toBeNull();
  });
});
