import { describe, expect, it } from 'vitest';
import { stages } from '../../shared/steps.ts';
import { createPlacesBench, type PlacesBench } from '../support/places-bench.ts';

const online = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  await bench.run(id);
  await bench.clock.advance(5_000);
  const type = (line: string) => bench.ask('terminal.send', { sessionId: id, line });
  return { bench, id, type, shown: () => bench.session(id), sent: () => bench.commands(id) };
};

const comesBack = async (bench: PlacesBench, id: string): Promise<void> => {
  while (bench.session(id).state.kind !== 'open' || bench.session(id).identity !== 'same')
    await bench.clock.advance(100);
  await bench.clock.advance(2_000);
};

describe('the shown connection', () => {
  it('is online since its login, regardless of later runs', async () => {
    const { bench, id, shown } = await online();
    const { online: before } = shown();
    expect(before).toMatchObject({ kind: 'online', sinceMs: shown().facts.mqtt?.atMs });
    await bench.clock.advance(60_000);
    await bench.run(id, ['module']);
    bench.socket('sim:').module.setFault('sim-pin', true);
    await bench.run(id, ['module']);
    expect(shown().online).toEqual(before);
  });

  it('is open, watched and can be closed when a run failed after its login', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    bench.socket('sim:').module.setFault('no-suback', true);
    const run = await bench.run(id);
    expect(run).toMatchObject({ failure: { code: 'mqtt/no-suback' } });
    expect(bench.session(id)).toMatchObject({ online: { kind: 'online', plan: run.plan } });
    const asked = bench.commands(id).length;
    await bench.clock.advance(130_000);
    expect(bench.commands(id).slice(asked)).toContain('AT+MQTTSTATU');
    expect(await bench.ask('mqtt.close', { sessionId: id })).toMatchObject({ ok: true });
    expect(bench.session(id).online).toEqual({ kind: 'offline', failure: null });
  });

  it('ends at once when the user types the command that closes it, and is not made again', async () => {
    const { bench, type, shown, sent } = await online();
    await type('AT+MDISCONNECT');
    expect(shown()).toMatchObject({ online: { kind: 'offline', failure: null }, subscriptions: [] });
    const before = sent().length;
    await bench.clock.advance(600_000);
    expect(sent().slice(before)).toEqual([]);
    expect(shown().online).toEqual({ kind: 'offline', failure: null });
  });

  it('is neither online nor closed when the module does not answer any more', async () => {
    const { bench, shown } = await online();
    bench.socket('sim:').module.setFault('mute', true);
    await bench.clock.advance(200_000);
    expect(shown()).toMatchObject({ facts: { mqtt: null, tls: null }, online: { kind: 'recovering' } });
    bench.socket('sim:').module.setFault('mute', false);
    await bench.clock.advance(120_000);
    expect(shown().online.kind).toBe('online');
  });

  it('that was made with typed commands is shown without a plan', async () => {
    const { bench, id, type, shown, sent } = await online();
    const [config, start] = ['AT+MCONFIG', 'AT+SSLMIPSTART'].map((name) =>
      sent().find((line) => line.startsWith(name)),
    );
    await bench.ask('mqtt.close', { sessionId: id });
    expect(config).toBeDefined();
    await type(start ?? '');
    await bench.clock.advance(2_000);
    await type('AT+MCONNECT=1,120');
    await bench.clock.advance(2_000);
    expect(shown()).toMatchObject({ facts: { mqtt: { state: 'online' } }, online: { kind: 'online', plan: null } });
  });
});

