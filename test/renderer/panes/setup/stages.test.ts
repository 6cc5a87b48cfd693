import { describe, expect, it } from 'vitest';
import { opensByItself, stageCards, stageProgress } from '../../../../renderer/panes/setup/stages.ts';
import { failure } from '../../../../shared/outcome.ts';
import { draft, input, runAt, wholeRun, withoutStage } from './fixture.ts';

const states = (...given: Parameters<typeof input>) => stageCards(input(...given)).map(({ state }) => state);
const open = (wide: boolean, ...given: Parameters<typeof input>) => {
  const cards = stageCards(input(...given));
  return cards.filter((card) => opensByItself(card, cards, wide, given[0] === null)).map(({ id }) => id);
};

describe('the stages of a run', () => {
  it('all wait before the first one', () => {
    expect(states(null)).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
  });

  it('show where the run is', () => {
    expect(states(runAt('connect.login', 'running'))).toEqual(['done', 'done', 'done', 'running', 'waiting']);
    expect(stageProgress(stageCards(input(runAt('connect.login', 'running'))))).toEqual({ at: 4, of: 5 });
  });

  it('run on between two steps', () => {
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

  it('fail with the failure of the run when it ended before its first step', () => {
    const lost = failure('link/lost');
    const [first] = stageCards(input(runAt('module.answer', 'waiting', { state: 'failed', failure: lost })));
    expect(first).toMatchObject({ state: 'failed', failure: lost, current: null });
  });

  it('are skipped when every step was, or when there was nothing to do', () => {
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

  it('name the lines they caused, from their first step to their last', () => {
    const [module, , , connect] = stageCards(input(wholeRun()));
    expect(module?.lines).toEqual({ from: 0, to: 16 });
    expect(connect?.lines).toEqual({ from: 28, to: 38 });
    expect(stageCards(input(null))[0]?.lines).toBeNull();
  });

  it('say what they need', () => {
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

  it('tell a file that was there from one that was uploaded', () => {
    const run = wholeRun();
    const there = run.steps.map((step) =>
      step.id === 'certificate.upload' ? { ...step, status: 'skipped' as const } : step,
    );
    expect(stageCards(input(run))[1]?.summary).toMatchObject({ key: 'certificateDone', values: { bytes: 1338 } });
    expect(stageCards(input({ ...run, steps: there }))[1]?.summary.key).toBe('certificateIdentical');
  });
});

describe('the bodies of the stages', () => {
  it('are open where something is missing, before the first run', () => {
    const bare = { ...draft, derived: null, certificates: { ca: null, clientCert: null, clientKey: null } };
    expect(open(false, null, { draft: bare })).toEqual(['certificate', 'credentials']);
    expect(open(true, null)).toEqual([]);
  });

  it('show results in a wide window, and only the last in a small one', () => {
    expect(open(true, wholeRun())).toEqual(['module', 'connect', 'proof']);
    expect(open(false, wholeRun())).toEqual(['proof']);
  });

  it('give a failed one all the room', () => {
    expect(open(true, runAt('connect.login', 'failed'))).toEqual(['connect']);
  });
});
