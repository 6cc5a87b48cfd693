import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../electron/app/create-app.ts';
import { createMergedService } from '../../../electron/app/services/merged/merged-service.ts';
import { digestRecording } from '../../../electron/app/services/recordings/recording-digest.ts';
import { createTrafficHistory } from '../../../electron/app/services/session/traffic-history.ts';
import { createViewStore } from '../../../electron/app/view-store.ts';
import { readRecording } from '../../../electron/recorder/read-recording.ts';
import { createRecordingIndex } from '../../../electron/recorder/recording-index.ts';
import { eventSchema, type MergedView, type RequestName, type RequestParams } from '../../../shared/contract.ts';
import { everyLine } from '../../../shared/lines/line-condition.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { TrafficPiece } from '../../../shared/traffic.ts';
import { reduce } from '../../../shared/view.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** Sessions whose lines are said by the test, and the service. */
const createBench = () => {
  const clock = new VirtualClock(Date.UTC(2026, 10, 23, 6));
  const platform = createTempPlatform();
  const app = createApp({ platform, clock, openLink: async () => fail('stopped'), version: 'test' });
  const viewStore = createViewStore(sampleView());
  let mirror = viewStore.view();
  viewStore.onEvent((event) => {
    mirror = reduce(mirror, eventSchema.parse(structuredClone(event)));
  });
  const sessions = new Map<string, ReturnType<typeof createTrafficHistory>>();
  const service = createMergedService({ viewStore, clock, app, traffic: (id) => sessions.get(id) ?? null });
  const add = (id: string, address: string) => {
    const history = createTrafficHistory({ clock, reader: app.reader });
    sessions.set(id, history);
    viewStore.publish({ type: 'session-opened', session: sampleSession({ id, address }) });
    const push = (text: string, more: Partial<TrafficPiece>): void =>
      history.push({
        ...{ atMs: clock.wallMs(), direction: 'received', owner: 'unclaimed', commandId: 0, name: '' },
        ...{ isRecorded: true, position: 0, bytes: Buffer.from(text), ...more },
      });
    return {
      say: (text: string, more: Partial<TrafficPiece> = {}) => push(`${text}\r\n`, more),
      divide: (name: string) => push('', { owner: 'divider', name }),
    };
  };
  const ask = async <Name extends keyof typeof service.handlers & RequestName>(
    name: Name,
    params: RequestParams<Name>,
  ) => (service.handlers[name] as (given: RequestParams<Name>) => Promise<{ ok: boolean }>)(params);
  const open = async (...sessionIds: readonly string[]): Promise<string> => {
    const opened = await service.handlers['merged.open']({ sessionIds });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value.mergedId;
  };
  const shown = (id = 'm1'): MergedView => {
    const view = mirror.merged[id];
    if (!view) throw new Error('no merged view');
    return view;
  };
  const lines = (id = 'm1'): readonly string[] =>
    (service.lines(id)?.slice(0, Number.POSITIVE_INFINITY) ?? []).map(
      ({ port, name, bytes }) => `${port} ${Buffer.from(bytes).toString().trim() || name}`,
    );
  const path = (id = 'm1'): string => join(platform.dataFolder, 'recordings', shown(id).recording.name);
  const forget = (id: string): void => {
    sessions.delete(id);
    viewStore.publish({ type: 'session-forgotten', sessionId: id });
  };
  return { clock, app, viewStore, service, add, ask, open, shown, lines, path, forget, mirror: () => mirror };
};

const pathReader = (path: string) => (offset: number, limitBytes: number) =>
  Promise.resolve(ok(new Uint8Array(readFileSync(path)).subarray(offset, offset + limitBytes)));

