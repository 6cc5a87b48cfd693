import { describe, expect, it } from 'vitest';
import { connectionEnd } from '../../electron/procedures/connection-end.ts';
import type { OnlineState } from '../../electron/procedures/keep-online.ts';
import { classifyUrc } from '../support/classify-urc.ts';
import { type Bench, createProvisionBench } from '../support/provision-bench.ts';
import type { Script } from '../support/scripted-module.ts';

interface Watched {
  readonly bench: Bench;
  readonly states: OnlineState[];
  readonly ended: ReturnType<Bench['session']['keepOnline']>;
  readonly stop: () => void;
  kinds(): string[];
}

const watch = async (
  recover: boolean | (() => boolean),
  onState: (state: OnlineState, bench: Bench) => void = () => undefined,
  script: Script = [],
): Promise<Watched> => {
  const bench = createProvisionBench({ script });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  const controller = new AbortController();
  const states: OnlineState[] = [];
  const ended = bench.session.keepOnline({
    plan: bench.plan,
    result: bench.result(),
    recover: typeof recover === 'boolean' ? () => recover : recover,
    signal: controller.signal,
    onState: (state) => {
      states.push(state);
      onState(state, bench);
    },
  });
  return { bench, states, ended, stop: () => controller.abort(), kinds: () => states.map(({ kind }) => kind) };
};

describe('a request to connect again that is taken back', () => {
  it('ends the watch at the next loss', async () => {
    let recovers = true;
    const { bench, ended, kinds } = await watch(() => recovers);
    await bench.clock.advance(10_000);
    recovers = false;
    bench.upstream.dropAll();
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/dropped' });
    expect(kinds()).toEqual(['online', 'offline']);
  });

  it('makes no further attempt, and says how the last one ended', async () => {
    let recovers = true;
    const { bench, ended, states } = await watch(() => recovers);
    bench.module.setFault('connect-fail', true);
    bench.upstream.dropAll();
    while (states.filter(({ kind }) => kind === 'recovering').length < 3) await bench.clock.advance(100);
    // Each further attempt names the failure of the one before.
    expect(states.at(-1)).toMatchObject({ kind: 'recovering', attempt: 3, failure: { code: 'connect/failed' } });
    recovers = false;
    await bench.clock.advance(60_000);
    await expect(ended).resolves.toMatchObject({ code: 'connect/failed' });
    expect(states.filter(({ kind }) => kind === 'recovering')).toHaveLength(3);
  });
});

describe('a connection that ends right after a message was published', () => {
  it('is most likely closed because of its topic', async () => {
    const { bench, states, ended } = await watch(false);
    await bench.clock.advance(10_000);
    const typed = bench.session.sendTyped('AT+MPUB="of/another/device",0,0,"x"');
    await bench.clock.runUntil(typed);
    bench.upstream.dropAll();
    await bench.clock.runUntil(ended);
    expect(states.at(-1)).toMatchObject({
      failure: { facts: { causes: ['topic-not-allowed', 'network-lost', 'same-device-elsewhere'] } },
    });
  });
});

