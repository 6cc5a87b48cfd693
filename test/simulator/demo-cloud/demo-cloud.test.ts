import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { UpstreamConnection } from '../../../electron/base/upstream.ts';
import type { CloudEvent } from '../../../electron/simulator/demo-cloud/cloud-event.ts';
import { type DemoCloud, startDemoCloud } from '../../../electron/simulator/demo-cloud/demo-cloud.ts';
import { demoDevice } from '../../../electron/simulator/demo-cloud/demo-device.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import {
  closedBy,
  dialOrThrow,
  greenhouse,
  loginOf,
  nextEvent,
  nextMessage,
  startCloud,
  tlsTo,
} from '../network/fixtures.ts';
import { realClock } from '../network/real-clock.ts';

const platform = createTempPlatform();
const open: UpstreamConnection[] = [];
let cloud: DemoCloud;

beforeAll(async () => {
  cloud = await startCloud(platform);
});
afterEach(async () => {
  for (const connection of open.splice(0)) {
    const closed = closedBy(connection);
    connection.close();
    await closed;
  }
});
afterAll(async () => {
  await cloud.close();
  platform.remove();
});

const device = async (login = loginOf(), to = cloud): Promise<UpstreamConnection> => {
  const connection = await dialOrThrow(to.port, tlsTo(to.caPem, { serverName: 'localhost' }));
  open.push(connection);
  expect(await connection.connect(login)).toBe(0);
  return connection;
};

/** The events during `action`, without late events of earlier connections. */
const eventsOf = async (
  count: number,
  clientId: string,
  action: () => Promise<unknown>,
): Promise<readonly CloudEvent[]> => {
  const seen: CloudEvent[] = [];
  const undo = cloud.onEvent((event) => {
    if (event.clientId === clientId) seen.push(event);
  });
  await action();
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(count);
  undo();
  return seen;
};

