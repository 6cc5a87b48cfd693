import { describe, expect, it } from 'vitest';
import type { LineSettings } from '../../electron/base/byte-link.ts';
import { sleep } from '../../electron/base/clock.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { failure } from '../../shared/outcome.ts';
import { device } from '../support/provision-bench.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const dataTopic = `/huawei/v1/devices/${device.id}/data/json`;

const online = async (options: Parameters<typeof createSessionServiceBench>[0] = {}) => {
  const bench = createSessionServiceBench(options);
  const sessionId = await bench.open();
  await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  await bench.clock.advance(1_000);
  return { bench, sessionId };
};

describe('the opening of a port', () => {
  it('waits until the port is released', async () => {
    const calls: string[] = [];
    const bench = createSessionServiceBench({
      beforeOpen: async (address, baudRate) => {
        await sleep(bench.clock, 500);
        calls.push(`${address} ${baudRate}`);
      },
      whileOpening: async () => {
        calls.push('opening');
      },
    });
    await bench.open();
    expect(calls).toEqual(['sim: 115200', 'opening']);
  });
  it('waits for the one in progress: two requests for one port give one session, opened once', async () => {
    const calls: string[] = [];
    const bench = createSessionServiceBench({
      whileOpening: async () => {
        calls.push('opens');
        await sleep(bench.clock, 500);
        calls.push('opened');
      },
    });
    const ask = (address: string) => bench.service.handlers['session.open']({ address, baudRate: 115_200 });
    const both = await bench.clock.runUntil(Promise.all([ask('sim:'), ask('sim:')]));
    expect(both).toEqual([
      { ok: true, value: { sessionId: 's1' } },
      { ok: true, value: { sessionId: 's1' } },
    ]);
    expect(calls).toEqual(['opens', 'opened']);
    expect(Object.values(bench.viewStore.view().sessions)).toMatchObject([{ id: 's1', state: { kind: 'open' } }]);
  });

  it('works after one that threw', async () => {
    let attempts = 0;
    const bench = createSessionServiceBench({
      beforeOpen: async () => {
        attempts += 1;
        if (attempts === 1) throw new Error('a bug');
      },
    });
    const ask = () => bench.service.handlers['session.open']({ address: 'sim:', baudRate: 115_200 });
    const [first, second] = await bench.clock.runUntil(Promise.allSettled([ask(), ask()]));
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
    expect(bench.session().state.kind).toBe('open');
  });
});

describe('a port that cannot be opened', () => {
  it('reports the reason and creates no session', async () => {
    const busy = failure('link/busy', { path: '/dev/ttyUSB2' });
    const bench = createSessionServiceBench({ openFailure: busy });
    const answer = await bench.ask('session.open', { address: '/dev/ttyUSB2', baudRate: 115_200 });
    expect(answer).toEqual({ ok: false, error: busy });
    expect(bench.viewStore.view()).toMatchObject({ sessions: {} });
  });
});

describe('the line of a port', () => {
  it('uses the settings at its opening', async () => {
    const lines: LineSettings[] = [];
    const bench = createSessionServiceBench({
      whileOpening: async (_module, _clock, line) => {
        lines.push(line);
      },
    });
    const sessionId = await bench.open();
    const frame = { ...defaultFrame, dataBits: 7, parity: 'even', stopBits: 2, rtscts: true } as const;
    bench.viewStore.publish({ type: 'settings', settings: { ...bench.viewStore.view().settings, line: frame } });
    await bench.ask('session.close', { sessionId });
    await bench.open();
    expect(lines).toEqual([
      { baudRate: 115_200, frame: defaultFrame },
      { baudRate: 115_200, frame },
    ]);
  });
});

describe('what can be published', () => {
  it.each([
    ['air720h', 1_360, false],
    ['air780ep', 4_100, true],
  ] as const)('by an %s is %i bytes, binary: %s, once a run has recognised it', async (model, bytes, binary) => {
    const bench = createSessionServiceBench({ model });
    const sessionId = await bench.open();
    expect(bench.session()).toMatchObject({ publishLimitBytes: 1_360, publishesBinary: false });
    await bench.ask('run.start', { sessionId, stages: ['module'], resume: false });
    await bench.runEnds();
    expect(bench.session()).toMatchObject({ publishLimitBytes: bytes, publishesBinary: binary });
  });
});

