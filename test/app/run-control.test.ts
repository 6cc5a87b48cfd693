import { describe, expect, it } from 'vitest';
import type { FaultSpec } from '../../electron/simulator/placed-faults.ts';
import type { ViewEvent } from '../../shared/contract.ts';
import { stages } from '../../shared/steps.ts';
import { createPlacesBench } from '../support/places-bench.ts';
import {
  createSessionServiceBench,
  type SessionServiceBench,
  type SessionServiceBenchOptions,
} from '../support/session-service-bench.ts';

const opened = async (options: SessionServiceBenchOptions = {}) => {
  const bench = createSessionServiceBench(options);
  const sessionId = await bench.open();
  return { bench, sessionId };
};

const online = async (options: SessionServiceBenchOptions = {}) => {
  const { bench, sessionId } = await opened(options);
  await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  await bench.clock.advance(1_000);
  return { bench, sessionId };
};

const refuses = (command: string): FaultSpec => ({ fault: 'error', command, occurrence: null, point: 'after-echo' });

const onlineKinds = (events: readonly ViewEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'session' ? [event.head.online.kind] : []));

/** Stops the run as soon as that command is sent. */
const stopAt = async (bench: SessionServiceBench, sessionId: string, command: string) => {
  const before = bench.commands().length;
  await bench.ask('run.start', { sessionId, stages: [...stages], resume: false });
  while (
    !bench
      .commands()
      .slice(before)
      .some((line) => line.startsWith(command))
  )
    await bench.clock.advance(1);
  await bench.ask('run.stop', { sessionId });
  return bench.runEnds();
};

describe('a run that is stopped', () => {
  it('while it is being planned never begins: nothing is sent', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const { bench, sessionId } = await opened({ whilePlanning: () => held });
    const asked = bench.service.handlers['run.start']({ sessionId, stages: [...stages], resume: false });
    await bench.clock.advance(100);
    await bench.ask('run.stop', { sessionId });
    letGo();
    await expect(asked).resolves.toMatchObject({ ok: false, error: { code: 'stopped' } });
    await bench.clock.advance(60_000);
    expect(bench.session().run).toBeNull();
    expect(bench.commands()).toEqual([]);
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  });

  it.each(['AT', 'AT+CPIN?', 'AT+FSWRITE', 'AT+FSREAD', 'AT+SSLCFG', 'AT+SSLMIPSTART', 'AT+MCONNECT', 'AT+MSUB'])(
    'at %s is followed by one that succeeds',
    async (command) => {
      const { bench, sessionId } = await opened();
      await expect(stopAt(bench, sessionId, command)).resolves.toMatchObject({ state: 'stopped' });
      expect(bench.session().online).toMatchObject({ kind: 'offline' });
      await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
    },
  );

  it('while it waits for CONNECT OK closes the connection, and the facts show it', async () => {
    const { bench, sessionId } = await opened({ faults: ['connect-silent'] });
    await stopAt(bench, sessionId, 'AT+SSLMIPSTART');
    expect(bench.session()).toMatchObject({ facts: { tls: { state: 'closed' } }, online: { kind: 'offline' } });
    bench.module.setFault('connect-silent', false);
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  });

  it('without a confirmed end of its connection is shown as offline with that reason', async () => {
    const { bench, sessionId } = await opened({ faults: ['connect-silent', refuses('+MIPCLOSE')] });
    await expect(stopAt(bench, sessionId, 'AT+SSLMIPSTART')).resolves.toMatchObject({ state: 'stopped' });
    expect(bench.session().online).toMatchObject({ kind: 'offline', failure: { code: 'connect/close-unconfirmed' } });
    expect(bench.session().facts.tls).toMatchObject({ state: 'connecting' });
  });

  it('before its connect stage leaves the earlier connection shown and watched', async () => {
    const { bench, sessionId } = await online();
    const before = bench.events.length;
    await expect(stopAt(bench, sessionId, 'AT+CSQ')).resolves.toMatchObject({ state: 'stopped' });
    await bench.clock.advance(1_000);
    expect(onlineKinds(bench.events.slice(before))).not.toContain('offline');
    expect(bench.session().online.kind).toBe('online');
    bench.upstream.dropAll();
    await bench.clock.advance(30_000);
    expect(onlineKinds(bench.events.slice(before))).toEqual(expect.arrayContaining(['recovering']));
    expect(bench.session().online.kind).toBe('online');
  });
});

