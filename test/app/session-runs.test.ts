import { describe, expect, it } from 'vitest';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import { fail, ok } from '../../shared/outcome.ts';
import { stages } from '../../shared/steps.ts';
import { device, planOf } from '../support/provision-bench.ts';
import { createSessionServiceBench, type SessionServiceBench } from '../support/session-service-bench.ts';

const dataTopic = `/huawei/v1/devices/${device.id}/data/json`;

const online = async (options: Parameters<typeof createSessionServiceBench>[0] = {}) => {
  const bench = createSessionServiceBench(options);
  const sessionId = await bench.open();
  await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  return { bench, sessionId };
};

describe('a complete run', () => {
  it('is published step by step, with time and traffic, in the events alone', async () => {
    const { bench } = await online();
    expect(bench.mirror()).toEqual(bench.viewStore.view());
    const { run } = bench.session();
    expect(new Set(run?.steps.map(({ status }) => status))).toEqual(new Set(['done']));
    expect(run).toMatchObject({ number: 1, failure: null, report: { ok: true, mqtt: { proof: 'returned' } } });
    for (const step of run?.steps ?? []) expect(step.trafficTo).toBeGreaterThanOrEqual(step.trafficFrom ?? Infinity);
    const signal = run?.steps.find(({ id }) => id === 'module.signal');
    const lines = bench.traffic().slice(signal?.trafficFrom ?? 0, signal?.trafficTo ?? 0);
    const texts = lines.map(({ bytes }) => Buffer.from(bytes).toString().trim());
    expect(texts).toContain('AT+CSQ');
    expect(texts).not.toContain('ATI');
    expect(texts).not.toContain('AT+CCLK?');
  });

  it('keeps the findings of its check-up, with their times', async () => {
    const { bench, sessionId } = await online();
    const found = bench.session().run?.found;
    expect(found).toMatchObject({
      ...{ model: {}, firmware: { verdict: 'ok' }, imei: {}, iccid: {}, sim: { state: 'ready' }, operator: {} },
      ...{ registration: { registered: true }, signal: {}, attach: { attached: true }, clock: {}, mqtt: null },
    });
    await bench.clock.advance(120_000);
    await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ' });
    expect(bench.session().run?.found).toEqual(found);
    await bench.ask('run.start', { sessionId, stages: ['module'], resume: false });
    expect(bench.session().run?.found).toBeNull();
    const again = await bench.runEnds();
    expect(again.found?.signal?.atMs).toBeGreaterThan(found?.signal?.atMs ?? Infinity);
    await bench.ask('run.start', { sessionId, stages: ['credentials'], resume: false });
    await expect(bench.runEnds()).resolves.toMatchObject({ found: again.found });
  });

  it('with a failed check-up keeps the facts that were known until then', async () => {
    const bench = createSessionServiceBench({ faults: ['no-sim'] });
    await bench.open();
    await expect(bench.setUp()).resolves.toMatchObject({
      ...{ state: 'failed', found: { model: {}, sim: { state: 'missing' }, registration: null } },
    });
  });

  it('shows every step as waiting from its start', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: [...stages], resume: false });
    expect(bench.session().run?.steps).toHaveLength(22);
    expect(bench.session().run).toMatchObject({ state: 'running', endedAtMs: null, stages });
    await bench.runEnds();
  });

  it('shows both steps of a topic that is subscribed twice', async () => {
    const plan = planOf({});
    const subscriptions = ([0, 1] as const).map((qos) => ({ topic: dataTopic, qos }));
    const mqtt = { ...plan.profile.mqtt, subscriptions };
    const bench = createSessionServiceBench();
    bench.plan = { ok: true, value: { ...plan, profile: { ...plan.profile, mqtt } } };
    await bench.open();
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
    const subscribed = bench.session().run?.steps.filter(({ id }) => id === 'connect.subscribe');
    expect(subscribed).toMatchObject([{ status: 'done' }, { status: 'done' }]);
    expect(subscribed?.[1]?.trafficFrom).toBeGreaterThanOrEqual(subscribed?.[0]?.trafficTo ?? Infinity);
  });

  it('leaves the session online, with its subscriptions, messages and facts', async () => {
    const { bench } = await online();
    await bench.clock.advance(1_000);
    expect(bench.session()).toMatchObject({
      online: { kind: 'online' },
      subscriptions: [{ received: 0 }, { topic: dataTopic, received: 1 }],
      messages: [
        { number: 1, direction: 'up', topic: dataTopic },
        { number: 2, direction: 'down', topic: dataTopic, encoding: 'text' },
      ],
      facts: { firmware: { verdict: 'ok', minimum: 1104 }, tls: { state: 'up' }, mqtt: { state: 'online' } },
    });
  });

  it("marks the commands of the following watch as its own, not the user's", async () => {
    const { bench, sessionId } = await online();
    await bench.clock.advance(1_000);
    await bench.ask('terminal.send', { sessionId, line: 'AT+MQTTSTATU' });
    const names = bench
      .traffic()
      .filter(({ owner, bytes }) => owner === 'command' && /^AT\+MQTTSTATU/.test(Buffer.from(bytes).toString()))
      .map(({ name }) => name);
    // The run itself queries the state before and after it closes an open connection.
    expect(names).toEqual(['', '', 'watch', 'typed']);
  });

  it('contains no secret in any event', async () => {
    const { bench } = await online();
    expect(JSON.stringify(bench.events)).not.toContain(device.secret);
    expect(bench.commands().join('\n')).toContain('AT+MCONFIG=');
    expect(JSON.stringify(bench.events)).not.toContain(bench.upstream.logins[0]?.password ?? 'none');
    expect(bench.commands().join('\n')).not.toContain(bench.upstream.logins[0]?.password ?? 'none');
  });

  it('is refused during another run', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: [...stages], resume: false });
    const running = { ok: false, error: { code: 'usage/invalid', facts: { field: 'run', problem: 'running' } } };
    expect(await bench.ask('run.start', { sessionId, stages: ['module'], resume: false })).toMatchObject(running);
    expect(await bench.ask('mqtt.open', { sessionId })).toMatchObject(running);
    expect(await bench.ask('mqtt.close', { sessionId })).toMatchObject(running);
    await expect(bench.runEnds()).resolves.toMatchObject({ state: 'done' });
  });

  it('replaces the connection of the earlier run, which is not recovered meanwhile', async () => {
    const { bench } = await online();
    const before = bench.events.length;
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done', number: 2 });
    const kinds = bench.events
      .slice(before)
      .flatMap((event) => (event.type === 'session' ? [event.head.online.kind] : []));
    expect(kinds).not.toContain('recovering');
    expect(bench.upstream.logins).toHaveLength(2);
    expect(bench.session()).toMatchObject({ online: { kind: 'online' }, subscriptions: [{}, {}] });
  });

  it('does not begin without a plan', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    bench.plan = fail('profile/invalid', { field: 'host' });
    const refused = await bench.ask('run.start', { sessionId, stages: [...stages], resume: false });
    expect(refused).toMatchObject({ ok: false, error: { code: 'profile/invalid' } });
    expect(bench.session().run).toBeNull();
    bench.plan = { ok: true, value: planOf({}) };
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  });
});