describe('a lost connection', () => {
  it('is reported at once and ends the watch without recovery', async () => {
    const { bench, ended, kinds } = await watch(false);
    await bench.clock.advance(10_000);
    const lostAtMs = bench.clock.nowMs();
    bench.upstream.dropAll();
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/dropped', evidence: ['CLOSED'] });
    expect(bench.clock.nowMs() - lostAtMs).toBeLessThan(1_000);
    expect(kinds()).toEqual(['online', 'offline']);
  });

  it('is made again, including subscriptions, with recovery', async () => {
    const { bench, ended, kinds, stop } = await watch(true);
    const topics = bench.upstream.subscriptions().map(({ topic }) => topic);
    bench.upstream.dropAll();
    await bench.clock.advance(1);
    expect(bench.upstream.subscriptions()).toEqual([]);
    await bench.clock.advance(10_000);
    expect(kinds()).toEqual(['online', 'offline', 'recovering', 'online']);
    expect(bench.upstream.subscriptions().map(({ topic }) => topic)).toEqual(topics);
    stop();
    await expect(bench.clock.runUntil(ended)).resolves.toBeNull();
  });

  it('after a restart gets its settings again, because the module lost them', async () => {
    const { bench, kinds, stop, ended } = await watch(true);
    const before = bench.commands().length;
    bench.module.restart();
    await bench.clock.advance(60_000);
    expect(kinds()).toEqual(['online', 'offline', 'recovering', 'online']);
    expect(bench.commands().slice(before)).toEqual(
      expect.arrayContaining(['ATE0', 'AT+SSLCFG="cacert",88,"server.crt"', 'AT+MQTTMSGSET=0', 'AT+MCONNECT=1,60']),
    );
    stop();
    await bench.clock.runUntil(ended);
  });

  it('is tried again with growing pauses while the broker is unreachable', async () => {
    const { bench, states, stop, ended } = await watch(true);
    bench.module.setFault('connect-fail', true);
    bench.upstream.dropAll();
    await bench.clock.advance(60_000);
    const pauses = states.flatMap((state) => (state.kind === 'recovering' ? [state.waitMs] : []));
    expect(pauses.slice(0, 5)).toEqual([1_000, 2_000, 5_000, 10_000, 30_000]);
    bench.module.setFault('connect-fail', false);
    await bench.clock.advance(60_000);
    expect(states.at(-1)?.kind).toBe('online');
    stop();
    await bench.clock.runUntil(ended);
  });

  it('three times within a minute is not recovered: a second device uses the same login', async () => {
    let drops = 0;
    const { bench, ended } = await watch(true, (state, { clock, upstream }) => {
      if (state.kind === 'online') {
        drops += 1;
        clock.after(2_000, () => upstream.dropAll());
      }
    });
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/kicked', facts: { count: 3 } });
    expect(drops).toBe(3);
  });

  it('three times, but not within a minute, is recovered each time', async () => {
    const { bench, ended, kinds, stop } = await watch(true);
    for (let drop = 0; drop < 5; drop += 1) {
      // At most two within a minute.
      await bench.clock.advance(35_000);
      bench.upstream.dropAll();
      await bench.clock.advance(10_000);
      expect(kinds().at(-1)).toBe('online');
    }
    stop();
    await expect(bench.clock.runUntil(ended)).resolves.toBeNull();
  });

  it('again begins with the shortest pause, once a recovery has succeeded', async () => {
    const { bench, states, stop, ended } = await watch(true);
    const lose = async (): Promise<readonly number[]> => {
      const before = states.length;
      bench.module.setFault('connect-fail', true);
      bench.upstream.dropAll();
      await bench.clock.advance(15_000);
      bench.module.setFault('connect-fail', false);
      await bench.clock.advance(100_000);
      expect(states.at(-1)?.kind).toBe('online');
      return states.slice(before).flatMap((state) => (state.kind === 'recovering' ? [state.waitMs] : []));
    };
    const first = await lose();
    expect(first.slice(0, 3)).toEqual([1_000, 2_000, 5_000]);
    expect(await lose()).toEqual(first);
    stop();
    await bench.clock.runUntil(ended);
  });

  it('is not retried forever when the login is refused', async () => {
    const { bench, ended } = await watch(true);
    bench.module.setFault('wrong-password', true);
    bench.upstream.dropAll();
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/refused' });
  });

  it('between the proof and the watch, without a listener, is detected at once', async () => {
    const bench = createProvisionBench();
    await bench.provision();
    bench.upstream.dropAll();
    await bench.clock.advance(1_000);
    const { plan, clock, session } = bench;
    const ended = session.keepOnline({
      ...{ plan, result: bench.result(), recover: () => false },
      signal: new AbortController().signal,
      onState: () => undefined,
    });
    const startedAtMs = clock.nowMs();
    await expect(clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/dropped' });
    expect(clock.nowMs() - startedAtMs).toBeLessThan(1_000);
  });

  it('that the module does not report is detected by polling', async () => {
    const { bench, ended } = await watch(false);
    await bench.clock.advance(1_000);
    // Firmware before 724 V838 sends nothing when the server closes.
    bench.module.setFault('mute', true);
    bench.upstream.dropAll();
    await bench.clock.advance(1_000);
    bench.module.setFault('mute', false);
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({
      code: 'mqtt/dropped',
      evidence: ['+MQTTSTATU :0'],
      facts: { causes: ['network-lost', 'same-device-elsewhere', 'heartbeat-lost'] },
    });
  });
});

it('messages that the module caches are fetched', async () => {
  const { bench, ended, stop } = await watch(true);
  const topic = bench.plan.profile.mqtt.subscriptions[0]?.topic ?? '';
  const received: string[] = [];
  bench.session.on('message', (name, payload) => received.push(`${Buffer.from(name)} ${Buffer.from(payload)}`));
  await bench.clock.advance(100);
  bench.module.receive(Buffer.from('AT+MQTTMSGSET=1\r'));
  await bench.clock.advance(100);
  bench.upstream.deliver(topic, Buffer.from('first'));
  await bench.clock.advance(1_000);
  expect(received).toEqual([`${topic} first`]);
  stop();
  await bench.clock.runUntil(ended);
});

describe('stopping the watch', () => {
  it('ends it without a failure and leaves no timer', async () => {
    const { bench, ended, stop } = await watch(true);
    stop();
    await expect(bench.clock.runUntil(ended)).resolves.toBeNull();
    await bench.clock.runUntil(bench.session.disconnect());
    expect(bench.upstream.subscriptions()).toEqual([]);
  });

  it('ends it in the middle of a recovery as well', async () => {
    const { bench, ended, stop } = await watch(true);
    bench.module.setFault('connect-silent', true);
    bench.upstream.dropAll();
    await bench.clock.advance(5_000);
    stop();
    await expect(bench.clock.runUntil(ended)).resolves.toBeNull();
    // The connection of the recovery is closed, so there is nothing left to close.
    const closed = await bench.clock.runUntil(bench.session.sendTyped('AT+MIPCLOSE'));
    expect(closed).toMatchObject({ ok: false, error: { code: 'at/error', facts: { answer: '+CME ERROR: 767' } } });
  });
});

it.each([
  ['CLOSED', true],
  ['+PDP: DEACT', true],
  ['+PDP DEACT', true],
  ['+CGEV: NW PDN DEACT 1', true],
  ['+CGEV: ME PDN DEACT 1', true],
  ['+CGEV: NW PDN DEACT 1,0', true],
  ['+CGEV: NW PDN DEACT', true],
  ['+CGEV: NW PDN DEACT 2', false],
  ['+CGEV: ME PDN DEACT 11', false],
  ['+CGEV: ME DETACH', true],
  ['+CGEV: ME PDN ACT 1,0', false],
  ['^MODE: 17,17', false],
  ['+NITZ: 2024/08/27,06:36:38+0, ', false],
])('%s ends the connection: %s', (line, ends) => {
  const name = classifyUrc(line);
  expect(name !== null && connectionEnd(name, line)).toBe(ends);
});

describe('a packet context that is not that of the connection', () => {
  it('ends nothing when the network ends it, and the module is asked at once', async () => {
    const line = '+CGEV: NW PDN DEACT 2';
    const { bench, kinds, stop, ended } = await watch(true, undefined, [[/^AT\+CGMR/, [[10, line], 'pass']]]);
    await bench.clock.advance(10_000);
    const asked = () => bench.commands().filter((sent) => sent.startsWith('AT+MQTTSTATU')).length;
    const before = asked();
    await bench.clock.runUntil(bench.session.sendTyped('AT+CGMR'));
    await bench.clock.advance(5_000);
    expect([kinds(), asked() - before]).toEqual([['online'], 1]);
    stop();
    await bench.clock.runUntil(ended);
  });
});

describe('CLOSED while the module still reports the connection', () => {
  it('is the late end of an earlier connection, and ends nothing', async () => {
    const { bench, kinds, stop, ended } = await watch(true, undefined, [[/^AT\+CGMR/, [[10, 'CLOSED']], 'pass']]);
    const { subscribed } = bench.result().findings;
    await bench.clock.runUntil(bench.session.sendTyped('AT+CGMR'));
    await bench.clock.advance(5_000);
    expect(kinds()).toEqual(['online']);
    expect(subscribed.length).toBeGreaterThan(0);
    const again = await bench.clock.runUntil(
      bench.session.provision(bench.plan, new AbortController().signal, null, ['proof']),
    );
    expect(again).toMatchObject({ ok: true, value: { failure: null, findings: { connected: true, subscribed } } });
    stop();
    await bench.clock.runUntil(ended);
  });

  it('is an end of the connection if the module does not report one any more', async () => {
    const { bench, kinds, ended } = await watch(false, undefined, [
      [/^AT\+CGMR/, [[10, 'CLOSED'], 'OK']],
      [/^AT\+MQTTSTATU/, ['ERROR']],
    ]);
    await bench.clock.runUntil(bench.session.sendTyped('AT+CGMR'));
    await expect(bench.clock.runUntil(ended)).resolves.toMatchObject({ code: 'mqtt/dropped', evidence: ['CLOSED'] });
    expect(kinds()).toEqual(['online', 'offline']);
  });
});

describe('a module that does not report the state, and sends CLOSED of each closed connection late', () => {
  it('is not taken for a device that is connected elsewhere', async () => {
    const { bench, kinds, stop, ended } = await watch(true, undefined, [
      [/^AT\+MQTTSTATU/, ['ERROR']],
      [/^AT\+MIPCLOSE/, [[4_000, 'CLOSED']], 'pass'],
    ]);
    await bench.clock.advance(120_000);
    expect(kinds()).toEqual(['online', 'offline', 'recovering', 'online']);
    bench.upstream.dropAll();
    await bench.clock.advance(1_000);
    expect(kinds().slice(4)).toEqual(['offline', 'recovering']);
    stop();
    await expect(bench.clock.runUntil(ended)).resolves.toBeNull();
  });
});
