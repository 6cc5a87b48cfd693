import { describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, createProvisionBench } from '../support/provision-bench.ts';

const typed = async (bench: Bench, line: string): Promise<void> => {
  const answer = await bench.clock.runUntil(bench.session.sendTyped(line));
  expect(answer).toMatchObject({ ok: true, value: { final: 'OK' } });
};

const options: BenchOptions = {
  model: 'air780ep',
  mqtt: { subscriptions: [{ topic: 'a/b', qos: 0 }], proof: { topic: 'a/b', qos: 0, payload: '{"a"}' } },
};

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

describe('a module that another program left in HEX mode and cached messages', () => {
  it('is set to plain text and direct messages before every connection', async () => {
    const bench = createProvisionBench(options);
    await typed(bench, 'AT+MQTTMODE=1');
    await typed(bench, 'AT+MQTTMSGSET=1');
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    const commands = bench.commands();
    for (const line of ['AT+MQTTMODE=0', 'AT+MQTTMSGSET=0']) {
      expect(commands.indexOf(line)).toBeGreaterThan(0);
      expect(commands.indexOf(line)).toBeLessThan(commands.findIndex((sent) => sent.startsWith('AT+SSLMIPSTART')));
    }
    expect(textOf(bench.upstream.publishes[0]?.payload)).toBe('{"a"}');
  });

  it('need not have the command: ERROR is not a failure', async () => {
    const error = { fault: 'error', command: '+MQTTMODE', occurrence: null, point: 'after-echo' } as const;
    const bench = createProvisionBench({ ...options, faults: [error] });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
  });
});

describe('HEX mode that is switched on while the connection is open', () => {
  const opened = async (mode: string): Promise<Bench> => {
    const bench = createProvisionBench(options);
    await bench.provision();
    await typed(bench, mode);
    return bench;
  };
  const publish = (bench: Bench, text: string) =>
    bench.clock.runUntil(
      bench.session.publish(
        { topic: 'c', qos: 0, message: new TextEncoder().encode(text) },
        new AbortController().signal,
      ),
    );

  it('is switched off when a text is refused with 50, and the text is published once', async () => {
    const bench = await opened('AT+MQTTMODE=1');
    await expect(publish(bench, 'hello')).resolves.toMatchObject({ ok: true });
    expect(bench.commands().slice(-3)).toEqual(['AT+MPUB="c",0,0,"hello"', 'AT+MQTTMODE=0', 'AT+MPUB="c",0,0,"hello"']);
    const published = bench.upstream.publishes.filter(({ topic }) => topic === 'c');
    expect(published.map(({ payload }) => textOf(payload))).toEqual(['hello']);
  });

  it('does not turn a text of hex digits into bytes', async () => {
    const bench = await opened('AT+MQTTMODE=1');
    await expect(publish(bench, '41424344')).resolves.toMatchObject({ ok: true });
    const published = bench.upstream.publishes.filter(({ topic }) => topic === 'c');
    expect(published.map(({ payload }) => textOf(payload))).toEqual(['41424344']);
  });

  it('does not hide that a text is refused for another reason', async () => {
    const bench = createProvisionBench({
      ...options,
      faults: [{ fault: 'error', command: '+MPUB', occurrence: 2, point: 'after-echo' }],
    });
    await bench.provision();
    await expect(publish(bench, 'hello')).resolves.toMatchObject({
      ok: false,
      error: { code: 'mqtt/publish-refused', facts: { answer: 'ERROR' } },
    });
    expect(bench.commands().filter((line) => line.startsWith('AT+MQTTMODE'))).toHaveLength(1);
  });

  it.each(['AT+MQTTMODE=0', 'AT+MQTTMODE=1'])('does not change what is received: %s', async (mode) => {
    const bench = await opened(mode);
    const received: string[] = [];
    bench.session.on('message', (_topic, payload) => received.push(textOf(payload)));
    for (const text of ['{"a"}', '"7B22', 'OK']) bench.upstream.deliver('a/b', new TextEncoder().encode(text));
    await bench.clock.advance(5_000);
    expect(received).toEqual(['{"a"}', '"7B22', 'OK']);
  });
});
