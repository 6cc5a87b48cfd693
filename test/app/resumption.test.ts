import { describe, expect, it } from 'vitest';
import type { FaultSpec } from '../../electron/simulator/placed-faults.ts';
import { stages } from '../../shared/steps.ts';
import { createPlacesBench, type PlacesBench } from '../support/places-bench.ts';
import { device } from '../support/provision-bench.ts';

/** A run that failed after its login: no SUBACK arrived. */
const failedBehindLogin = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  const socket = bench.socket('sim:');
  socket.module.setFault('no-suback', true);
  await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed', failure: { code: 'mqtt/no-suback' } });
  socket.module.setFault('no-suback', false);
  await bench.clock.advance(100);
  return { bench, id, socket };
};

/** This command is always answered with an error. */
const refuses = (command: string, occurrence: number | null = null): FaultSpec => ({
  ...{ fault: 'error', command, occurrence },
  point: 'after-echo',
});

/** Whether the resumed run logs in again. */
const logsIn = async (bench: PlacesBench, id: string): Promise<boolean> => {
  const sent = bench.commands(id).length;
  await expect(bench.run(id, stages, true)).resolves.toMatchObject({ state: 'done' });
  return bench.commands(id).slice(sent).join().includes('AT+MCONNECT');
};

const replace = (bench: PlacesBench, sessionId: string, value: string) =>
  bench.ask('draft.replaceSecret', { sessionId, field: 'secret', value });

describe('a resumed run does what was announced: it continues', () => {
  it('with the open connection', async () => {
    const { bench, id } = await failedBehindLogin();
    expect(bench.session(id).resumes).toBe('goes-on');
    await expect(logsIn(bench, id)).resolves.toBe(false);
  });

  it('from the connection, with another secret; not when the secret is restored', async () => {
    const { bench, id } = await failedBehindLogin();
    await replace(bench, id, 'another');
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('connects');
    await replace(bench, id, device.secret);
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('goes-on');
    await bench.ask('draft.change', { sessionId: id, patch: { keepAliveSeconds: 77 } });
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('connects');
    await expect(logsIn(bench, id)).resolves.toBe(true);
  });

  it('from the connection, when the broker has closed it', async () => {
    const { bench, id, socket } = await failedBehindLogin();
    socket.upstream.dropAll();
    await bench.clock.advance(5_000);
    expect(bench.session(id).resumes).toBe('connects');
    await expect(logsIn(bench, id)).resolves.toBe(true);
    expect(bench.session(id).resumes).toBe('goes-on');
  });

  it('from the beginning, when the form needs other steps', async () => {
    const { bench, id } = await failedBehindLogin();
    const { subscriptions } = bench.session(id).draft;
    const patch = { subscriptions: [...subscriptions, { topic: 'further', qos: 0 as const }] };
    await bench.ask('draft.change', { sessionId: id, patch });
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('start-over');
    const sent = bench.commands(id).length;
    await bench.run(id, stages, true);
    expect(bench.commands(id).slice(sent).join()).toContain('AT+MCONNECT');
  });

  it.each([
    ['the login was refused', 'wrong-password'],
    ['the connection failed', 'connect-fail'],
  ] as const)('from the settings of the connection, if %s', async (_, fault) => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const { module } = bench.socket('sim:');
    expect(bench.session(id).resumes).toBeNull();
    module.setFault(fault, true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    module.setFault(fault, false);
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('connects');
    const sent = bench.commands(id).length;
    await bench.run(id, stages, true);
    expect(bench.commands(id).slice(sent).join()).toContain('AT+SSLCFG');
  });

  it('from the connection, if the broker closed it during the run', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const { module } = bench.socket('sim:');
    module.setFault('drop-after-login', true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed', failure: { code: 'mqtt/dropped' } });
    module.setFault('drop-after-login', false);
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('connects');
    await expect(logsIn(bench, id)).resolves.toBe(true);
  });

  it.each(['short-write', 'no-prompt', 'corrupt-write'] as const)('with the file again, after %s', async (fault) => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const { module } = bench.socket('sim:');
    module.setFault(fault, true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    module.setFault(fault, false);
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('uploads');
    const sent = bench.commands(id).length;
    await bench.run(id, stages, true);
    expect(bench.commands(id).slice(sent).join()).toContain('AT+FSWRITE');
  });

  it('from the step that failed, before any connection', async () => {
    const bench = createPlacesBench();
    const id = await bench.open('sim:');
    const { module } = bench.socket('sim:');
    module.setFault('no-sim', true);
    await expect(bench.run(id)).resolves.toMatchObject({ state: 'failed' });
    module.setFault('no-sim', false);
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('goes-on');
  });

  it('from the beginning, if the module is another one without a known identity', async () => {
    const { bench, id, socket } = await failedBehindLogin();
    socket.pull();
    await bench.clock.advance(1_000);
    socket.plug(2, [refuses('+CGSN'), refuses('+ICCID')]);
    await bench.clock.advance(300_000);
    expect(bench.session(id)).toMatchObject({ identity: 'unknown', resumes: 'unknown-module' });
  });

  it('not at all, while the port is closed or the form is incomplete; after a loss from the connection', async () => {
    const { bench, id, socket } = await failedBehindLogin();
    await bench.ask('draft.change', { sessionId: id, patch: { host: '' } });
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBeNull();
    await bench.ask('draft.change', { sessionId: id, patch: { host: '49.4.93.24' } });
    await bench.clock.advance(100);
    expect(bench.session(id).resumes).toBe('goes-on');
    socket.pull();
    await bench.clock.advance(1_000);
    expect(bench.session(id).resumes).toBeNull();
    socket.plug();
    await bench.clock.advance(120_000);
    expect(bench.session(id)).toMatchObject({ identity: 'same', resumes: 'connects' });
    await expect(logsIn(bench, id)).resolves.toBe(true);
  });
});
