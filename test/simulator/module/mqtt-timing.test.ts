import { expect, test } from 'vitest';
import type { Upstream, UpstreamConnection } from '../../../electron/base/upstream.ts';
import { createBench, linesOf } from './bench.ts';

interface HandConnection extends UpstreamConnection {
  closed: boolean;
  hangUp(): void;
}

/** A connection whose far end is controlled by the test. */
const createHandConnection = (loginResult: () => Promise<number | null>): HandConnection => {
  const listeners = new Set<() => void>();
  const connection: HandConnection = {
    closed: false,
    connect: loginResult,
    subscribe: async () => 0,
    unsubscribe: async () => true,
    publish: async () => true,
    onMessage: () => () => undefined,
    onClosed: (listener) => {
      listeners.add(listener);
      return () => undefined;
    },
    disconnect: async () => undefined,
    close: () => {
      connection.closed = true;
    },
    hangUp: () => {
      for (const listener of listeners) listener();
    },
  };
  return connection;
};

test('a handshake longer than negotiatetimeout fails, and the late connection is closed', async () => {
  let answer: (result: { connection: UpstreamConnection }) => void = () => undefined;
  const upstream: Upstream = {
    dial: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  };
  const bench = await createBench({ module: { upstream } });
  await bench.lines('AT+SSLCFG="negotiatetimeout",88,10');
  expect(await bench.lines('AT+SSLMIPSTART="broker.example",8883', 10_300)).toEqual(['OK']);
  expect(linesOf(await bench.exchange('', 100))).toEqual(['STATE: IP STATUS', 'CONNECT FAIL']);
  const late = createHandConnection(async () => 0);
  answer({ connection: late });
  expect(await bench.exchange('', 1_000)).toBe('');
  expect(late.closed).toBe(true);
});

test('a broker that accepts and closes at once: CONNACK OK, then CLOSED', async () => {
  const connection = createHandConnection(async () => {
    connection.hangUp();
    return 0;
  });
  const bench = await createBench({ module: { upstream: { dial: async () => ({ connection }) } } });
  await bench.lines('AT+MCONFIG="id"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['OK', 'CONNACK OK', 'CLOSED']);
  expect(await bench.lines('AT+MQTTSTATU')).toEqual(['+MQTTSTATU :0', 'OK']);
});

test('a broker that closes instead of answering the login: only CLOSED', async () => {
  const connection = createHandConnection(async () => {
    connection.hangUp();
    return null;
  });
  const bench = await createBench({ module: { upstream: { dial: async () => ({ connection }) } } });
  await bench.lines('AT+MCONFIG="id"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['OK', 'CLOSED']);
});

test('a restart while the socket is being opened leaves no connection', async () => {
  let answer: (result: { connection: UpstreamConnection }) => void = () => undefined;
  const upstream: Upstream = {
    dial: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  };
  const bench = await createBench({ module: { upstream } });
  await bench.lines('AT+MIPSTART="broker.example",1883');
  bench.module.restart();
  const late = createHandConnection(async () => 0);
  answer({ connection: late });
  expect(await bench.exchange('', 10_000)).not.toContain('CONNECT');
  expect(late.closed).toBe(true);
});

test('after MDISCONNECT nothing is sent even if the broker closes the connection', async () => {
  const connection = createHandConnection(async () => 0);
  const bench = await createBench({ module: { upstream: { dial: async () => ({ connection }) } } });
  await bench.lines('AT+MCONFIG="id"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  await bench.lines('AT+MCONNECT=1,60');
  expect(await bench.lines('AT+MDISCONNECT')).toEqual(['OK']);
  connection.hangUp();
  expect(await bench.exchange('')).toBe('');
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['OK']);
});