describe('a run of one stage', () => {
  it('requests the plan of that stage only', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: ['module'], resume: false });
    await expect(bench.runEnds()).resolves.toMatchObject({ state: 'done', failure: null });
    expect(bench.plannedFor[0]).toEqual(['module']);
  });
});

describe('a session', () => {
  it('that is closed disconnects the module', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('session.close', { sessionId });
    expect(bench.session()).toMatchObject({ state: { kind: 'closed' }, online: { kind: 'offline', failure: null } });
    expect(bench.commands().slice(-4)).toEqual(['AT+MQTTSTATU', 'AT+MDISCONNECT', 'AT+MIPCLOSE', 'AT+MQTTSTATU']);
    expect(bench.upstream.subscriptions()).toEqual([]);
    expect(await bench.ask('files.read', { sessionId })).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
  });

  it('without a connection is closed without a command', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('session.close', { sessionId });
    expect(bench.session().state.kind).toBe('closed');
    expect(bench.commands()).toEqual([]);
  });

  it('that is closed in the middle of a run stops it first', async () => {
    const bench = createSessionServiceBench({ paceBaud: 9_600 });
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: ['module', 'certificate'], resume: false });
    while (bench.statuses()['certificate.upload'] !== 'running') await bench.clock.advance(10);
    await bench.ask('session.close', { sessionId });
    expect(bench.session()).toMatchObject({ state: { kind: 'closed' }, run: { state: 'stopped' } });
  });

  it('with a silent module is closed as well', async () => {
    const { bench, sessionId } = await online();
    bench.module.setFault('mute', true);
    const startedAtMs = bench.clock.nowMs();
    await bench.ask('session.close', { sessionId });
    expect(bench.session().state.kind).toBe('closed');
    expect(bench.clock.nowMs() - startedAtMs).toBeLessThan(21_000);
  });

  it('is not kept open by a command that would take minutes', async () => {
    const { bench, sessionId } = await online();
    bench.module.setFault('mute', true);
    const asked = bench.service.handlers['terminal.send']({ sessionId, line: 'AT+COPS=?' });
    await bench.clock.advance(1_000);
    const startedAtMs = bench.clock.nowMs();
    await bench.ask('session.close', { sessionId });
    expect(bench.clock.nowMs() - startedAtMs).toBeLessThan(21_000);
    await expect(asked).resolves.toMatchObject({ ok: false, error: { code: 'stopped' } });
  });

  it('that is removed is closed cleanly first, and keeps nothing', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('session.forget', { sessionId });
    expect(bench.viewStore.view().sessions).toEqual({});
    expect(bench.service.traffic(sessionId)).toBeNull();
    expect(bench.upstream.subscriptions()).toEqual([]);
    expect(await bench.open()).toBe('s2');
  });

  it('whose cable is pulled is lost, and so is its run', async () => {
    const bench = createSessionServiceBench({
      faults: [{ fault: 'unplug', command: '+CSQ', occurrence: null, point: 'after-echo' }],
    });
    const sessionId = await bench.open();
    const run = await bench.setUp();
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'link/lost' } });
    expect(bench.session().state).toMatchObject({ kind: 'lost', failure: { code: 'link/lost' } });
    const asked = await bench.ask('terminal.send', { sessionId, line: 'AT' });
    expect(asked).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    await bench.ask('session.close', { sessionId });
    expect(bench.session().state.kind).toBe('closed');
  });

  it('receives what the module sent while the port was opened', async () => {
    const bench = createSessionServiceBench({
      whileOpening: async (module, clock) => {
        module.restart();
        await sleep(clock, 20_000);
      },
    });
    await bench.open();
    await bench.clock.advance(1_000);
    expect(bench.traffic().map(({ name }) => name)).toContain('ready');
  });

  it('reports that its recording failed', async () => {
    const { bench } = await online();
    const { recording } = bench.session();
    bench.service.noteRecordingFailure('/elsewhere.jsonl');
    expect(bench.session().recording).toMatchObject({ failed: false });
    expect(recording?.name).toMatch(/^\d{8}T.*\.jsonl$/);
  });
});