describe('the demo cloud', () => {
  it('exports its built-in device', () => {
    expect(demoDevice.id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(demoDevice.secret).toMatch(/^[0-9a-f]{20}$/);
  });

  it('emits events, in order', async () => {
    const login = loginOf();
    const topic = `/huawei/v1/devices/${demoDevice.id}/data/json`;
    const seen = await eventsOf(4, login.clientId, async () => {
      const connection = await device(login);
      await connection.subscribe(topic, 0);
      await connection.publish(topic, Buffer.from('{}'), 1, false);
      await connection.disconnect();
    });
    expect(seen).toEqual([
      { kind: 'login', clientId: login.clientId },
      { kind: 'subscribe', clientId: login.clientId, topic },
      { kind: 'publish', clientId: login.clientId, topic, payload: Uint8Array.from(Buffer.from('{}')) },
      { kind: 'disconnect', clientId: login.clientId },
    ]);
  });

  it.each([
    ['a wrong password', loginOf(greenhouse, { password: 'wrong' }), 4, 'wrong-password'],
    ['an unknown device', loginOf({ id: 'stranger', secret: 'secret00' }), 4, 'unknown-device'],
    ['a client id without timestamp', loginOf(greenhouse, { clientId: greenhouse.id }), 2, 'malformed-client-id'],
    ['no password at all', loginOf(greenhouse, { password: null }), 4, 'wrong-password'],
    [
      'an old hour with signType 1',
      loginOf(greenhouse, { clientId: `${greenhouse.id}_0_1_2019071713` }),
      4,
      'wrong-hour',
    ],
  ])('refuses %s', async (_name, login, code, reason) => {
    const seen = await eventsOf(1, login.clientId, async () => {
      const connection = await dialOrThrow(cloud.port, tlsTo(cloud.caPem));
      const closed = closedBy(connection);
      expect(await connection.connect(login)).toBe(code);
      await closed;
    });
    expect(seen).toEqual([{ kind: 'refused', clientId: login.clientId, reason }]);
  });

  it('ends the older connection of a device that logs in twice', async () => {
    const first = await device(loginOf(greenhouse));
    const kicked = closedBy(first);
    const second = await device(loginOf(greenhouse));
    await kicked;
    expect(await second.subscribe('free', 0)).toBe(0);
  });

  it('keeps the topics of one device separate from another, including wildcards', async () => {
    const spy = await device(loginOf(greenhouse));
    expect(await spy.subscribe('#', 0)).toBe(0);
    expect(await spy.subscribe('+/v1/#', 0)).toBe(0);
    expect(await spy.subscribe(`$oc/devices/${demoDevice.id}/#`, 0)).toBe(128);
    const received = nextMessage(spy);
    const talker = await device();
    await talker.publish(`/huawei/v1/devices/${demoDevice.id}/data/json`, Buffer.from('private'), 1, false);
    await talker.publish(`$oc/devices/${demoDevice.id}/sys/messages/up`, Buffer.from('private'), 1, false);
    await talker.publish('free', Buffer.from('public'), 1, false);
    expect(await received).toBe('free public');
  });

  it('sends commands to the device, and stores no retained messages', async () => {
    const topic = `/huawei/v1/devices/${demoDevice.id}/command/json`;
    const connection = await device();
    await connection.publish('kept', Buffer.from('old'), 1, true);
    const command = nextMessage(connection);
    await connection.subscribe('kept', 0);
    await connection.subscribe(topic, 0);
    await cloud.publish(topic, '{"msgType":"cloudReq"}');
    expect(await command).toBe(`${topic} {"msgType":"cloudReq"}`);
  });

  it('refuses a message of more than 1 MB by ending the connection', async () => {
    const connection = await device();
    const closed = closedBy(connection);
    expect(await connection.publish('free', Buffer.alloc(1_048_577), 1, false)).toBe(false);
    await closed;
  });

  it('survives peers that send garbage', async () => {
    const plain = connect(cloud.port, cloud.host, () => plain.write('GET / HTTP/1.1\r\n\r\n'));
    plain.on('error', () => undefined);
    plain.resume();
    await once(plain, 'close');
    const garbage = connectTls({ port: cloud.port, host: cloud.host, rejectUnauthorized: false }, () =>
      garbage.write('nonsense'),
    );
    garbage.on('error', () => undefined);
    garbage.resume();
    await once(garbage, 'close');
    await device();
  });
});

describe('starting and closing the demo cloud', () => {
  it('ends a connection that sends no CONNECT, or no TLS, after a while', async () => {
    const hasty = await startCloud(platform, { connectTimeoutMs: 200 });
    const tls = await dialOrThrow(hasty.port, tlsTo(hasty.caPem));
    const tcp = await dialOrThrow(hasty.port, null);
    // The connection with the longer limit is still open.
    let patience = 'waits';
    void closedBy(await dialOrThrow(cloud.port, null)).then(() => {
      patience = 'has ended';
    });
    await Promise.all([closedBy(tls), closedBy(tcp)]);
    expect(patience).toBe('waits');
    await hasty.close();
  });

  it('reuses its certificates, so a module that has the CA still trusts it', async () => {
    const again = await startCloud(platform);
    expect(again.caPem).toBe(cloud.caPem);
    await device(loginOf(greenhouse), again);
    await again.close();
  });

  it('ends every connection when it closes, can be closed twice, and frees its port', async () => {
    const short = await startCloud(platform, { connectTimeoutMs: 60_000 });
    const loggedIn = await device(loginOf(), short);
    const onlyTls = await dialOrThrow(short.port, tlsTo(short.caPem));
    const onlyTcp = await dialOrThrow(short.port, null);
    const all = Promise.all([loggedIn, onlyTls, onlyTcp].map(closedBy));
    await Promise.all([short.close(), short.close()]);
    await all;
    const next = await startCloud(platform, { port: short.port });
    expect(next.port).toBe(short.port);
    await next.close();
  });

  it('fails when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const started = await startDemoCloud({ platform, port, devices: [], clock: realClock });
    expect(started).toMatchObject({ ok: false, error: { code: 'link/busy', facts: { address: `127.0.0.1:${port}` } } });
    other.close();
  });

  it.each([
    ['a wildcard as id', { id: '+', secret: '12345678' }],
    ['a short secret', { id: 'd', secret: '1234567' }],
  ])('refuses %s without showing the secret', async (_name, wrong) => {
    const started = await startDemoCloud({ platform, port: 0, devices: [wrong], clock: realClock });
    expect(started).toMatchObject({ ok: false, error: { code: 'usage/invalid', facts: { deviceId: wrong.id } } });
    expect(JSON.stringify(started)).not.toContain(wrong.secret);
  });

  it('does not call a removed listener', async () => {
    const login = loginOf(greenhouse);
    const received: CloudEvent[] = [];
    const undo = cloud.onEvent((event) => received.push(event));
    undo();
    undo();
    const reported = nextEvent(cloud, 'login');
    await device(login);
    await reported;
    expect(received).toEqual([]);
  });
});