describe('a run that is stopped while an earlier connection is being recovered', () => {
  it('does not show a closed connection as online', async () => {
    const { bench, sessionId } = await online();
    bench.module.setFault('connect-fail', true);
    bench.upstream.dropAll();
    await bench.clock.advance(5_000);
    expect(bench.session().online.kind).toBe('recovering');
    const before = bench.events.length;
    await stopAt(bench, sessionId, 'AT+CSQ');
    await bench.clock.advance(60_000);
    expect(onlineKinds(bench.events.slice(before))).not.toContain('online');
    expect(bench.session().online.kind).toBe('offline');
  });
});

describe('a port that is lost while the connection is being recovered', () => {
  it('ends the recovery in the view as well, with the reason', async () => {
    const { bench } = await online();
    bench.module.setFault('connect-fail', true);
    bench.upstream.dropAll();
    await bench.clock.advance(5_000);
    expect(bench.session().online.kind).toBe('recovering');
    bench.module.setFault('unplug', true);
    bench.module.receive(Buffer.from('AT\r'));
    await bench.clock.advance(100);
    expect(bench.session().state.kind).toBe('lost');
    expect(bench.session().online).toMatchObject({ kind: 'offline', failure: { code: 'connect/failed' } });
  });
});

describe('a run that fails', () => {
  it('because the port was lost does not watch the connection', async () => {
    const { bench, sessionId } = await opened();
    const before = bench.events.length;
    await bench.ask('run.start', { sessionId, stages: [...stages], resume: false });
    while (!bench.commands().some((line) => line.startsWith('AT+MCONNECT'))) await bench.clock.advance(1);
    bench.module.setFault('unplug', true);
    bench.module.receive(Buffer.from('AT\r'));
    await expect(bench.runEnds()).resolves.toMatchObject({ state: 'failed', failure: { code: 'link/lost' } });
    await bench.clock.advance(120_000);
    expect(onlineKinds(bench.events.slice(before))).not.toContain('online');
    expect(bench.session().online.kind).toBe('offline');
  });
});

describe('a request to close the connection', () => {
  it('is answered when the module confirmed the end', async () => {
    const { bench, sessionId } = await online();
    await expect(bench.ask('mqtt.close', { sessionId })).resolves.toMatchObject({ ok: true });
    expect(bench.session().online).toEqual({ kind: 'offline', failure: null });
  });

  it('fails when the module did not confirm the end', async () => {
    const { bench, sessionId } = await online({ faults: [refuses('+MDISCONNECT'), refuses('+MIPCLOSE')] });
    const answer = await bench.ask('mqtt.close', { sessionId });
    expect(answer).toMatchObject({ ok: false, error: { code: 'connect/close-unconfirmed' } });
    expect(bench.session()).toMatchObject({
      online: { kind: 'online', plan: null },
      facts: { mqtt: { state: 'online' } },
    });
  });

  it('that the loss of the port ends is answered with the loss, and does not affect the next opening', async () => {
    const bench = createPlacesBench();
    const sessionId = await bench.open('sim:');
    await bench.run(sessionId);
    bench.socket('sim:').module.setFault('mute', true);
    const closed = bench.ask('mqtt.close', { sessionId });
    await bench.clock.advance(100);
    expect(bench.session(sessionId).busy).toBe(true);
    bench.socket('sim:').drop();
    expect(await closed).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    await bench.clock.advance(2_000);
    const { state, busy, online } = bench.session(sessionId);
    expect({ state, busy, online }).toEqual({
      ...{ state: { kind: 'open' }, busy: false },
      online: { kind: 'offline', failure: null },
    });
  });
});
