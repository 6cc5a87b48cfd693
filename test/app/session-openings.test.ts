import { describe, expect, it } from 'vitest';
import { createPlacesBench, type PlacesBench } from '../support/places-bench.ts';

const opened = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  return { bench, id, socket: bench.socket('sim:') };
};

const online = async () => {
  const all = await opened();
  await expect(all.bench.run(all.id)).resolves.toMatchObject({ state: 'done' });
  return all;
};

/** Kinds of the entries about openings. */
const openingsIn = (lines: readonly string[] | undefined): readonly string[] =>
  (lines ?? []).flatMap((line) => /"kind":"(opened|closed)"/.exec(line)?.[1] ?? []);

const triedSince = ({ attempts }: PlacesBench, atMs: number): readonly number[] =>
  attempts.filter((attempt) => attempt.atMs >= atMs).map((attempt) => attempt.atMs - atMs);

describe('a session that is closed', () => {
  it('keeps its traffic, run, messages and facts, and can be opened again', async () => {
    const { bench, id } = await online();
    await bench.ask('run.start', { sessionId: id, stages: ['module', 'certificate'], resume: false });
    await bench.clock.advance(50);
    await bench.ask('session.close', { sessionId: id });
    const closed = bench.session(id);
    expect(closed).toMatchObject({ state: { kind: 'closed' }, run: { state: 'stopped', number: 2 }, recording: null });
    expect(closed.messages.length).toBeGreaterThan(0);
    expect(closed.facts.imei).not.toBeNull();
    const commands = bench.commands(id);
    expect(await bench.open('sim:')).toBe(id);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, run: { number: 2 } });
    expect(bench.session(id).messages).toEqual(closed.messages);
    expect(bench.commands(id).slice(0, commands.length)).toEqual(commands);
    await expect(bench.run(id, ['module', 'certificate'], true)).resolves.toMatchObject({ state: 'done', number: 3 });
    expect(bench.bugs).toEqual([]);
  });

  it('is opened by a request that follows at once, and closed by a further one', async () => {
    const { bench, id } = await online();
    const ask = (name: 'session.close') => bench.service.handlers[name]({ sessionId: id });
    const open = () => bench.service.handlers['session.open']({ address: 'sim:', baudRate: 115_200 });
    await bench.clock.runUntil(Promise.all([ask('session.close'), open()]));
    expect(bench.session(id).state.kind).toBe('open');
    await bench.clock.runUntil(Promise.all([ask('session.close'), open(), ask('session.close')]));
    await bench.clock.advance(1_000);
    expect(bench.session(id).state.kind).toBe('closed');
  });

  it.each(['before', 'after'])('and removed %s a request to open it leaves no port open', async (when) => {
    const { bench, id } = await opened();
    await bench.ask('session.close', { sessionId: id });
    const open = () => bench.service.handlers['session.open']({ address: 'sim:', baudRate: 115_200 });
    const forget = () => bench.service.handlers['session.forget']({ sessionId: id });
    const requests = when === 'before' ? [forget(), open()] : [open(), forget()];
    await bench.clock.runUntil(Promise.all(requests));
    await bench.clock.advance(1_000);
    expect(bench.viewStore.view().sessions).toEqual({});
    const lines = Object.values(bench.recordings()).flat();
    const all = openingsIn(lines);
    expect(all.filter((kind) => kind === 'opened')).toHaveLength(all.filter((kind) => kind === 'closed').length);
  });

  it('is opened at the requested rate', async () => {
    const { bench, id } = await opened();
    const again = await bench.ask('session.open', { address: 'sim:', baudRate: 9_600 });
    expect(again).toEqual({ ok: true, value: { sessionId: id } });
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, baudRate: 9_600 });
    expect(bench.session(id).openings).toHaveLength(2);
  });
});

