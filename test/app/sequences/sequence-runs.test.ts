import { describe, expect, it } from 'vitest';
import { stepKeys } from '../../../shared/sequences/step-keys.ts';
import { createSequencesBench, runOf } from './sequences-bench.ts';

const opened = async (options: Parameters<typeof createSequencesBench>[0] = {}) => {
  const bench = createSequencesBench(options);
  const sessionId = await bench.open();
  await bench.clock.advance(20_000);
  const results = async (id: string, after = 0) =>
    (await bench.value({ kind: 'results', sessionId, id, after })).results;
  return { ...bench, sessionId, results };
};

/** The fault needs a command to act on. */
const unplug = (module: ReturnType<typeof createSequencesBench>['module']): void => {
  module.setFault('unplug', true);
  module.receive(new TextEncoder().encode('AT\r'));
};

describe('a run of quick commands', () => {
  it('shows how it ended, and keeps the result of each item', async () => {
    const { sessionId, create, value, runEnds, results, session, mirror, viewStore } = await opened();
    const group = await create('check', [
      { send: 'AT+CSQ', expect: '+CSQ: \\d+', onFail: 'continue' },
      { name: 'Never', send: 'AT+CGATT?', expect: '+CGATT: 7', timeout: '2s' },
      { send: 'AT', order: 0 },
    ]);
    expect(await value(runOf(sessionId, group))).toEqual({ kind: 'started' });
    expect(session().sequence).toMatchObject({ state: 'waiting', groupId: 'check', steps: 2 });
    const ended = await runEnds();
    expect(ended).toMatchObject({ good: 0, bad: 1, passed: 1, failed: 1, ended: null, current: null, results: 2 });
    const [first, second] = stepKeys(group.file.steps);
    expect(await results('check')).toMatchObject([
      { key: first, number: 1, attempts: 1, failure: null },
      {
        key: second,
        number: 2,
        failure: { code: 'not-expected', facts: { expected: ['+CGATT: 7'] }, evidence: ['+CGATT: 1', 'OK'] },
      },
    ]);
    expect(await results('check', 1)).toHaveLength(1);
    expect(await results('other')).toEqual([]);
    expect(mirror()).toEqual(viewStore.view());
  });

  it('sends one item, also one by hand, or continues from an item in the order of the group', async () => {
    const { sessionId, create, value, runEnds, commands } = await opened();
    const group = await create('check', [
      { send: 'AT+CSQ', order: 2 },
      { send: 'AT+CGMM', order: 1 },
      { send: 'AT+CGATT?', order: 0 },
      { send: 'AT+CREG?', order: 3 },
    ]);
    const before = commands().length;
    await value(runOf(sessionId, group, { steps: { kind: 'only', indexes: [2] } }));
    await runEnds();
    await value(runOf(sessionId, group, { steps: { kind: 'from', index: 0 } }));
    await runEnds();
    expect(commands().slice(before)).toEqual(['AT+CGATT?', 'AT+CSQ', 'AT+CREG?']);
    expect(await value(runOf(sessionId, group, { steps: { kind: 'from', index: 2 } }))).toEqual({ kind: 'nothing' });
  });

  it('is refused without an open port, of another revision, and while another one is in progress', async () => {
    const { sessionId, create, value, askFor, ask, runEnds } = await opened();
    const group = await create('check', [{ pause: '5s' }]);
    const other = { ...group, revision: 'other' };
    expect(await value(runOf(sessionId, other))).toEqual({ kind: 'changed' });
    expect(await value(runOf(sessionId, group))).toEqual({ kind: 'started' });
    expect(await value(runOf(sessionId, group))).toEqual({ kind: 'running' });
    await runEnds();
    await ask('session.close', { sessionId });
    const refused = { ok: false, error: { code: 'usage/invalid', facts: { field: 'session', problem: 'closed' } } };
    expect(await askFor(runOf(sessionId, group))).toMatchObject(refused);
    expect(await askFor(runOf('s99', group))).toMatchObject(refused);
  });

  it('holds the port, so that a typed command waits, and can be stopped at once', async () => {
    const { sessionId, create, value, typed, session, clock, runEnds, commands } = await opened();
    const group = await create('check', [{ send: 'AT+CSQ' }, { pause: '1m' }]);
    await value(runOf(sessionId, group, { loops: null }));
    await clock.advance(2_000);
    expect(session().sequence).toMatchObject({ state: 'running', loop: 1, good: 0 });
    expect(session().busy).toBe(true);
    const answer = typed({ sessionId, line: 'AT+CREG?' });
    await clock.advance(2_000);
    expect(session().hold).toMatchObject({ reason: 'procedure' });
    const sent = commands().length;
    await value({ kind: 'stop', sessionId });
    const ended = await runEnds();
    expect(ended).toMatchObject({ loops: null, ended: { code: 'failed', failure: { code: 'stopped' } } });
    await expect(clock.runUntil(answer)).resolves.toMatchObject({ ok: true });
    expect(commands().slice(sent)).toEqual(['AT+CREG?']);
    expect(session().busy).toBe(false);
  });

  it('publishes a fast loop ten times a second at most, with right counts at its end', async () => {
    const { sessionId, create, value, runEnds, events, clock } = await opened();
    const group = await create('check', [{ send: 'AT' }, { send: 'AT+CSQ' }]);
    const startedMs = clock.nowMs();
    await value(runOf(sessionId, group, { loops: 500 }));
    const ended = await runEnds();
    expect(ended).toMatchObject({ good: 500, bad: 0, passed: 1_000, failed: 0, results: 1_000 });
    const published = events.filter(({ type }) => type === 'sequence').length;
    expect(published).toBeLessThanOrEqual((clock.nowMs() - startedMs) / 100 + 3);
  });

  it('uses the values of the profile and of the module, and says which have none', async () => {
    const { sessionId, create, value, runEnds, commands, registered, session } = await opened();
    const group = await create('values', [
      { send: 'AT+CSTT="${host}"' },
      { send: 'AT+X="${nobody}"' },
      { send: 'AT+Y="${imei}"' },
    ]);
    const before = commands().length;
    await value(runOf(sessionId, group, { steps: { kind: 'only', indexes: [0] } }));
    await runEnds();
    const host = (await value({ kind: 'values', sessionId })).values.host;
    expect(commands().slice(before)).toEqual([`AT+CSTT="${host}"`]);
    await value(runOf(sessionId, group, { steps: { kind: 'only', indexes: [2] } }));
    await runEnds();
    const imei = session().facts.imei?.text;
    expect(commands().at(-1)).toBe(`AT+Y="${imei}"`);
    await value(runOf(sessionId, group));
    expect((await runEnds()).ended).toMatchObject({ code: 'no-variable', facts: { names: ['nobody'] } });
    const { values } = await value({ kind: 'values', sessionId });
    expect(values.password).toBeNull();
    expect(registered.length).toBeGreaterThan(0);
    expect(JSON.stringify(values)).not.toContain(String(registered[0]));
    expect(values).toMatchObject({ loop: '1', counter: '1', imei });
  });

  it('is asked for in the form of the contract only', async () => {
    const { send } = await opened();
    expect(await send({ kind: 'read', id: '', known: null })).toMatchObject({
      error: { code: 'usage/invalid', facts: { field: 'id' } },
    });
  });

  it('ends when the port is closed', async () => {
    const { sessionId, create, value, ask, session } = await opened();
    const group = await create('check', [{ pause: '1m' }]);
    await value(runOf(sessionId, group));
    await ask('session.close', { sessionId });
    expect(session().sequence).toMatchObject({ state: 'ended', ended: { failure: { code: 'stopped' } } });
  });

  it('takes away what an earlier run has left beside the items that it will send, and only there', async () => {
    const { sessionId, create, value, runEnds, results, session } = await opened();
    const group = await create('check', [
      { send: 'AT' },
      { send: 'AT+NOSUCH' },
      { send: 'ATI' },
      { send: 'AT', order: 0 },
    ]);
    const [first, second, third, byHand] = stepKeys(group.file.steps);
    const only = async (index: number): Promise<void> => {
      await value(runOf(sessionId, group, { steps: { kind: 'only', indexes: [index] } }));
      await runEnds();
    };
    await only(3);
    await only(2);
    await only(0);
    // What a person sends one by one is the last result of each.
    expect((await results('check')).map(({ key }) => key)).toEqual([byHand, third, first]);
    await value(runOf(sessionId, group));
    expect(session().sequence).toMatchObject({ state: 'waiting', results: 5 });
    await runEnds();
    expect(await results('check')).toMatchObject([
      { key: byHand, attempts: 1 },
      { key: third, attempts: 0, number: 5 },
      { key: first, attempts: 1, number: 6 },
      { key: second, attempts: 1, failure: { code: 'error-answer' } },
    ]);
  });

  it('says that the computer went to sleep, not that a person stopped it', async () => {
    const { sessionId, create, value, clock, suspend, session } = await opened();
    await value(runOf(sessionId, await create('check', [{ pause: '1m' }])));
    await clock.runUntil(suspend());
    expect(session().sequence).toMatchObject({ state: 'ended', ended: { failure: { code: 'link/slept' } } });
  });

  it('keeps its results and its last run when the group is renamed, also while it runs', async () => {
    const { sessionId, create, value, runEnds, results, session } = await opened();
    const group = await create('check', [{ send: 'AT' }, { pause: '1s' }, { send: 'ATI' }]);
    await value(runOf(sessionId, group));
    const written = await value({ kind: 'rename', id: 'check', revision: group.revision, name: 'next' });
    if (written.kind !== 'saved') throw new Error(written.kind);
    expect(session().sequence?.groupId).toBe('next');
    await runEnds();
    expect(session().sequence?.groupId).toBe('next');
    expect(await results('check')).toEqual([]);
    expect(await results('next')).toMatchObject([{ failure: null }, { failure: null }, { failure: null }]);
    await value({ kind: 'rename', id: 'next', revision: written.group.revision, name: 'last' });
    expect(session().sequence?.groupId).toBe('last');
    expect(await results('last')).toHaveLength(3);
    // A group of the earlier name is another one.
    await value(runOf(sessionId, await create('check', [{ send: 'AT' }])));
    await runEnds();
    expect([(await results('check')).length, (await results('last')).length]).toEqual([1, 3]);
  });

  it('says that it waits after an item, and how long', async () => {
    const { sessionId, create, value, runEnds, clock, session, events } = await opened();
    const group = await create('check', [
      { send: 'AT', delayAfter: '5s' },
      { send: 'ATI', delayAfter: '5s' },
    ]);
    await value(runOf(sessionId, group));
    await clock.advance(3_000);
    expect(session().sequence).toMatchObject({ current: stepKeys(group.file.steps)[0], delayMs: 5_000 });
    // Nothing follows the last one.
    expect(await runEnds()).toMatchObject({ passed: 2, delayMs: null });
    expect(events.filter((event) => event.type === 'sequence' && event.sequence.delayMs !== null)).toHaveLength(1);
  });

  it('is the cause of its lines: of commands and of bytes', async () => {
    const { sessionId, create, value, runEnds, traffic } = await opened();
    const group = await create('check', [{ send: 'AT' }, { sendHex: '7E 01' }, { send: 'AT+CSQ' }]);
    const before = traffic().length;
    await value(runOf(sessionId, group));
    await runEnds();
    const sent = traffic()
      .slice(before)
      .filter(({ direction, owner }) => direction === 'sent' && owner !== 'probe');
    expect(sent.map(({ owner, name }) => [owner, name])).toEqual([
      ['command', 'sequence'],
      ['raw', 'sequence'],
      ['command', 'sequence'],
    ]);
  });

  it.each([
    ['a pause', { pause: '1m' }],
    ['a wait for a line', { wait: '1m', expect: 'never' }],
    ['a command', { send: 'AT+CSQ', expect: 'never', timeout: '1m' }],
  ])('says that the port was lost, not that a person stopped it (in %s)', async (_name, step) => {
    const { sessionId, create, value, runEnds, results, clock, module } = await opened();
    const group = await create('check', [step]);
    await value(runOf(sessionId, group));
    await clock.advance(2_000);
    unplug(module);
    const lost = { code: 'failed', failure: { code: 'link/lost', facts: { address: 'sim:' } } };
    expect((await runEnds()).ended).toMatchObject(lost);
    expect((await results('check')).at(-1)).toMatchObject({ failure: lost });
  });
});