describe('an open connection', () => {
  it('that is lost is made again, with the topics that the user subscribed', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('mqtt.subscribe', { sessionId, topic: 'orders/#', qos: 1 });
    bench.upstream.dropAll();
    await bench.clock.advance(100);
    expect(bench.session()).toMatchObject({ online: { kind: 'recovering', attempt: 1 }, subscriptions: [] });
    expect(bench.session().facts).toMatchObject({ tls: { state: 'closed' }, mqtt: { state: 'closed' } });
    await bench.clock.advance(20_000);
    expect(bench.session().online.kind).toBe('online');
    expect(bench.session().subscriptions.map(({ topic }) => topic)).toContain('orders/#');
    expect(bench.upstream.subscriptions().map(({ topic }) => topic)).toContain('orders/#');
    expect(bench.statuses()['module.answer']).toBe('done');
  });

  it('that is lost stays lost if recovery is switched off', async () => {
    const bench = createSessionServiceBench();
    bench.viewStore.publish({ type: 'settings', settings: { ...bench.viewStore.view().settings, recover: false } });
    await bench.open();
    await bench.setUp();
    await bench.clock.advance(1_000);
    bench.upstream.dropAll();
    await bench.clock.advance(60_000);
    expect(bench.session().online).toMatchObject({ kind: 'offline', failure: { code: 'mqtt/dropped' } });
  });

  it('is closed and opened again on request', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('mqtt.close', { sessionId });
    expect(bench.session()).toMatchObject({ online: { kind: 'offline', failure: null }, subscriptions: [] });
    expect(bench.session().facts.mqtt?.state).toBe('closed');
    await bench.clock.advance(120_000);
    expect(bench.session().online.kind).toBe('offline');
    await bench.ask('mqtt.open', { sessionId });
    await expect(bench.runEnds()).resolves.toMatchObject({ state: 'done', stages: ['connect'] });
    await bench.clock.advance(100);
    expect(bench.session().online.kind).toBe('online');
    expect(bench.session().subscriptions).toHaveLength(2);
  });
});

describe('messages', () => {
  it('are subscribed to, counted, and unsubscribed from', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('mqtt.subscribe', { sessionId, topic: 'a/+', qos: 1 });
    bench.upstream.deliver('a/b', Buffer.from('{"温度":21}'));
    bench.upstream.deliver('a/c', Uint8Array.of(0, 255, 7));
    await bench.clock.advance(1_000);
    expect(bench.session().subscriptions.at(-1)).toEqual({ topic: 'a/+', qos: 1, received: 2 });
    expect(bench.session().messages.slice(-2)).toMatchObject([
      { number: 3, direction: 'down', topic: 'a/b', payload: '{"温度":21}', encoding: 'text', qos: null },
      { number: 4, topic: 'a/c', payload: '00ff07', encoding: 'hex', sizeBytes: 3 },
    ]);
    await bench.ask('mqtt.unsubscribe', { sessionId, topic: 'a/+' });
    expect(bench.session().subscriptions.map(({ topic }) => topic)).not.toContain('a/+');
    expect(bench.upstream.subscriptions().map(({ topic }) => topic)).not.toContain('a/+');
  });

  it('are published byte for byte, and shown once the module accepted them', async () => {
    const { bench, sessionId } = await online();
    const sent = bench.ask('mqtt.publish', { sessionId, topic: dataTopic, qos: 1, payload: '温度 "21"\r\n\\' });
    expect(bench.session().busy).toBe(true);
    await expect(sent).resolves.toMatchObject({ ok: true });
    expect(bench.session().busy).toBe(false);
    expect(Buffer.from(bench.upstream.publishes.at(-1)?.payload ?? []).toString()).toBe('温度 "21"\r\n\\');
    const up = bench.session().messages.filter(({ direction }) => direction === 'up');
    expect(up.at(-1)).toMatchObject({ payload: '温度 "21"\r\n\\', qos: 1, sizeBytes: 14, complete: true });
  });

  it('with any bytes are sent by MPUBEX if the module has it, and are shown as well', async () => {
    const { bench, sessionId } = await online({ model: 'air780ep' });
    await bench.ask('mqtt.publish', { sessionId, topic: 'x', qos: 0, payload: '\u0001\u0002' });
    expect(bench.commands().at(-1)).toMatch(/^AT\+MPUBEX=/);
    expect(bench.session().messages.at(-1)).toMatchObject({ direction: 'up', payload: '0102', encoding: 'hex' });
  });

  it('that are typed count like others, and a refused one does not', async () => {
    const { bench, sessionId } = await online();
    const before = bench.session().messages.length;
    await bench.ask('terminal.send', { sessionId, line: 'AT+MSUB="typed",0' });
    await bench.clock.advance(1_000);
    await bench.ask('terminal.send', { sessionId, line: 'AT+MPUB="typed",0,0,"a\\22b"' });
    await bench.clock.advance(2_000);
    expect(bench.session().messages.slice(before)).toMatchObject([
      { direction: 'up', payload: 'a"b' },
      { direction: 'down', payload: 'a"b' },
    ]);
    expect(bench.session().subscriptions.at(-1)).toEqual({ topic: 'typed', qos: 0, received: 1 });
    await bench.ask('mqtt.close', { sessionId });
    const refused = await bench.ask('mqtt.publish', { sessionId, topic: 'typed', qos: 0, payload: 'x' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'mqtt/publish-refused' } });
    expect(bench.session().messages).toHaveLength(before + 2);
  });

  it.each([
    ['mqtt.publish', 'a/#', 'wildcard'],
    ['mqtt.subscribe', 'a"b', 'quote'],
    ['mqtt.subscribe', 'a/#/b', 'wildcard-misplaced'],
  ] as const)('%s to %s is refused before anything is sent', async (name, topic, problem) => {
    const { bench, sessionId } = await online();
    const before = bench.commands().length;
    const asked = await bench.ask(name, { sessionId, topic, qos: 0, payload: 'x' } as never);
    expect(asked).toMatchObject({ ok: false, error: { code: 'usage/invalid', facts: { field: 'topic', problem } } });
    expect(bench.commands()).toHaveLength(before);
  });
});

