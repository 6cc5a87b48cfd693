import { describe, expect, it } from 'vitest';
import { identityOf } from '../../electron/simulator/module/identity.ts';
import type { FaultSpec } from '../../electron/simulator/placed-faults.ts';
import { createPlacesBench } from '../support/places-bench.ts';

const imeiOf = (unit: number): string => identityOf(unit).imei;

const online = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  await expect(bench.run(id)).resolves.toMatchObject({ state: 'done', number: 1 });
  const socket = bench.socket('sim:');
  /** Connects another module to the port, and waits until it has started and was asked. */
  const exchange = async (unit: number, faults: readonly FaultSpec[] = []): Promise<void> => {
    socket.pull();
    await bench.clock.advance(2_000);
    socket.plug(unit, faults);
    await bench.clock.advance(120_000);
  };
  return { bench, id, socket, exchange };
};

const refuses = (command: string, occurrence: number | null = null): FaultSpec => ({
  ...{ fault: 'error', command, occurrence },
  point: 'after-echo',
});

describe('a module that comes back', () => {
  it('is asked for its identity and keeps its results', async () => {
    const { bench, id, exchange } = await online();
    // A new connection queries more.
    bench.settings({ recover: false });
    const before = bench.session(id);
    const sent = bench.commands(id).length;
    await exchange(1);
    const after = bench.session(id);
    expect(bench.commands(id).slice(sent)).toContain('AT+CGSN');
    expect(after).toMatchObject({ state: { kind: 'open' }, identity: 'same', lastRun: null, changedStages: [] });
    expect(after.run).toEqual(before.run);
    expect(after.facts).toMatchObject({
      imei: { text: imeiOf(1) },
      model: { text: before.facts.model?.text },
      registration: null,
    });
    expect(after.facts.firmware).toEqual(before.facts.firmware);
    // The card may have been moved while the cable was out. The next run reads it.
    expect(after.facts.iccid).toBeNull();
    expect(after.openings).toMatchObject([
      { isOther: false, module: { imei: imeiOf(1) } },
      { isOther: false, module: { imei: imeiOf(1) } },
    ]);
  });

  it('and reports its start during the query is asked again', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(2_000);
    socket.plug();
    while (bench.session(id).identity !== 'asking') await bench.clock.advance(1);
    socket.module.restart();
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({ identity: 'same', run: { number: 1 } });
  });

  it('is not considered the same before it has reported its identity', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    socket.module.setFault('mute', true);
    socket.plug();
    await bench.clock.advance(5_000);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, identity: 'asking', facts: { imei: null } });
    socket.module.setFault('mute', false);
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({ identity: 'same', facts: { imei: { text: imeiOf(1) } } });
  });
});