describe('a session that is opened again', () => {
  it('continues its numbers and counts, in the same recording', async () => {
    const { bench, id, socket } = await online();
    await bench.clock.advance(5_000);
    const before = bench.session(id);
    const traffic = bench.traffic(id);
    const { name, startedAtMs } = before.recording ?? {};
    await bench.ask('session.close', { sessionId: id });
    socket.pull();
    socket.plug();
    await bench.clock.advance(60_000);
    await bench.open('sim:');
    await bench.run(id);
    await bench.clock.advance(5_000);

    const pieces = bench.traffic(id);
    expect(pieces.map(({ sequence }) => sequence)).toEqual(pieces.map((_, index) => index));
    const later = pieces.slice(traffic.length).filter(({ commandId }) => commandId > 0);
    const highest = Math.max(...traffic.map(({ commandId }) => commandId));
    expect(Math.min(...later.map(({ commandId }) => commandId))).toBeGreaterThan(highest);
    const after = bench.session(id);
    expect(after.messages.map(({ number }) => number)).toEqual(after.messages.map((_, index) => index + 1));
    expect(after.messages.length).toBeGreaterThan(before.messages.length);
    const bytes = (direction: string) =>
      pieces.reduce((sum, piece) => sum + (piece.direction === direction ? piece.bytes.length : 0), 0);
    expect(after.counters).toMatchObject({ sentBytes: bytes('sent'), receivedBytes: bytes('received') });

    expect(after.recording).toEqual({ name, startedAtMs, failed: false, hasGap: false });
    expect(Object.keys(bench.recordings())).toEqual([name]);
    expect(openingsIn(bench.recordings()[name ?? ''])).toEqual(['opened', 'closed', 'opened']);
    expect(after.openings).toMatchObject([
      { number: 1, trafficFrom: 0, failure: null, isOther: false },
      { number: 2, endedAtMs: null, isOther: false },
    ]);
    expect(after.openings[0]?.endedAtMs).toBeLessThan(after.openings[1]?.openedAtMs ?? 0);
    expect(after.openings[1]?.trafficFrom).toBeGreaterThanOrEqual(traffic.length);
    expect(bench.bugs).toEqual([]);
  });

  it('is asked nothing if nothing was run', async () => {
    const { bench, id, socket } = await opened();
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CSQ' });
    socket.pull();
    socket.plug(2);
    await bench.clock.advance(200_000);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, identity: 'same' });
    expect(bench.session(id).openings).toHaveLength(2);
    expect(bench.commands(id)).toEqual(['AT+CSQ']);
  });

  it('has another recording if the earlier one could not be written or was deleted', async () => {
    const { bench, id } = await opened();
    bench.failRecording(id);
    await bench.ask('session.close', { sessionId: id });
    await bench.clock.advance(2_000);
    await bench.open('sim:');
    expect(bench.session(id).recording).toMatchObject({ failed: false });
    expect(Object.keys(bench.recordings())).toHaveLength(2);
    const { name } = bench.session(id).recording ?? {};
    await bench.ask('session.close', { sessionId: id });
    bench.deleteRecording(name ?? '');
    await bench.clock.advance(2_000);
    await bench.open('sim:');
    const now = bench.session(id).recording?.name;
    expect(now).not.toBe(name);
    expect(openingsIn(bench.recordings()[now ?? ''])).toEqual(['opened']);
  });
});

describe('a port that is lost', () => {
  it('is tried again after 0.25, 0.5, 1, 2, 5, 5 … s, and opened once it is back', async () => {
    const { bench, id, socket } = await online();
    const lostAtMs = bench.clock.nowMs();
    socket.pull();
    await bench.clock.advance(20_000);
    expect(triedSince(bench, lostAtMs)).toEqual([250, 750, 1_750, 3_750, 8_750, 13_750, 18_750]);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'lost', reopens: true }, online: { kind: 'offline' } });
    socket.plug();
    await bench.clock.advance(100_000);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, identity: 'same' });
    expect(bench.session(id).openings).toMatchObject([{ failure: { code: 'link/lost' } }, { endedAtMs: null }]);
    expect(triedSince(bench, lostAtMs)).toHaveLength(8);
  });

  it('is reported once, however often it is tried', async () => {
    const { bench, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    const before = bench.events.length;
    await bench.clock.advance(60_000);
    expect(bench.events.slice(before).filter(({ type }) => type === 'session')).toEqual([]);
  });

  it('is not tried if that is switched off', async () => {
    const { bench, id, socket } = await online();
    bench.settings({ reopen: false });
    const lostAtMs = bench.clock.nowMs();
    socket.pull();
    socket.plug();
    await bench.clock.advance(60_000);
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', reopens: false });
    expect(triedSince(bench, lostAtMs)).toEqual([]);
    await bench.open('sim:');
    expect(bench.session(id).state.kind).toBe('open');
  });

  it.each([
    [
      'no caller waits for it any more',
      (bench: PlacesBench, id: string) => bench.ask('session.stopReopening', { sessionId: id }),
    ],
    ['that is switched off meanwhile', async (bench: PlacesBench) => bench.settings({ reopen: false })],
    ['its session is closed', (bench: PlacesBench, id: string) => bench.ask('session.close', { sessionId: id })],
    ['its session is forgotten', (bench: PlacesBench, id: string) => bench.ask('session.forget', { sessionId: id })],
  ])('is not tried any more when %s', async (_why, act) => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    await act(bench, id);
    const atMs = bench.clock.nowMs();
    socket.plug();
    await bench.clock.advance(60_000);
    expect(triedSince(bench, atMs)).toEqual([]);
    const state = bench.viewStore.view().sessions[id]?.state;
    expect(state?.kind === 'open' || (state?.kind === 'lost' && state.reopens)).toBe(false);
  });

  it('is waited for when that is switched on after the loss, and not when another setting changes', async () => {
    const { bench, id, socket } = await online();
    bench.settings({ reopen: false });
    socket.pull();
    await bench.clock.advance(10_000);
    bench.settings({ language: 'zh' });
    await bench.clock.advance(1_000);
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', reopens: false });
    bench.settings({ reopen: true });
    await bench.clock.advance(1_000);
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', reopens: true });
    socket.plug();
    await bench.clock.advance(60_000);
    expect(bench.session(id).state.kind).toBe('open');
    expect(bench.session(id).openings).toHaveLength(2);
    expect(bench.bugs).toEqual([]);
  });

  it('is opened by the user at once, and once', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(4_000);
    socket.plug();
    await bench.open('sim:');
    expect(bench.session(id).state.kind).toBe('open');
    await bench.clock.advance(60_000);
    expect(bench.session(id).openings).toHaveLength(2);
  });
});

