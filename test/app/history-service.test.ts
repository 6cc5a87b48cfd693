import { describe, expect, it } from 'vitest';
import { createHistoryService } from '../../electron/app/services/history-service.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import type { KeptHistory } from '../../electron/settings/history-store.ts';
import { done } from '../../shared/outcome.ts';
import { headOf, sampleSession, sampleView } from '../support/sample-view.ts';

const unexpected = (error: unknown): void => {
  throw error;
};

const setUp = async (kept: readonly KeptHistory[] = []) => {
  const session = { ...sampleSession(), id: 's1', address: '/dev/ttyUSB0' };
  const other = { ...session, id: 's2', address: '/dev/ttyUSB1' };
  const sessions = { s1: session, s2: other };
  const viewStore = createViewStore(sampleView({ sessions }), unexpected);
  let saved: readonly KeptHistory[] = [];
  const service = createHistoryService({
    viewStore,
    store: {
      load: async () => kept,
      save: async (histories) => {
        saved = histories;
        return done;
      },
      flush: async () => undefined,
    },
    maskText: (text) => text.replaceAll('registered', '**********'),
  });
  await service.load();
  return {
    ...service,
    read: async (sessionId: string) => {
      const read = await service.handlers['history.read']({ sessionId });
      return read.ok ? read.value.lines : [];
    },
    saved: () => Object.fromEntries(saved.map(({ key, lines }) => [key, lines])),
    tellImei: (sessionId: 's1' | 's2', imei: string) =>
      viewStore.publish({
        type: 'facts',
        sessionId,
        facts: { ...sessions[sessionId].facts, imei: { text: imei, atMs: 1, command: 'AT+CGSN' } },
      }),
    reopen: (sessionId: 's1' | 's2') => {
      const now = viewStore.view().sessions[sessionId];
      if (!now) throw new Error('no session');
      const head = headOf(now);
      const number = (head.openings.at(-1)?.number ?? 0) + 1;
      const opening = {
        ...{ number, openedAtMs: 1, endedAtMs: null, failure: null, trafficFrom: 0, isOther: false },
        module: { imei: null, iccid: null, model: null },
      };
      viewStore.publish({ type: 'session', sessionId, head: { ...head, openings: [...head.openings, opening] } });
      viewStore.publish({ type: 'facts', sessionId, facts: { ...now.facts, imei: null } });
    },
  };
};

describe('what was typed', () => {
  it('is kept for the port while the module is not known', async () => {
    const { note, read, saved } = await setUp();
    note('s1', 'AT');
    note('s2', 'ATI');
    expect([await read('s1'), await read('s2')]).toEqual([['AT'], ['ATI']]);
    expect(saved()).toEqual({ 'port:/dev/ttyUSB0': ['AT'], 'port:/dev/ttyUSB1': ['ATI'] });
  });

  it('follows a module to another port, with what was typed before it was known', async () => {
    const { note, read, tellImei } = await setUp();
    note('s1', 'AT+CGSN');
    tellImei('s1', '860000000000001');
    note('s1', 'AT+CSQ');
    expect(await read('s2')).toEqual([]);
    tellImei('s2', '860000000000001');
    expect(await read('s2')).toEqual(['AT+CGSN', 'AT+CSQ']);
  });

  it('is kept for the module as soon as it is known', async () => {
    const { note, read, saved, tellImei } = await setUp();
    note('s1', 'AT+CGSN');
    tellImei('s1', '860000000000001');
    await read('s1');
    expect(saved()).toMatchObject({ 'imei:860000000000001': ['AT+CGSN'] });
  });

  it('of an earlier opening does not become that of another module', async () => {
    const { note, read, tellImei, reopen } = await setUp();
    note('s1', 'AT+X=1');
    reopen('s1');
    note('s1', 'AT+CGSN');
    tellImei('s1', '860000000000002');
    expect(await read('s1')).toEqual(['AT+CGSN']);
  });

  it('of the port is still there when the module is not known after a restart', async () => {
    const first = await setUp();
    first.tellImei('s1', '860000000000001');
    first.note('s1', 'AT+CSQ');
    const histories = Object.entries(first.saved()).map(([key, lines]) => ({ key, lines }));
    const second = await setUp(histories);
    expect(await second.read('s1')).toEqual(['AT+CSQ']);
  });

  it('is left out if it may contain a secret', async () => {
    const { note, read, saved } = await setUp();
    for (const line of ['AT+CPIN="1234"', 'AT+MPUB="t",0,0,"registered"', 'AT']) note('s1', line);
    expect(await read('s1')).toEqual(['AT']);
    expect(JSON.stringify(saved())).not.toMatch(/1234|registered/);
  });

  it('to no session is nothing', async () => {
    const { note, read, saved } = await setUp();
    note('s9', 'AT');
    expect([await read('s9'), saved()]).toEqual([[], {}]);
  });
});