describe('another module on the same port', () => {
  it('has no results: those of the earlier one are kept under its name, and nothing can be resumed', async () => {
    const { bench, id, exchange } = await online();
    const { run } = bench.session(id);
    await exchange(2);
    expect(bench.session(id)).toMatchObject({
      ...{ identity: 'same', run: null, changedStages: [] },
      lastRun: { run, module: { imei: imeiOf(1) } },
      facts: { imei: { text: imeiOf(2) }, registration: null, mqtt: null },
      openings: [{ isOther: false }, { isOther: true, module: { imei: imeiOf(2) } }],
      files: { state: 'unknown' },
    });
    const sent = bench.commands(id).length;
    const next = await bench.run(id, undefined, true);
    expect(next).toMatchObject({ number: 2, state: 'done' });
    expect(bench.commands(id).slice(sent).join()).toContain('AT+FSWRITE');
    expect(bench.session(id).lastRun).toMatchObject({ run: { number: 1 }, module: { imei: imeiOf(1) } });
  });

  it('and then the first one again: each has its own results', async () => {
    const { bench, id, exchange } = await online();
    const { run } = bench.session(id);
    await exchange(2);
    const second = await bench.run(id);
    await exchange(1);
    expect(bench.session(id)).toMatchObject({
      ...{ identity: 'same', run, changedStages: [] },
      lastRun: { run: second, module: { imei: imeiOf(2) }, isOther: true },
      openings: [{}, { isOther: true }, { isOther: true, module: { imei: imeiOf(1) } }],
    });
    await expect(bench.run(id)).resolves.toMatchObject({ number: 3, state: 'done' });
    await exchange(2);
    expect(bench.session(id)).toMatchObject({ run: second, lastRun: { run: { number: 3 } } });
  });

  it('without a run, and then the first one again: it is asked and has its results', async () => {
    const { bench, id, exchange } = await online();
    const { run } = bench.session(id);
    await exchange(2);
    const sent = bench.commands(id).length;
    await exchange(1);
    expect(bench.commands(id).slice(sent)).toContain('AT+CGSN');
    expect(bench.session(id)).toMatchObject({ identity: 'same', run, lastRun: null, changedStages: [] });
    expect(bench.session(id).openings.at(-1)).toMatchObject({ isOther: true, module: { imei: imeiOf(1) } });
    await expect(bench.run(id)).resolves.toMatchObject({ number: 2, state: 'done' });
  });

  it('leaves the results of the first one: when it is back, its changed stages are marked', async () => {
    const { bench, id, exchange } = await online();
    await exchange(2);
    await bench.ask('draft.change', { sessionId: id, patch: { apn: 'cmnet' } });
    expect(bench.session(id).changedStages).toEqual([]);
    await exchange(1);
    expect(bench.session(id)).toMatchObject({ run: { number: 1 }, changedStages: ['module'] });
  });

  it('keeps the runs of eight earlier modules, each under its own name', async () => {
    const { bench, id, exchange } = await online();
    for (let unit = 2; unit <= 10; unit += 1) {
      await exchange(unit);
      await bench.run(id, ['module']);
    }
    await exchange(2);
    expect(bench.session(id)).toMatchObject({ run: { number: 2 }, lastRun: { run: { number: 10 } } });
    await exchange(1);
    expect(bench.session(id)).toMatchObject({ run: null, facts: { imei: { text: imeiOf(1) } } });
  });

  it('that restarts after another exchange without a loss is asked, even without a run', async () => {
    const { bench, id, exchange, socket } = await online();
    const { run } = bench.session(id);
    await exchange(2);
    socket.swap(1);
    socket.module.restart();
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({ identity: 'same', run, lastRun: null });
  });

  it('that reports only its card does not get the IMEI of the earlier one', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CGSN' });
    bench.socket('sim:').pull();
    bench.socket('sim:').plug(2);
    await bench.clock.advance(10_000);
    for (const line of ['AT+ICCID', 'AT+ICCID']) await bench.ask('terminal.send', { sessionId: id, line });
    expect(bench.session(id).openings.at(-1)).toMatchObject({ module: { imei: null, iccid: identityOf(2).iccid } });
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CGSN' });
    expect(bench.session(id).openings.at(-1)).toMatchObject({ isOther: true, module: { imei: imeiOf(2) } });
  });

  it('that was connected while the port stayed open is detected by the next run, which belongs to it', async () => {
    const { bench, id, socket } = await online();
    socket.swap(2);
    const run = await bench.run(id, ['module']);
    expect(run).toMatchObject({ number: 2, state: 'done', stages: ['module'] });
    expect(bench.statuses(id)).toMatchObject({ 'module.answer': 'done', 'certificate.upload': 'waiting' });
    expect(run.report).toMatchObject({ certificates: [], mqtt: { connected: false } });
    expect(bench.session(id)).toMatchObject({
      lastRun: { run: { number: 1, state: 'done' }, module: { imei: imeiOf(1) } },
      openings: [{ isOther: true, module: { imei: imeiOf(2) } }],
    });
  });
});

describe('a module that does not report its identity', () => {
  const silentOnItself = [refuses('+CGSN'), refuses('+ICCID')];

  it('makes the results uncertain; a run hides them and does not use them', async () => {
    const { bench, id, exchange } = await online();
    await exchange(2, silentOnItself);
    expect(bench.session(id)).toMatchObject({ identity: 'unknown', run: { number: 1 }, lastRun: null });
    const sent = bench.commands(id).length;
    await bench.run(id, ['module', 'certificate'], true);
    expect(bench.commands(id).slice(sent)).toContain('ATI');
    expect(bench.session(id)).toMatchObject({
      identity: 'same',
      run: { number: 2 },
      lastRun: { run: { number: 1, state: 'done' }, module: { imei: imeiOf(1) } },
    });
    expect(bench.statuses(id)['connect.open']).toBe('waiting');
  });

  it('does not prevent stopping a run before it begins; then nothing is hidden', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    socket.module.setFault('mute', true);
    socket.plug();
    await bench.clock.advance(5_000);
    const begin = () => bench.service.handlers['run.start']({ sessionId: id, stages: ['module'], resume: false });
    const begun = begin();
    await bench.clock.advance(100);
    expect(await begin()).toMatchObject({ error: { code: 'usage/invalid', facts: { problem: 'running' } } });
    const atMs = bench.clock.nowMs();
    await bench.ask('run.stop', { sessionId: id });
    expect(await begun).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(bench.clock.nowMs()).toBe(atMs);
    expect(bench.session(id)).toMatchObject({ identity: 'asking', run: { number: 1 }, lastRun: null });
    socket.module.setFault('mute', false);
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({ identity: 'same', run: { number: 1 } });
  });

  it('is identified when it reports it later', async () => {
    const { bench, id, exchange } = await online();
    await exchange(
      2,
      ['+CGSN', '+ICCID'].map((command) => refuses(command, 1)),
    );
    expect(bench.session(id).identity).toBe('unknown');
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CGSN' });
    expect(bench.session(id)).toMatchObject({ identity: 'same', run: null, lastRun: { run: { number: 1 } } });
  });
});

