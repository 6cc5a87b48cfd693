import { describe, expect, it } from 'vitest';
import { defaultShape, shapeWhenOpened } from '../../../../renderer/panes/setup/folding.ts';
import type { StagesInput } from '../../../../renderer/panes/setup/stage-card.ts';
import { stageCards, stageProgress } from '../../../../renderer/panes/setup/stages.ts';
import { noFacts } from '../../../../shared/contract.ts';
import { failure } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import { samplePlan } from '../../../support/run-plan.ts';
import { draft, input, runAt, uploaded, wholeRun, withoutStage } from './fixture.ts';

const states = (...given: Parameters<typeof input>) => stageCards(input(...given)).map(({ state }) => state);
const shapes = (wide: boolean, ...given: Parameters<typeof input>) => {
  const cards = stageCards(input(...given));
  return cards.map((card) => defaultShape(card, cards, { wide, fresh: given[0] === null }));
};

describe('the stages of a run', () => {
  it('are all waiting before the first run', () => {
    expect(states(null)).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
  });

  it('show where the run is', () => {
    expect(states(runAt('connect.login', 'running'))).toEqual(['done', 'done', 'done', 'running', 'waiting']);
    expect(stageProgress(stageCards(input(runAt('connect.login', 'running'))))).toEqual({ at: 4, of: 5 });
  });

  it('are running between two steps', () => {
    expect(states(runAt('connect.login', 'waiting', { state: 'running' }))[3]).toBe('running');
  });

  it('fail with the failure of their step', () => {
    const run = runAt('module.sim', 'failed');
    const broken = failure('module/sim-missing');
    const steps = run.steps.map((step) => (step.status === 'failed' ? { ...step, failure: broken } : step));
    const [first, second] = stageCards(input({ ...run, steps }));
    expect(first).toMatchObject({ state: 'failed', failure: broken, current: { id: 'module.sim' } });
    expect(second).toMatchObject({
      state: 'waiting',
      failure: null,
      summary: { key: 'needsStage', values: { number: 1 } },
    });
  });

  it('fail with the failure of the run if it ended before its first step', () => {
    const lost = failure('link/lost');
    const [first] = stageCards(input(runAt('module.answer', 'waiting', { state: 'failed', failure: lost })));
    expect(first).toMatchObject({ state: 'failed', failure: lost, current: null });
  });

  it('show that the connection was lost, and why', () => {
    const lost = failure('mqtt/kicked', { count: 3 });
    const cards = stageCards(input(wholeRun(), { online: { kind: 'offline', failure: lost, trafficTo: 99 } }));
    expect(cards.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'failed', 'done']);
    expect(cards[3]).toMatchObject({
      failure: lost,
      current: null,
      summary: { key: 'connectLost', tone: 'failed' },
      lostIn: { trafficFrom: wholeRun().steps.length * 2, trafficTo: 99 },
    });
  });

  it('have not failed while reconnecting, or after a disconnect', () => {
    const dropped = failure('mqtt/dropped');
    const recovering = { kind: 'recovering', plan: samplePlan, attempt: 2, waitMs: 1_000, failure: dropped } as const;
    const connect = (online: StagesInput['online']) => stageCards(input(wholeRun(), { online }))[3];
    expect(connect(recovering)).toMatchObject({
      state: 'done',
      failure: null,
      summary: { key: 'connectRecovering', values: { attempt: 2 }, tone: 'warning' },
    });
    expect(connect({ kind: 'offline', failure: null })).toMatchObject({ state: 'done', failure: null });
  });

  it('show the last known state of a connection, and nothing more', () => {
    const connect = (online: StagesInput['online'], facts = noFacts) =>
      stageCards(input(wholeRun(), { online, facts }))[3]?.summary.key;
    const closed = { ...noFacts, mqtt: { state: 'closed', atMs: 1, command: 'AT+MDISCONNECT' } } as const;
    expect(connect({ kind: 'online', sinceMs: null, plan: null })).toBe('connectDone');
    expect(connect({ kind: 'offline', failure: null }, closed)).toBe('connectOver');
    // The port was lost, or the module stopped answering.
    expect(connect({ kind: 'offline', failure: null })).toBe('connectUnknown');
  });

  it('do not report the loss of the port: the state of the connection is unknown, and it has not failed', () => {
    const online = { kind: 'offline', failure: failure('link/lost') } as const;
    const [, , , connect] = stageCards(input(wholeRun(), { online }));
    expect(connect).toMatchObject({
      state: 'done',
      failure: null,
      lostIn: null,
      summary: { key: 'connectUnknown' },
    });
  });

  it('are not done if their inputs changed since', () => {
    const cards = stageCards(input(wholeRun(), { changed: ['credentials'] }));
    expect(cards.map(({ summary }) => summary.changed)).toEqual([false, false, true, false, false]);
  });

  it('report a lost connection only in the stage that failed', () => {
    const online = { kind: 'offline', failure: failure('mqtt/dropped') } as const;
    expect(states(runAt('proof.return', 'failed'), { online })).toEqual(['done', 'done', 'done', 'done', 'failed']);
    expect(states(wholeRun({ state: 'running' }), { online })[3]).toBe('done');
    expect(states(null, { online })[3]).toBe('waiting');
  });

  it('are skipped if every step was skipped, or if there was nothing to do', () => {
    const run = wholeRun();
    const steps = run.steps.map((step) =>
      step.id.startsWith('connect') ? { ...step, status: 'skipped' as const } : step,
    );
    expect(states({ ...run, steps })[3]).toBe('skipped');
    expect(states(withoutStage(run, 'certificate'))[1]).toBe('skipped');
  });

  it('keep an earlier failure while another stage runs alone', () => {
    const run = runAt('connect.login', 'failed', { stages: ['module'], state: 'running' });
    const steps = run.steps.map((step) =>
      step.id === 'module.answer' ? { ...step, status: 'running' as const } : step,
    );
    expect(states({ ...run, steps })).toEqual(['running', 'done', 'done', 'failed', 'waiting']);
  });

  it('have the range of lines that they caused', () => {
    const [module, , , connect] = stageCards(input(wholeRun()));
    expect(module?.lines).toEqual({ from: 0, to: 16 });
    expect(connect?.lines).toEqual({ from: 28, to: 38 });
    expect(stageCards(input(null))[0]?.lines).toBeNull();
  });

  it('show what they need', () => {
    const bare = { ...draft, derived: null, certificates: { ca: null, clientCert: null, clientKey: null } };
    const cards = stageCards(input(null, { draft: bare }));
    expect(cards.map(({ summary }) => summary.key)).toEqual([
      'moduleWaiting',
      'certificateNone',
      'credentialsMissing',
      'connectWaiting',
      'proofWaiting',
    ]);
    expect(stageCards(input(null, { draft: { ...bare, tlsEnabled: false } }))[1]?.summary.key).toBe('certificateOff');
  });

  const need = (stage: number, further: object, isReal = false) =>
    stageCards(input(null, { draft: { ...draft, ...further } as typeof draft, isReal }))[stage]?.summary;

  it('show what they need while the form is nearly empty', () => {
    expect(need(3, { host: '' })?.key).toBe('connectHost');
    expect(need(3, { port: null })?.values).toMatchObject({ port: 8883 });
    expect(need(3, { port: null, tlsEnabled: false })?.values).toMatchObject({ port: 1883 });
    expect(need(4, { proof: { topic: '', qos: 0, payload: '' } })?.key).toBe('proofTopic');
  });

  it('count fields in the stage that contains them', () => {
    const remarks = ['ca', 'host', 'secret'].map((field) => ({ field, level: 'error', code: 'empty', facts: {} }));
    expect(need(2, { remarks })).toMatchObject({ key: 'credentialsMissing', values: { count: 2 } });
  });

  it('ask for the files of a client one after the other', () => {
    const { ca } = draft.certificates;
    const mutual = (clientCert: object | null) => ({
      tlsCheck: 'mutual',
      certificates: { ca, clientCert, clientKey: null },
    });
    expect(need(1, mutual(null))?.key).toBe('certificateClientCert');
    expect(need(1, mutual(ca))?.key).toBe('certificateClientKey');
  });

  it('report an expired certificate unless it was allowed', () => {
    const expired = (accepted: boolean) => {
      const findings = [{ code: 'expired', severity: 'error', facts: {} }];
      const ca = { ...draft.certificates.ca, accepted, certificates: [{ findings }] };
      return { certificates: { ca, clientCert: null, clientKey: null } };
    };
    expect(need(1, expired(false))?.key).toBe('certificateExpired');
    expect(need(1, expired(true))?.key).toBe('certificateWaiting');
  });

  it('warn of the demo device on a real module', () => {
    expect(need(2, { demo: true }, true)?.key).toBe('credentialsDemo');
    expect(need(2, { demo: true })?.key).toBe('credentialsWaiting');
  });

  it('distinguish an existing file from an uploaded one', () => {
    const run = wholeRun();
    const there = run.steps.map((step) =>
      step.id === 'certificate.upload' ? { ...step, status: 'skipped' as const } : step,
    );
    expect(stageCards(input(run))[1]?.summary).toMatchObject({ key: 'certificateDone', values: { bytes: 1338 } });
    expect(stageCards(input({ ...run, steps: there }))[1]?.summary.key).toBe('certificateIdentical');
  });
});