describe('a run that is stopped in the middle of an upload', () => {
  const stopInUpload = async (): Promise<SessionServiceBench> => {
    const bench = createSessionServiceBench({ paceBaud: 9_600 });
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: [...stages], resume: false });
    while (bench.statuses()['certificate.upload'] !== 'running') await bench.clock.advance(10);
    await bench.clock.advance(300);
    await bench.ask('run.stop', { sessionId });
    return bench;
  };

  it('is shown as stopping at once and ends soon', async () => {
    const bench = await stopInUpload();
    expect(bench.events.some((event) => event.type === 'run' && event.run?.state === 'stopping')).toBe(true);
    const run = await bench.runEnds();
    expect(run).toMatchObject({ state: 'stopped', failure: { code: 'stopped' }, report: { ok: false } });
    expect(bench.statuses()).toMatchObject({ 'certificate.upload': 'stopped', 'connect.ssl': 'waiting' });
  });

  it('can be resumed and completes', async () => {
    const bench = await stopInUpload();
    await bench.runEnds();
    const run = await bench.setUp(true);
    expect(run).toMatchObject({ number: 2, state: 'done', report: { ok: true, certificates: [{ verified: true }] } });
    expect(bench.session().online.kind).toBe('online');
  });

  it('reports its progress from the first byte to the last', async () => {
    const bench = createSessionServiceBench({ paceBaud: 9_600 });
    await bench.open();
    await bench.setUp();
    const all = bench.events.flatMap((event) =>
      event.type === 'step' && event.step.progress?.kind === 'bytes' ? [event.step.progress.doneBytes] : [],
    );
    expect([all.at(0), all.at(-1)]).toEqual([0, 1_211]);
  });
});