describe('what a module does not report of its identity', () => {
  it('is not copied from the assumed module: its IMEI is unknown', async () => {
    const { bench, id, exchange } = await online();
    await exchange(2, [refuses('+CGSN', 3)]);
    await bench.run(id);
    const { iccid, model } = bench.session(id).facts;
    await exchange(2);
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+ICCID' });
    expect(bench.session(id)).toMatchObject({
      ...{ identity: 'same', run: { number: 2 } },
      facts: { imei: null, firmware: null, iccid: { text: iccid?.text }, model: { text: model?.text } },
    });
    expect(bench.session(id).openings.at(-1)?.module).toEqual({
      ...{ imei: null, iccid: iccid?.text, model: model?.text },
    });
    // The earlier IMEI is kept: another IMEI is another module.
    await exchange(3);
    expect(bench.session(id)).toMatchObject({ run: null, lastRun: { module: { imei: imeiOf(2) } } });
  });

  it('in a complete answer is read from an incomplete one: the IMEI without OK', async () => {
    const { bench, id, exchange } = await online();
    await exchange(2, [{ fault: 'lost-final', command: '+CGSN', occurrence: 1, point: 'after-echo' }]);
    expect(bench.session(id)).toMatchObject({ identity: 'same', run: null, lastRun: { module: { imei: imeiOf(1) } } });
    expect(bench.session(id).openings.at(-1)).toMatchObject({ module: { imei: imeiOf(2) } });
  });

  it('is shown as soon as it is reported: the earlier run has the complete name', async () => {
    const { bench, id, exchange } = await online();
    await exchange(
      2,
      [1, 2, 3].map((occurrence) => refuses('+CGSN', occurrence)),
    );
    const iccid = identityOf(2).iccid;
    await bench.run(id, ['module']);
    await bench.ask('draft.change', { sessionId: id, patch: { name: 'X' } });
    await bench.ask('profiles.save', { sessionId: id, name: 'X', asCopy: false });
    await bench.ask('profiles.save', { sessionId: id, name: 'Y', asCopy: true });
    expect(bench.session(id).lastRun).toMatchObject({ isOther: false, module: { imei: null, iccid } });
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CGSN' });
    expect(bench.session(id).lastRun).toMatchObject({ isOther: false, module: { imei: imeiOf(2), iccid } });
  });
});

describe('a module that restarts', () => {
  it('is asked for its identity, and keeps its results when it is the same', async () => {
    const { bench, id, socket } = await online();
    const { run } = bench.session(id);
    const before = bench.commands(id).length;
    socket.module.restart();
    await bench.clock.advance(120_000);
    expect(bench.commands(id).slice(before)).toContain('AT+CGSN');
    expect(bench.session(id)).toMatchObject({ identity: 'same', run, lastRun: null, facts: { imei: {}, model: {} } });
    expect(bench.session(id).openings).toHaveLength(1);
  });

  it('and was exchanged has no results', async () => {
    const { bench, id, socket } = await online();
    socket.swap(2);
    socket.module.restart();
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({
      ...{ identity: 'same', run: null },
      lastRun: { module: { imei: imeiOf(1) } },
      facts: { imei: { text: imeiOf(2) } },
    });
  });

  it('and then is silent is not identified by what another module reported before', async () => {
    const { bench, id, socket } = await online();
    socket.swap(2);
    socket.module.restart();
    while (bench.session(id).identity !== 'asking') await bench.clock.advance(1);
    socket.module.setFault('mute', true);
    await bench.clock.advance(200_000);
    expect(bench.session(id).identity).toBe('unknown');
    socket.module.setFault('mute', false);
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CSQ' });
    expect(bench.session(id)).toMatchObject({ identity: 'unknown', facts: { imei: null } });
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CGSN' });
    expect(bench.session(id)).toMatchObject({ identity: 'same', run: null, lastRun: { module: { imei: imeiOf(1) } } });
  });

  it('during a run is asked after the run', async () => {
    const { bench, id, socket } = await online();
    await bench.ask('run.start', { sessionId: id, stages: ['module', 'certificate'], resume: false });
    while (bench.statuses(id)['module.sim'] !== 'done') await bench.clock.advance(1);
    socket.swap(2);
    socket.module.restart();
    await bench.clock.runUntil(bench.service.runEnded(id));
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({
      ...{ identity: 'same', run: null },
      lastRun: { run: { number: 2 }, module: { imei: imeiOf(1) } },
    });
  });

  it('is asked nothing if nothing was run, and its facts stay', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CGSN' });
    bench.socket('sim:').module.restart();
    await bench.clock.advance(120_000);
    expect(bench.commands(id)).toEqual(['AT+CGSN']);
    expect(bench.session(id)).toMatchObject({ identity: 'same', facts: { imei: { text: imeiOf(1) } } });
  });
});