describe('a stage that is done', () => {
  const over = (stage: number, change: object, run = wholeRun()) =>
    stageCards(input(run, { draft: { ...draft, ...change } as typeof draft }))[stage]?.summary;
  const otherRoot = { ...draft.certificates, ca: { ...draft.certificates.ca, name: 'Other', sha256: 'b'.repeat(64) } };

  it('shows what was done, not the current form', () => {
    expect(over(1, { certificates: otherRoot })).toMatchObject({ values: { name: 'server.crt', bytes: 1338 } });
    const anotherHour = { clientId: 'me_0_0_2026112008', username: 'me', password: null };
    expect(over(2, { derived: anotherHour })).toMatchObject({
      values: { clientId: 'me_0_0_2026112007' },
      changed: false,
    });
  });

  it.each([
    ['connect', 'connectStood', 1],
    ['connect.subscribe', 'connectDone', 0],
    ['none', 'connectDone', 1],
  ] as const)('counts only the subscriptions of this run (%s skipped)', (skipped, key, count) => {
    const run = wholeRun();
    const steps = run.steps.map((step) =>
      step.id.startsWith(skipped) ? { ...step, status: 'skipped' as const } : step,
    );
    const online = { kind: 'online', sinceMs: 0, plan: samplePlan } as const;
    expect(stageCards(input({ ...run, steps }, { online }))[3]?.summary).toMatchObject({ key, values: { count } });
  });

  it.each([
    ['failed', 'failedAt'],
    ['stopped', 'stoppedAt'],
  ] as const)('shows that the form was changed since, also if it %s', (status, key) => {
    const summaryOf = (changed: StagesInput['changed']) =>
      stageCards(input(runAt('connect.open', status), { changed }))[3]?.summary;
    expect(summaryOf(['connect'])).toMatchObject({ key, changed: true });
    expect(summaryOf([])).toMatchObject({ key, changed: false });
  });

  it.each([
    ['deleted', null, 'certificateGone'],
    ['unknown', null, 'certificateUnproven'],
    ['proven', 'b'.repeat(64), 'certificateReplaced'],
    ['proven', uploaded.sha256, 'certificateDone'],
  ] as const)('shows what was seen of its file since: %s %s', (state, sha256, key) => {
    const [, certificate] = stageCards(input(wholeRun(), { seenFiles: [{ name: uploaded.file, state, sha256 }] }));
    expect(certificate?.summary).toMatchObject({ key, tone: key === 'certificateDone' ? 'plain' : 'warning' });
  });

  it('does not report a file as deleted until it was read again', () => {
    const certificates = [{ role: 'ca', ...uploaded, verified: false }];
    const report = { certificates, mqtt: { proof: 'returned' } } as unknown as Report;
    expect(over(1, {}, wholeRun({ report }))).toMatchObject({ key: 'certificateDone' });
  });
});

