import { describe, expect, it } from 'vitest';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const online = async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
  await bench.clock.advance(1_000);
  return { bench, sessionId };
};

describe('the end of the program', () => {
  it('opens no port, also for a request in progress', async () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const bench = createSessionServiceBench({ beforeOpen: () => held });
    const request = { address: 'sim:', baudRate: 115_200 };
    const [first, second] = [
      bench.service.handlers['session.open'](request),
      bench.service.handlers['session.open'](request),
    ];
    const closed = bench.service.close();
    const third = bench.service.handlers['session.open'](request);
    letGo();
    await bench.clock.runUntil(closed);
    for (const answer of [first, second, third]) expect(await answer).toMatchObject({ ok: false });
    expect(Object.values(bench.viewStore.view().sessions)).toEqual([]);
  });
});

describe('the sleep of the computer', () => {
  it('closes the port at once with its reason, and the run can be resumed', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('run.start', { sessionId, stages: ['module', 'certificate'], resume: false });
    await bench.clock.advance(100);
    expect(bench.session().run?.state).toBe('running');
    const before = bench.clock.nowMs();
    await bench.clock.runUntil(bench.service.suspend());
    expect(bench.clock.nowMs()).toBe(before);
    expect(bench.session()).toMatchObject({
      state: { kind: 'lost', failure: { code: 'link/slept', facts: { address: 'sim:' } } },
      run: { state: 'stopped' },
      recording: null,
    });
    // Everything is on the disk, including the end of the port and of the step.
    expect(bench.recorded().slice(-4)).toEqual([
      expect.stringContaining('"kind":"closed"'),
      expect.stringContaining('"status":"stopped"'),
      expect.stringContaining('"kind":"run"'),
      expect.stringContaining('"kind":"summary"'),
    ]);
    expect(await bench.ask('terminal.send', { sessionId, line: 'AT' })).toMatchObject({
      ok: false,
      error: { code: 'link/slept' },
    });
    await bench.open();
    expect(await bench.setUp()).toMatchObject({ state: 'done' });
  });

  it('ends the watch of a connection', async () => {
    const { bench } = await online();
    await bench.clock.runUntil(bench.service.suspend());
    const commands = bench.commands().length;
    expect(bench.session().online.kind).toBe('offline');
    await bench.clock.advance(600_000);
    expect(bench.commands()).toHaveLength(commands);
  });

  it('does not affect a closed port', async () => {
    const { bench, sessionId } = await online();
    await bench.ask('session.close', { sessionId });
    await bench.service.suspend();
    expect(bench.session().state.kind).toBe('closed');
  });
});

describe('a recording', () => {
  it.each(['session.close', 'the loss of the port'] as const)('ends with %s', async (how) => {
    const { bench, sessionId } = await online();
    expect(bench.session().recording).not.toBeNull();
    if (how === 'session.close') await bench.ask(how, { sessionId });
    else {
      bench.module.setFault('unplug', true);
      await bench.ask('terminal.send', { sessionId, line: 'AT' });
    }
    expect(bench.session().state.kind).not.toBe('open');
    expect(bench.session().recording).toBeNull();
  });

  it('that failed is reported after the end of its session as well', async () => {
    const { bench, sessionId } = await online();
    bench.failRecording();
    expect(bench.session().recording).toMatchObject({ failed: true });
    await bench.ask('session.close', { sessionId });
    expect(bench.session().recording).toMatchObject({ failed: true });
  });
});

describe('the failure of a recording', () => {
  const withPath = async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    const path = bench.recordingPath();
    return { bench, sessionId, note: (at = path) => bench.service.noteRecordingFailure(at) };
  };

  it('is shown at its session', async () => {
    const { bench, note } = await withPath();
    note('/another/recording.jsonl');
    expect(bench.session().recording).toMatchObject({ failed: false });
    note();
    expect(bench.session().recording).toMatchObject({ failed: true });
  });

  it('that is reported after the end of the session does not show a recording again', async () => {
    const { bench, sessionId, note } = await withPath();
    await bench.ask('session.close', { sessionId });
    note();
    expect(bench.session().recording).toBeNull();
  });
});

describe('a port that is closed while a command is in flight', () => {
  it('does not assign the late answer to a command of the next opening', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    bench.module.setFault('mute', true);
    const asked = bench.service.handlers['terminal.send']({ sessionId, line: 'AT+FSDEL="x"' });
    await bench.clock.advance(1_000);
    await bench.ask('session.close', { sessionId });
    await expect(asked).resolves.toMatchObject({ ok: false });
    bench.module.setFault('mute', false);
    const again = await bench.open();
    await bench.ask('terminal.send', { sessionId: again, line: 'AT+CSQ' });
    // The proof comes first.
    expect(again).toBe(sessionId);
    expect(bench.commands()).toEqual(['AT+FSDEL="x"', 'AT+CSQ']);
    const probes = bench.traffic().filter(({ direction, owner }) => direction === 'sent' && owner === 'probe');
    expect(probes.length).toBeGreaterThan(1);
  });

  it('is asked nothing at its next opening if every command was answered', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ' });
    await bench.ask('session.close', { sessionId });
    const again = await bench.open();
    await bench.ask('terminal.send', { sessionId: again, line: 'AT+CSQ' });
    expect(bench.traffic().filter(({ owner }) => owner === 'probe')).toEqual([]);
  });
});