describe('a run that fails', () => {
  it.each([
    ['no-sim', 'module.sim', 'module/sim-missing', 'offline'],
    ['connect-fail', 'connect.open', 'connect/failed', 'offline'],
    ['wrong-password', 'connect.login', 'mqtt/refused', 'offline'],
    // After the login the connection is open, regardless of the result of the run.
    ['no-suback', 'connect.subscribe', 'mqtt/no-suback', 'online'],
  ] as const)('by %s reports it, and can be resumed without it', async (fault, step, code, online) => {
    const bench = createSessionServiceBench({ faults: [fault] });
    await bench.open();
    const broken = await bench.setUp();
    expect(broken).toMatchObject({ state: 'failed', failure: { code } });
    expect(broken.steps.find(({ status }) => status === 'failed')).toMatchObject({ id: step, failure: { code } });
    expect(bench.session().online.kind).toBe(online);
    bench.module.setFault(fault, false);
    await expect(bench.setUp(true)).resolves.toMatchObject({ state: 'done', failure: null });
    expect(bench.session()).toMatchObject({ online: { kind: 'online' }, facts: { mqtt: { state: 'online' } } });
  });

  it('after its login does not log in again when it is resumed', async () => {
    const bench = createSessionServiceBench({ faults: ['no-suback'] });
    await bench.open();
    await bench.setUp();
    bench.module.setFault('no-suback', false);
    await bench.setUp(true);
    expect(bench.upstream.logins).toHaveLength(1);
  });

  it('after its login does not reuse that login when the form has another one', async () => {
    const bench = createSessionServiceBench({ faults: ['no-suback'] });
    await bench.open();
    await bench.setUp();
    bench.module.setFault('no-suback', false);
    const changed = planOf({ cloud: { host: '49.4.93.25' } });
    bench.plan = { ok: true, value: { ...changed, secret: 'another' } };
    await expect(bench.setUp(true)).resolves.toMatchObject({ state: 'failed', failure: { code: 'mqtt/refused' } });
    expect(bench.session().online.kind).toBe('offline');
  });

  it('because the connection never answers is shown in the facts as well', async () => {
    const bench = createSessionServiceBench({ faults: ['connect-silent'] });
    await bench.open();
    await expect(bench.setUp()).resolves.toMatchObject({ failure: { code: 'connect/timed-out' } });
    expect(bench.session().facts.tls).toMatchObject({ state: 'failed' });
  });

  it('in its proof keeps the open connection', async () => {
    const bench = createSessionServiceBench({ mqtt: { proof: { topic: dataTopic, qos: 1, payload: '{}' } } });
    bench.module.setFault('no-puback', true);
    await bench.open();
    await expect(bench.setUp()).resolves.toMatchObject({ failure: { code: 'mqtt/no-puback' } });
    expect(bench.session().online.kind).toBe('online');
  });

  it('starts over when the form was changed before it is resumed', async () => {
    const bench = createSessionServiceBench({ faults: ['connect-fail'] });
    await bench.open();
    await bench.setUp();
    bench.module.setFault('connect-fail', false);
    bench.plan = { ok: true, value: planOf({ mqtt: { subscriptions: [{ topic: dataTopic, qos: 0 }] } }) };
    await expect(bench.setUp(true)).resolves.toMatchObject({ state: 'done' });
  });
});