describe('the sleep of the computer', () => {
  it('is followed by a new opening, in another recording', async () => {
    const { bench, id } = await online();
    await bench.clock.runUntil(bench.service.suspend());
    expect(bench.session(id)).toMatchObject({
      state: { kind: 'lost', failure: { code: 'link/slept' }, reopens: false },
    });
    await bench.clock.advance(600_000);
    expect(bench.session(id).openings).toHaveLength(1);
    bench.service.resume();
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', reopens: true });
    await bench.clock.advance(10_000);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, identity: 'same', run: { state: 'done' } });
    expect(bench.session(id).openings).toMatchObject([{ failure: { code: 'link/slept' } }, {}]);
    expect(Object.values(bench.recordings()).map(openingsIn)).toEqual([['opened', 'closed'], ['opened']]);
  });

  it.each([
    ['while a port that is away is asked for', false],
    ['while a port that is there is asked for', true],
  ])('that begins %s keeps every port closed until the computer wakes', async (_, isThere) => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    if (isThere) socket.plug();
    const asked = bench.ask('session.open', { address: 'sim:', baudRate: 115_200 });
    await bench.clock.runUntil(bench.service.suspend());
    await asked;
    await bench.clock.advance(100);
    const asleepAtMs = bench.clock.nowMs();
    await bench.clock.advance(60_000);
    expect(triedSince(bench, asleepAtMs)).toEqual([]);
    expect(bench.session(id).state.kind).toBe('lost');
    socket.plug();
    bench.service.resume();
    await bench.clock.advance(10_000);
    expect(bench.session(id).state.kind).toBe('open');
  });

  it('is followed by the wait for a port that was lost before', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    await bench.clock.runUntil(bench.service.suspend());
    const asleepAtMs = bench.clock.nowMs();
    await bench.clock.advance(60_000);
    expect(triedSince(bench, asleepAtMs)).toEqual([]);
    socket.plug();
    bench.service.resume();
    await bench.clock.advance(10_000);
    expect(bench.session(id).state.kind).toBe('open');
  });

  it('does not reopen a port that was closed, stopped or switched off', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    socket.plug();
    await bench.clock.advance(10_000);
    await bench.clock.runUntil(bench.service.suspend());
    bench.service.resume();
    await bench.ask('session.stopReopening', { sessionId: id });
    // The next sleep: the port was not requested since.
    await bench.clock.runUntil(bench.service.suspend());
    bench.service.resume();
    await bench.clock.advance(60_000);
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', reopens: false });
    await bench.open('sim:');
    await bench.clock.runUntil(bench.service.suspend());
    bench.settings({ reopen: false });
    bench.service.resume();
    await bench.clock.advance(60_000);
    expect(bench.session(id).state.kind).toBe('lost');
    await bench.ask('session.close', { sessionId: id });
    bench.settings({ reopen: true });
    bench.service.resume();
    await bench.clock.advance(60_000);
    expect(bench.session(id).state.kind).toBe('closed');
  });
});
