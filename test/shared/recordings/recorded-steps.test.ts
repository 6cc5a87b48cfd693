import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedFact } from '../../../shared/contract/recordings.ts';
import { recordedStages, recordedSteps } from '../../../shared/recordings/recorded-steps.ts';

const step = (id: string, status: string, startedAtMs: number, more: object = {}): RecordedFact => ({
  ...{ atMs: startedAtMs, kind: 'step' },
  facts: { id, status, startedAtMs, ms: status === 'running' ? 0 : 10, ...more },
});

describe('the steps of a recording', () => {
  it('are those that began, with their ends and failures, in stages', () => {
    const error = { code: 'connect/failed', facts: { result: 'CONNECT FAIL' }, evidence: ['CONNECT FAIL'] };
    const steps = recordedSteps([
      step('module.answer', 'waiting', 0),
      step('module.answer', 'running', 100),
      step('module.answer', 'done', 100),
      { atMs: 105, kind: 'run', facts: {} },
      step('connect.open', 'running', 200),
      step('connect.open', 'failed', 200, { error }),
      step('proof.publish', 'running', 300),
    ]);
    expect(steps.map(({ id, status, endedAtMs }) => [id, status, endedAtMs])).toEqual([
      ['module.answer', 'done', 110],
      ['connect.open', 'failed', 210],
      ['proof.publish', 'running', null],
    ]);
    expect(steps[1]?.failure).toMatchObject({ code: 'connect/failed', evidence: ['CONNECT FAIL'] });
    expect(recordedStages(steps).map(({ stage, status }) => [stage, status])).toEqual([
      ['module', 'done'],
      ['connect', 'failed'],
      ['proof', 'running'],
    ]);
  });

  it('of a second run begin a stage of their own', () => {
    const run = (atMs: number) => [step('module.answer', 'done', atMs), step('module.sim', 'done', atMs + 20)];
    const stages = recordedStages(recordedSteps([...run(0), ...run(1_000)]));
    expect(stages.map(({ startedAtMs, steps }) => [startedAtMs, steps.length])).toEqual([
      [0, 2],
      [1_000, 2],
    ]);
  });

  it('never throw, whatever a file says', () => {
    const facts = fc.dictionary(fc.constantFrom('id', 'status', 'startedAtMs', 'ms', 'error', 'item'), fc.anything());
    fc.assert(
      fc.property(fc.array(facts), (all) => {
        recordedStages(recordedSteps(all.map((one) => ({ atMs: 1, kind: 'step', facts: one }))));
      }),
    );
  });
});
