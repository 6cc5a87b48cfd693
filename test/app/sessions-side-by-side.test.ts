import { describe, expect, it } from 'vitest';
import { sessionLimit } from '../../shared/view.ts';
import { createPlacesBench } from '../support/places-bench.ts';

describe('two sessions side by side', () => {
  it('are set up at the same time, and the loss of one does not affect the other', async () => {
    const bench = createPlacesBench();
    const [one, two] = [await bench.open('sim:'), await bench.open('sim:2')];
    expect([one, two]).toEqual(['s1', 's2']);
    const [first, second] = await Promise.all([bench.run(one), bench.run(two)]);
    expect([first?.state, second?.state]).toEqual(['done', 'done']);
    const kinds = () => [one, two].map((id) => bench.session(id).online.kind);
    expect(kinds()).toEqual(['online', 'online']);
    const before = bench.events.length;
    const shown = bench.session(two);
    bench.socket('sim:').pull();
    await bench.clock.advance(100);
    expect(bench.session(one)).toMatchObject({
      state: { kind: 'lost', failure: { code: 'link/lost' }, reopens: true },
    });
    expect(kinds()).toEqual(['offline', 'online']);
    expect(bench.session(two)).toBe(shown);
    const calls = bench.events.slice(before).filter((event) => 'sessionId' in event && event.sessionId === two);
    expect(calls).toEqual([]);
    const answered = await bench.ask('terminal.send', { sessionId: two, line: 'AT+CSQ' });
    expect(answered).toMatchObject({ ok: true });
    expect(await bench.ask('terminal.send', { sessionId: one, line: 'AT+CSQ' })).toMatchObject({
      error: { code: 'link/lost' },
    });
    expect(bench.bugs).toEqual([]);
  });

  it('run while a third is being opened, and while one is being closed', async () => {
    const bench = createPlacesBench();
    const [one, two] = [await bench.open('sim:'), await bench.open('sim:2')];
    await bench.run(one);
    bench.socket('sim:').module.setFault('mute', true);
    const closed = bench.service.handlers['session.close']({ sessionId: one });
    await bench.clock.advance(10);
    expect(bench.session(one).state.kind).toBe('open');
    const before = bench.clock.nowMs();
    expect(await bench.open('sim:3')).toBe('s3');
    expect(bench.clock.nowMs()).toBe(before);
    await expect(bench.run(two)).resolves.toMatchObject({ state: 'done' });
    await bench.clock.runUntil(closed);
    expect(Object.values(bench.viewStore.view().sessions).map(({ state }) => state.kind)).toEqual([
      'closed',
      'open',
      'open',
    ]);
  });

  it('are recorded in separate files', async () => {
    const bench = createPlacesBench();
    const [one, two] = [await bench.open('sim:'), await bench.open('sim:2')];
    await bench.ask('terminal.send', { sessionId: one, line: 'AT+CSQ' });
    const names = [one, two].map((id) => bench.session(id).recording?.name);
    expect(new Set(names).size).toBe(2);
    const sent = names.map((name) => bench.recordings()[name ?? '']?.some((line) => line.includes(',"t",')));
    expect(sent).toEqual([true, false]);
  });

  it('are limited in number; removing one makes room', async () => {
    const bench = createPlacesBench();
    const addressOf = (number: number): string => `tcp:10.0.0.${number}:23`;
    for (let number = 1; number <= sessionLimit; number += 1) {
      expect(await bench.open(addressOf(number))).toBe(`s${number}`);
    }
    const one = { address: addressOf(sessionLimit + 1), baudRate: 115_200 };
    expect(await bench.ask('session.open', one)).toMatchObject({
      error: { code: 'usage/invalid', facts: { field: 'session', problem: 'too-many' } },
    });
    expect(bench.attempts.map(({ address }) => address)).not.toContain(one.address);
    expect(Object.keys(bench.viewStore.view().sessions)).toHaveLength(sessionLimit);
    // A known port does not count again.
    expect(await bench.open(addressOf(2))).toBe('s2');
    await bench.ask('session.forget', { sessionId: 's3' });
    expect(await bench.ask('session.open', one)).toMatchObject({ ok: true, value: { sessionId: 's17' } });
    expect(Object.keys(bench.viewStore.view().sessions)).toHaveLength(sessionLimit);
  });
});

describe('drafts', () => {
  const edit = (bench: ReturnType<typeof createPlacesBench>, sessionId: string | null, name: string) =>
    bench.ask('draft.change', { sessionId, patch: { name } });

  it('belong to the window until a session takes them over; the window then has a new one', async () => {
    const bench = createPlacesBench();
    await edit(bench, null, 'typed before');
    const opened = async (address: string): Promise<string> => {
      await bench.ask('session.open', { address, baudRate: 115_200 });
      return Object.keys(bench.viewStore.view().sessions).at(-1) ?? '';
    };
    const one = await opened('sim:');
    expect(bench.session(one).draft).toMatchObject({ name: 'typed before', changed: true });
    expect(bench.viewStore.view().draft).toMatchObject({ name: '', changed: false });
    await edit(bench, null, 'for the next');
    expect(bench.session(one).draft).toMatchObject({ name: 'typed before' });
    const two = await opened('sim:2');
    expect(bench.session(two).draft).toMatchObject({ name: 'for the next', changed: true });
    await edit(bench, two, 'the second');
    expect([one, two].map((id) => bench.session(id).draft.name)).toEqual(['typed before', 'the second']);
  });

  it('return to the window with the last session, and go to the next session', async () => {
    const bench = createPlacesBench();
    const [one, two] = [await bench.open('sim:'), await bench.open('sim:2')];
    await edit(bench, one, 'the first');
    await edit(bench, two, 'the second');
    await bench.ask('session.forget', { sessionId: one });
    expect(await edit(bench, one, 'of nobody')).toMatchObject({ ok: false });
    expect(bench.viewStore.view().draft.name).toBe('');
    await bench.ask('session.forget', { sessionId: two });
    expect(bench.viewStore.view()).toMatchObject({ sessions: {}, draft: { name: 'the second' } });
    await edit(bench, null, 'further');
    const three = await bench.open('sim:');
    expect(bench.session(three)).toMatchObject({ id: 's3', draft: { name: 'further' }, run: null, lastRun: null });
  });

  it('of the last session do not replace a draft that was prepared for the next', async () => {
    const bench = createPlacesBench();
    const one = await bench.open('sim:');
    await edit(bench, null, 'for the next');
    await bench.ask('session.forget', { sessionId: one });
    expect(bench.viewStore.view()).toMatchObject({ sessions: {}, draft: { name: 'for the next' } });
  });
});