describe('the bodies of the stages', () => {
  const [closed, compact, whole] = ['closed', 'compact', 'whole'];

  it('are open forms before the first run; in a small window only those that need input', () => {
    const bare = { ...draft, derived: null, certificates: { ca: null, clientCert: null, clientKey: null } };
    expect(shapes(false, null, { draft: bare })).toEqual([closed, whole, whole, closed, closed]);
    expect(shapes(true, null)).toEqual([closed, whole, whole, closed, closed]);
    expect(shapes(false, null)).toEqual([closed, closed, closed, closed, closed]);
  });

  it('show results in a wide window, forms compact, and only the last one in a small window', () => {
    expect(shapes(true, wholeRun())).toEqual([whole, compact, compact, whole, whole]);
    expect(shapes(false, wholeRun())).toEqual([closed, closed, closed, closed, whole]);
  });

  it('stay closed if there was nothing to do', () => {
    expect(shapes(true, withoutStage(wholeRun(), 'certificate'))[1]).toBe(closed);
  });

  it('show a running form compact', () => {
    expect(shapes(false, runAt('certificate.upload', 'running'))).toEqual([closed, compact, closed, closed, closed]);
  });

  it('show only a failed one', () => {
    expect(shapes(true, runAt('connect.login', 'failed'))).toEqual([closed, closed, closed, whole, closed]);
    expect(shapes(true, runAt('certificate.upload', 'failed'))[1]).toBe(whole);
  });

  it('open a finished form compact first', () => {
    const opened = (run: Parameters<typeof input>[0]) => stageCards(input(run)).map(shapeWhenOpened);
    expect(opened(wholeRun())).toEqual([whole, compact, compact, whole, whole]);
    expect(opened(null)).toEqual([whole, whole, whole, whole, whole]);
  });
});
