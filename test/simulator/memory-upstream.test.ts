import { expect, test } from 'vitest';
import type { MqttConnectRequest } from '../../electron/base/upstream.ts';
import { createMemoryUpstream, topicMatches } from '../../electron/simulator/memory-upstream.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

test.each([
  ['a/b', 'a/b', true],
  ['a/b', 'a/b/c', false],
  ['a/b/c', 'a/b', false],
  ['a/+', 'a/b', true],
  ['a/+', 'a', false],
  ['a/+', 'a/b/c', false],
  ['+/+', '/b', true],
  ['a/#', 'a', true],
  ['a/#', 'a/b/c', true],
  ['#', 'a/b', true],
  ['#', '$oc/x', false],
  ['+/x', '$oc/x', false],
  ['$oc/#', '$oc/x', true],
])('filter %s, topic %s: %s', (filter, topic, expected) => {
  expect(topicMatches(filter, topic)).toBe(expected);
});

const login = (clientId: string): MqttConnectRequest => ({
  clientId,
  username: null,
  password: null,
  cleanSession: true,
  keepAliveSeconds: 60,
  will: { topic: 'will', payload: Uint8Array.of(1), qos: 0, retain: false },
});

test('a second login with the same id ends the first one, whose will is published; an orderly disconnect publishes no will', async () => {
  const upstream = createMemoryUpstream({ clock: new VirtualClock() });
  const open = async (clientId: string) => {
    const dialled = await upstream.dial({ host: 'any', port: 1883, tls: null });
    if (!('connection' in dialled)) throw new Error('not connected');
    expect(await dialled.connection.connect(login(clientId))).toBe(0);
    return dialled.connection;
  };
  const watcher = await open('watcher');
  await watcher.subscribe('#', 0);
  const seen: string[] = [];
  watcher.onMessage(({ topic }) => seen.push(topic));
  const first = await open('twin');
  let closed = 0;
  first.onClosed(() => {
    closed += 1;
  });
  await open('twin');
  first.close();
  expect(closed).toBe(1);
  expect(seen).toEqual(['will']);
  await (await open('leaver')).disconnect();
  expect(seen).toEqual(['will']);
  expect(await first.publish('t', new Uint8Array(0), 0, false)).toBe(false);
});

test('connections are recorded, checked, and closed when idle', async () => {
  const clock = new VirtualClock();
  const failure = { reason: 'tls-untrusted', detail: '' } as const;
  const upstream = createMemoryUpstream({
    clock,
    hosts: ['known'],
    judgeTls: ({ verifyServer }) => (verifyServer ? failure : null),
  });
  const tls = { ca: null, clientCertificate: null, clientKey: null, checkDatesAtMs: null, serverName: null };
  expect(await upstream.dial({ host: 'other', port: 1, tls: null })).toMatchObject({
    failure: { reason: 'unknown-host' },
  });
  expect(await upstream.dial({ host: 'known', port: 1, tls: { ...tls, verifyServer: true } })).toEqual({ failure });
  const dialled = await upstream.dial({ host: 'known', port: 1, tls: { ...tls, verifyServer: false } });
  if (!('connection' in dialled)) throw new Error('not connected');
  let closed = false;
  dialled.connection.onClosed(() => {
    closed = true;
  });
  await clock.advance(4_999);
  expect(closed).toBe(false);
  await clock.advance(1);
  expect(closed).toBe(true);
  expect(await dialled.connection.connect(login('late'))).toBeNull();
  expect(upstream.dials.length).toBe(3);
  expect(clock.pendingTimers).toBe(0);
});