describe('files on the module', () => {
  it('are listed with their sizes, and deleted', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('files.read', { sessionId });
    const files = [{ name: 'server.crt', sizeBytes: 1_211 }];
    expect(bench.session().files).toMatchObject({ state: 'known', files, failure: null });
    expect(bench.session().files.freeBytes).toBeGreaterThan(1_000);
    await bench.ask('files.delete', { sessionId, name: 'server.crt' });
    expect(bench.session().files).toMatchObject({ state: 'known', files: [] });
    expect(bench.module.files.size).toBe(0);
    await expect(bench.ask('files.delete', { sessionId, name: 'server.crt' })).resolves.toMatchObject({ ok: true });
  });

  it('cannot be read from a silent module, and the known list stays', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('files.read', { sessionId });
    bench.module.setFault('mute', true);
    await expect(bench.ask('files.read', { sessionId })).resolves.toMatchObject({ ok: false });
    expect(bench.session().files).toMatchObject({ state: 'failed', failure: { code: 'at/timeout' } });
    expect(bench.session().files.files).toHaveLength(1);
  });
});

it('a typed command is answered, and its facts are used', async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  const answer = await bench.ask('terminal.send', { sessionId, line: 'AT+COPS?' });
  expect(answer).toMatchObject({ ok: true, value: { final: 'OK', acceptedOnly: false } });
  expect(bench.session().facts.operator?.text).toBeTruthy();
  await expect(bench.ask('terminal.send', { sessionId, line: 'hello' })).resolves.toMatchObject({ ok: false });
});

it('byte counts are published at most twice a second, and not while the line is idle', async () => {
  const bench = createSessionServiceBench({ paceBaud: 9_600 });
  await bench.open();
  await bench.setUp();
  const seconds = bench.clock.nowMs() / 1_000;
  await bench.clock.advance(5_000);
  const calls = bench.events.filter(({ type }) => type === 'counters').length;
  expect(calls).toBeLessThanOrEqual(2 * (seconds + 5));
  const { counters } = bench.session();
  const bytes = (direction: string) =>
    bench.traffic().reduce((sum, piece) => sum + (piece.direction === direction ? piece.bytes.length : 0), 0);
  expect(counters).toEqual({
    sentBytes: bytes('sent'),
    receivedBytes: bytes('received'),
    sentPerSecond: 0,
    receivedPerSecond: 0,
  });
  await bench.clock.advance(10_000);
  expect(bench.events.filter(({ type }) => type === 'counters')).toHaveLength(calls);
});
