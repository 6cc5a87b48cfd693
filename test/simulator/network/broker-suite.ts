import { expect, it } from 'vitest';
import type { MqttConnectRequest, UpstreamConnection } from '../../../electron/base/upstream.ts';
import { closedBy, dial, dialOrThrow, loginOf, nextMessage, tlsTo } from './fixtures.ts';

/** A broker with TLS whose certificate names localhost and 127.0.0.1 and is signed by `caPem`. It permits custom topics. */
export interface BrokerUnderTest {
  readonly port: () => number;
  readonly caPem: () => string;
  readonly otherCaPem: () => string;
  readonly login: MqttConnectRequest;
  readonly secondLogin: MqttConnectRequest;
  readonly wrongPasswordCode: number;
}

/** Tests of `createNodeUpstream` with any broker. */
export const behavesAsBroker = (broker: BrokerUnderTest): void => {
  const { port, caPem, otherCaPem, login, secondLogin, wrongPasswordCode } = broker;
  const loggedIn = async (more: Partial<MqttConnectRequest> = {}): Promise<UpstreamConnection> => {
    const connection = await dialOrThrow(port(), tlsTo(caPem(), { serverName: 'localhost' }));
    expect(await connection.connect({ ...login, ...more })).toBe(0);
    return connection;
  };

  it.each([0, 1, 2] as const)('connects, subscribes, publishes and receives its own message at QoS %i', async (qos) => {
    const connection = await loggedIn();
    expect(await connection.subscribe('echo/+', qos)).toBe(qos);
    const echo = nextMessage(connection);
    expect(await connection.publish('echo/me', Buffer.from('{"a":"\0\r\n中"}'), qos, false)).toBe(true);
    expect(await echo).toBe('echo/me {"a":"\0\r\n中"}');
    expect(await connection.unsubscribe('echo/+')).toBe(true);
    const closed = closedBy(connection);
    await connection.disconnect();
    await closed;
    expect(await connection.publish('echo/me', Buffer.from('x'), 1, false)).toBe(false);
    expect(await connection.subscribe('echo/+', 0)).toBeNull();
  });

  it('carries 100 kB in one message', async () => {
    const connection = await loggedIn();
    await connection.subscribe('big', 1);
    const echo = nextMessage(connection);
    await connection.publish('big', Buffer.alloc(100_000, 'x'), 1, false);
    expect((await echo).length).toBe(100_004);
    connection.close();
  });

  it('gets the CONNACK code of a wrong password, then one end of the connection', async () => {
    const connection = await dialOrThrow(port(), tlsTo(caPem()));
    let closings = 0;
    connection.onClosed(() => {
      closings += 1;
    });
    const closed = closedBy(connection);
    expect(await connection.connect({ ...login, password: 'wrong' })).toBe(wrongPasswordCode);
    await closed;
    connection.close();
    await connection.disconnect();
    expect(closings).toBe(1);
    expect(await connection.connect(login)).toBeNull();
  });

  it('a second login with the same client id ends the first', async () => {
    const first = await loggedIn();
    const kicked = closedBy(first);
    const unanswered = first.subscribe('a'.repeat(10), 0);
    const second = await loggedIn();
    await kicked;
    await unanswered;
    expect(await second.publish('still/there', Buffer.from('x'), 1, false)).toBe(true);
    second.close();
    await closedBy(second);
  });

  it('passes on the will, but not after an orderly disconnect', async () => {
    const will = (name: string) => ({
      topic: `wills/${name}`,
      payload: Buffer.from('gone'),
      qos: 0 as const,
      retain: false,
    });
    const watcher = await loggedIn();
    await watcher.subscribe('wills/#', 0);
    const published = nextMessage(watcher);
    const orderly = await loggedIn({ ...secondLogin, will: will('orderly') });
    await orderly.disconnect();
    const broken = await loggedIn({ ...secondLogin, will: will('broken') });
    broken.close();
    expect(await published).toBe('wills/broken gone');
    watcher.close();
  });

  it.each([
    ['its CA', () => tlsTo(caPem()), 'accepted'],
    ['its CA and a right name', () => tlsTo(caPem(), { serverName: 'localhost' }), 'accepted'],
    ['its CA and the right address', () => tlsTo(caPem(), { serverName: '127.0.0.1' }), 'accepted'],
    ['both CAs in one file', () => tlsTo(`${otherCaPem()}\n${caPem()}`), 'accepted'],
    ['another CA', () => tlsTo(otherCaPem()), 'tls-untrusted'],
    ['no CA', () => tlsTo(null), 'tls-untrusted'],
    ['another CA, nothing verified', () => tlsTo(otherCaPem(), { verifyServer: false }), 'accepted'],
    ['a wrong name', () => tlsTo(caPem(), { serverName: 'example.org' }), 'tls-host'],
    [
      'a wrong name, nothing verified',
      () => tlsTo(caPem(), { serverName: 'example.org', verifyServer: false }),
      'accepted',
    ],
    ['the clock of 1980', () => tlsTo(caPem(), { checkDatesAtMs: Date.UTC(1980, 0, 6) }), 'tls-dates'],
    ['the clock of 2080', () => tlsTo(caPem(), { checkDatesAtMs: Date.UTC(2080, 0, 6) }), 'tls-dates'],
    ['no clock', () => tlsTo(caPem(), { checkDatesAtMs: null }), 'accepted'],
  ])('TLS with %s', async (_name, tls, expected) => {
    const dialled = await dial(port(), tls());
    expect(typeof dialled === 'string' ? dialled : 'accepted').toBe(expected);
    if (typeof dialled !== 'string') dialled.close();
  });

  it('plain MQTT to the TLS port gets no CONNACK', async () => {
    const connection = await dialOrThrow(port(), null);
    expect(await connection.connect(loginOf())).toBeNull();
  });
};