describe('a single stage', () => {
  const runStage = async (bench: SessionServiceBench, stage: (typeof stages)[number]) => {
    const { id } = bench.session();
    await bench.ask('run.start', { sessionId: id, stages: [stage], resume: false });
    return bench.runEnds();
  };

  it('keeps the results of other stages', async () => {
    const { bench } = await online();
    const before = bench.session().run;
    bench.module.setFault('weak-signal', true);
    const run = await runStage(bench, 'module');
    expect(run).toMatchObject({ number: 2, state: 'done', stages: ['module'] });
    const of = (steps: typeof run.steps | undefined, id: string) => steps?.find((step) => step.id === id);
    expect(of(run.steps, 'certificate.upload')).toEqual(of(before?.steps, 'certificate.upload'));
    expect(of(run.steps, 'module.signal')?.warnings).toMatchObject([{ code: 'signal-weak' }]);
    expect(run.report).toMatchObject({ ok: true, certificates: [{ verified: true }], mqtt: { proof: 'returned' } });
  });

  it('does not show a deleted file as verified', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('files.delete', { sessionId, name: 'server.crt' });
    expect(bench.session().run?.report?.certificates).toMatchObject([{ role: 'ca', verified: false }]);
    expect(bench.mirror()).toEqual(bench.viewStore.view());
  });

  it('does not end the connection of an earlier run', async () => {
    const { bench } = await online();
    await runStage(bench, 'module');
    await bench.clock.advance(1_000);
    expect(bench.session().online.kind).toBe('online');
    expect(bench.upstream.logins).toHaveLength(1);
  });

  it('does not end it either when it fails', async () => {
    const { bench } = await online();
    bench.module.setFault('old-firmware', true);
    await expect(runStage(bench, 'module')).resolves.toMatchObject({ failure: { code: 'module/firmware-too-old' } });
    await bench.clock.advance(1_000);
    expect(bench.session().online.kind).toBe('online');
  });

  it('is not changed by a later recovery', async () => {
    const { bench } = await online();
    const run = await runStage(bench, 'module');
    bench.upstream.dropAll();
    await bench.clock.advance(20_000);
    expect(bench.upstream.logins).toHaveLength(2);
    expect(bench.session().run).toEqual(run);
  });

  it('completes the setup, stage by stage', async () => {
    const bench = createSessionServiceBench();
    await bench.open();
    for (const stage of stages) await expect(runStage(bench, stage)).resolves.toMatchObject({ state: 'done' });
    expect(bench.session().run?.report).toMatchObject({ ok: true, mqtt: { connected: true, proof: 'returned' } });
    expect(new Set(Object.values(bench.statuses()))).toEqual(new Set(['done']));
  });
});

describe('an exception in the middle of a run', () => {
  const broken = new Error('a step broke');
  /** Throws when the file is read, in a step of the certificate stage. */
  const brokenPlan = (): ProvisionPlan => {
    const plan = planOf({});
    const files = plan.files.map((file) => ({
      ...file,
      get content(): Uint8Array {
        throw broken;
      },
    }));
    return { ...plan, files };
  };

  it('is reported to the developer, and ends the run as a bug of the program', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    bench.plan = ok(brokenPlan());
    const run = await bench.setUp();
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'program/bug' } });
    expect(run.endedAtMs).not.toBeNull();
    expect(run.steps.filter(({ status }) => status === 'running')).toEqual([]);
    expect(run.steps.find(({ status }) => status === 'failed')).toMatchObject({ failure: { code: 'program/bug' } });
    expect(bench.bugs).toEqual([broken]);
    bench.plan = ok(planOf({}));
    expect(await bench.setUp()).toMatchObject({ state: 'done' });
    await bench.ask('session.close', { sessionId });
    expect(bench.session().state.kind).toBe('closed');
  });
});