describe('a connection whose port was lost', () => {
  it('is not shown as closed; it is watched again with its topics when the module reports it as open', async () => {
    const { bench, id, shown, sent } = await online();
    const { plan } = shown().online as { readonly plan: unknown };
    const { subscriptions } = shown();
    bench.socket('sim:').drop();
    await bench.clock.advance(10);
    expect(shown()).toMatchObject({ state: { kind: 'lost' }, facts: { mqtt: null }, online: { kind: 'offline' } });
    await comesBack(bench, id);
    expect(shown()).toMatchObject({
      online: { kind: 'online', sinceMs: null, plan },
      facts: { mqtt: { state: 'online' } },
    });
    expect(shown().subscriptions).toEqual(subscriptions);
    const asked = sent().length;
    await bench.clock.advance(70_000);
    expect(sent().slice(asked)).toContain('AT+MQTTSTATU');
  });

  const endsWhileAway = async (bench: PlacesBench): Promise<void> => {
    const { module } = bench.socket('sim:');
    bench.socket('sim:').pull();
    module.setFault('drop', true);
    await bench.clock.advance(1_000);
    module.setFault('drop', false);
    bench.socket('sim:').plug();
  };

  it('was dropped if the module reports that it ended meanwhile, and is made again with its topics', async () => {
    const { bench, shown, type } = await online();
    await type('AT+MSUB="by/hand",0');
    await bench.clock.advance(2_000);
    const topics = shown().subscriptions.map(({ topic }) => topic);
    expect(topics).toContain('by/hand');
    await endsWhileAway(bench);
    while (shown().online.kind !== 'recovering') await bench.clock.advance(100);
    const { online: dropped } = shown();
    expect(dropped.kind === 'recovering' && dropped.failure?.facts.causes).toContain('power-lost-with-port');
    expect(shown()).toMatchObject({
      online: {
        kind: 'recovering',
        failure: { code: 'mqtt/dropped', evidence: ['+MQTTSTATU :0'] },
        plan: { name: 'Greenhouse 12' },
      },
      subscriptions: [],
    });
    await bench.clock.advance(120_000);
    expect(shown()).toMatchObject({ online: { kind: 'online', plan: { name: 'Greenhouse 12' } } });
    expect(shown().subscriptions.map(({ topic }) => topic)).toEqual(topics);
  });

  it('is shown as lost and not made again if recovery is switched off', async () => {
    const { bench, id, shown, sent } = await online();
    bench.settings({ recover: false });
    await endsWhileAway(bench);
    await comesBack(bench, id);
    expect(shown()).toMatchObject({
      online: { kind: 'offline', failure: { code: 'mqtt/dropped' } },
      facts: { mqtt: { state: 'closed' } },
    });
    const before = sent().length;
    await bench.clock.advance(300_000);
    expect(sent().slice(before)).toEqual([]);
  });

  const drop = async (bench: PlacesBench, id: string): Promise<void> => {
    const { module } = bench.socket('sim:');
    module.setFault('drop', true);
    await bench.ask('terminal.send', { sessionId: id, line: 'AT' });
    module.setFault('drop', false);
    await bench.clock.advance(100);
  };

  it('stays lost if it was lost before the port, also when the module is back', async () => {
    const { bench, id, shown } = await online();
    bench.settings({ recover: false });
    await drop(bench, id);
    const { online: lost } = shown();
    expect(lost).toMatchObject({ kind: 'offline', failure: { code: 'mqtt/dropped', evidence: ['CLOSED'] } });
    bench.socket('sim:').drop();
    await bench.clock.advance(10);
    expect(shown()).toMatchObject({ state: { kind: 'lost' }, online: lost });
    await comesBack(bench, id);
    expect(shown().online).toEqual(lost);
  });

  it('is not shown as lost for another module on the port', async () => {
    const { bench, id, shown } = await online();
    bench.settings({ recover: false });
    await drop(bench, id);
    const { online: lost } = shown();
    const replaceBy = async (unit: number): Promise<void> => {
      bench.socket('sim:').drop();
      bench.socket('sim:').swap(unit);
      await bench.clock.advance(100);
      await comesBack(bench, id);
    };
    await replaceBy(2);
    expect(shown().online).toEqual({ kind: 'offline', failure: null });
    await replaceBy(1);
    expect(shown().online).toEqual(lost);
  });

  it('that was being recovered is recovered when the module is back, and is not shown as closed', async () => {
    const { bench, id, shown } = await online();
    await drop(bench, id);
    expect(shown().online).toMatchObject({ kind: 'recovering', failure: { evidence: ['CLOSED'] } });
    bench.socket('sim:').drop();
    await bench.clock.advance(10);
    expect(shown()).toMatchObject({
      state: { kind: 'lost' },
      online: { kind: 'offline', failure: { code: 'mqtt/dropped', evidence: ['CLOSED'] } },
    });
    while (shown().online.kind !== 'recovering') await bench.clock.advance(100);
    expect(shown().online).toMatchObject({ failure: { evidence: ['CLOSED'] } });
    await bench.clock.advance(120_000);
    expect(shown().online.kind).toBe('online');
  });

  it('never belongs to another module on the port, and is back with its own module', async () => {
    const { bench, id, shown } = await online();
    const replaceBy = async (unit: number): Promise<void> => {
      bench.socket('sim:').drop();
      bench.socket('sim:').swap(unit);
      await bench.clock.advance(100);
      await comesBack(bench, id);
    };
    const { subscriptions, messages, messageCounts } = shown();
    expect(messageCounts.up).toBeGreaterThan(0);
    await replaceBy(2);
    expect(shown()).toMatchObject({
      messages,
      messageCounts: { up: 0, down: 0 },
      messageOwners: [{ from: 1 }, { from: messages.length + 1, module: expect.stringContaining('Air720') }],
    });
    expect(shown()).toMatchObject({ online: { kind: 'offline' }, lastRun: { isOther: true }, subscriptions: [] });
    await replaceBy(1);
    expect(shown()).toMatchObject({ online: { kind: 'online', plan: { name: 'Greenhouse 12' } }, lastRun: null });
    expect(shown().subscriptions.map(({ topic }) => topic)).toEqual(subscriptions.map(({ topic }) => topic));
    expect(shown().messageCounts).toEqual(messageCounts);
  });

  it('is queried as well if the loss interrupted the run that made it', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    bench.socket('sim:').module.setFault('no-suback', true);
    await bench.ask('run.start', { sessionId: id, stages: [...stages], resume: false });
    while (bench.session(id).facts.mqtt?.state !== 'online') await bench.clock.advance(10);
    await bench.clock.advance(100);
    bench.socket('sim:').drop();
    await comesBack(bench, id);
    expect(bench.session(id)).toMatchObject({
      ...{ run: { state: 'failed' }, facts: { mqtt: { state: 'online' } } },
      online: { kind: 'online', sinceMs: null, plan: null },
    });
  });

  it('that the program closed is known to be closed in the next opening as well', async () => {
    const { bench, id, shown } = await online();
    await bench.ask('session.close', { sessionId: id });
    await bench.clock.advance(2_000);
    await bench.open('sim:');
    await comesBack(bench, id);
    expect(shown()).toMatchObject({ online: { kind: 'offline' }, facts: { mqtt: { state: 'closed' } } });
  });
});