describe('a merged view', () => {
  it('begins with the lines that its sessions have, by time, and continues with each new one', async () => {
    const { clock, add, open, lines, shown } = createBench();
    const [one, two] = [add('s1', 'COM3'), add('s2', 'COM4')];
    one.say('first');
    await clock.advance(10);
    two.say('second');
    await clock.advance(10);
    one.say('third');
    await open('s1', 's2');
    await clock.advance(200);
    expect(lines()).toEqual(['1 first', '2 second', '1 third']);
    two.say('fourth');
    await clock.advance(200);
    expect(lines()).toEqual(['1 first', '2 second', '1 third', '2 fourth']);
    expect(shown()).toMatchObject({
      id: 'm1',
      ports: [
        { number: 1, address: 'COM3', sessionId: 's1' },
        { number: 2, address: 'COM4', sessionId: 's2' },
      ],
    });
  });

  it('has one recording with all of it: numbers, ports, commands, dividers, and no secret that is known when a line is taken', async () => {
    const { clock, app, add, open, ask, path, service, mirror } = createBench();
    const [one, two] = [add('s1', 'COM3'), add('s2', 'COM4')];
    await open('s1', 's2');
    one.say('AT+CPIN="****"', { direction: 'sent', owner: 'command', commandId: 1, name: 'typed' });
    two.say('prints a late secret', { commandId: 1 });
    app.secrets.register('late secret');
    await clock.advance(20);
    one.say('OK', { owner: 'final', commandId: 1 });
    two.divide('lost');
    await clock.advance(200);
    const live = service.lines('m1')?.slice(0, Number.POSITIVE_INFINITY);
    const file = path();
    await ask('merged.close', { mergedId: 'm1' });
    await app.recordingsKept();
    expect(mirror().merged).toEqual({});
    const index = createRecordingIndex(pathReader(file));
    await index.update();
    const read = await index.pieces(0, 100, 1_000_000);
    expect(read.ok && read.value.map((piece) => ({ ...piece, bytes: Buffer.from(piece.bytes).toString() }))).toEqual(
      live?.map((piece) => ({ ...piece, bytes: Buffer.from(piece.bytes).toString() })),
    );
    expect(live?.map(({ port }) => port)).toEqual([1, 2, 1, 2]);
    expect(live?.map(({ bytes }) => Buffer.from(bytes).toString())[1]).toBe('prints a ***********\r\n');
    expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from('late secret').toString('base64').slice(4, -4));
    const reader = readRecording(readFileSync(file));
    const kinds = [...reader].map(({ kind }) => kind);
    expect(kinds).toContain('received');
    expect(reader.header).toMatchObject({
      address: 'COM3 + COM4',
      ports: [
        { number: 1, address: 'COM3' },
        { number: 2, address: 'COM4' },
      ],
    });
    expect(reader.report).toMatchObject({ badLines: 0, missingEntries: 0, repeatedEntries: 0 });
  });

  it('is listed as a recording that is complete and not empty, of no module', async () => {
    const { clock, app, add, open, ask, path } = createBench();
    const one = add('s1', 'COM3');
    add('s2', 'COM4');
    await open('s1', 's2');
    one.say('AT+CGSN', { direction: 'sent', owner: 'command', commandId: 1 });
    one.say('860000000000000', { owner: 'answer', commandId: 1 });
    one.say('OK', { owner: 'final', commandId: 1 });
    await clock.advance(200);
    const file = path();
    await ask('merged.close', { mergedId: 'm1' });
    await app.recordingsKept();
    expect(digestRecording(readFileSync(file), null)).toMatchObject({
      ...{ hasSummary: true, empty: false, model: null, imei: null },
    });
  });

  it('finds and reads lines as a session does', async () => {
    const { clock, add, open, service } = createBench();
    const [one, two] = [add('s1', 'COM3'), add('s2', 'COM4')];
    await open('s1', 's2');
    for (const text of ['a', 'b', 'c']) {
      one.say(`${text} of one`);
      await clock.advance(5);
      two.say(`${text} of two`);
      await clock.advance(5);
    }
    await clock.advance(200);
    const history = service.lines('m1');
    const queries = [{ kind: 'text', text: 'b of' }] as const;
    expect(await history?.match(0, 6, { ...everyLine, queries })).toEqual({ to: 6, bits: Uint8Array.of(0b001100) });
    expect(await history?.match(0, 6, { ...everyLine, ports: [2] })).toEqual({ to: 6, bits: Uint8Array.of(0b101010) });
    expect((await history?.read(2, 4, 1_000))?.map(({ sequence, port }) => [sequence, port])).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });

  it('stays when a session ends: its last lines come first, and another session of that port gets its number', async () => {
    const { clock, add, open, ask, lines, shown, forget } = createBench();
    const one = add('s1', 'COM3');
    add('s2', 'COM4');
    await open('s1', 's2');
    one.say('last');
    one.divide('closed');
    forget('s1');
    expect(lines()).toEqual(['1 last', '1 closed']);
    expect(shown().ports[0]).toEqual({ number: 1, address: 'COM3', sessionId: null });
    const again = add('s3', 'COM3');
    const third = add('s4', 'COM9');
    expect(await ask('merged.change', { mergedId: 'm1', sessionIds: ['s2', 's3', 's4'] })).toMatchObject({ ok: true });
    again.say('again');
    await clock.advance(5);
    third.say('new');
    await clock.advance(200);
    expect(lines().slice(2)).toEqual(['1 again', '3 new']);
    expect(shown().ports.map(({ number, sessionId }) => [number, sessionId])).toEqual([
      [1, 's3'],
      [2, 's2'],
      [3, 's4'],
    ]);
  });

  it('keeps its marked lines while its ports change', async () => {
    const { add, open, ask, shown, viewStore } = createBench();
    add('s1', 'COM3');
    add('s2', 'COM4');
    await open('s1', 's2');
    const marks = [{ sequence: 3, note: 'here' }];
    viewStore.publish({ type: 'marks', sessionId: 'm1', marks });
    await ask('merged.change', { mergedId: 'm1', sessionIds: ['s2'] });
    expect(shown()).toMatchObject({ marks, ports: [{ sessionId: null }, { sessionId: 's2' }] });
  });

  it('no longer follows a session that was taken out', async () => {
    const { clock, add, open, ask, lines, shown } = createBench();
    const [one, two] = [add('s1', 'COM3'), add('s2', 'COM4')];
    await open('s1', 's2');
    await ask('merged.change', { mergedId: 'm1', sessionIds: ['s2'] });
    one.say('unheard');
    two.say('heard');
    await clock.advance(200);
    expect(lines()).toEqual(['2 heard']);
    expect(shown().ports[0]?.sessionId).toBeNull();
  });

  it('needs two sessions, and there are at most four of them', async () => {
    const { add, ask, open } = createBench();
    add('s1', 'COM3');
    add('s2', 'COM4');
    expect(await ask('merged.open', { sessionIds: ['s1', 's1'] })).toMatchObject({ ok: false });
    expect(await ask('merged.open', { sessionIds: ['s1', 's7'] })).toMatchObject({ ok: false });
    for (let count = 0; count < 4; count += 1) await open('s1', 's2');
    expect(await ask('merged.open', { sessionIds: ['s1', 's2'] })).toMatchObject({
      error: { facts: { problem: 'too-many' } },
    });
  });
});
