import { describe, expect, it } from 'vitest';
import { rangeAt, withRun } from '../../../renderer/store/stage-ranges.ts';
import type { RunView, StepView } from '../../../shared/contract.ts';
import { samplePlan } from '../../support/run-plan.ts';

const step = (id: StepView['id'], trafficFrom: number | null, trafficTo: number | null): StepView => ({
  id,
  item: null,
  status: 'done',
  startedAtMs: 0,
  ms: 5,
  failure: null,
  warnings: [],
  progress: null,
  trafficFrom,
  trafficTo,
  about: {},
});

const run = (...steps: readonly StepView[]): RunView => ({
  number: 1,
  plan: samplePlan,
  state: 'running',
  stages: ['module', 'connect'],
  startedAtMs: 0,
  endedAtMs: null,
  steps,
  failure: null,
  report: null,
  found: null,
});

describe('ranges of the stages', () => {
  it('join the steps of a stage, and leave out steps without lines', () => {
    const ranges = withRun(
      [],
      run(
        step('module.answer', 0, 4),
        step('module.identity', 4, 9),
        step('credentials.derive', 9, 9),
        step('connect.open', 9, null),
        step('connect.login', null, null),
      ),
    );
    expect(ranges).toEqual([
      { stage: 'module', from: 0, to: 9, ms: 10 },
      { stage: 'connect', from: 9, to: null, ms: 5 },
    ]);
    expect(rangeAt(ranges, 8)?.stage).toBe('module');
    expect(rangeAt(ranges, 900)?.stage).toBe('connect');
  });

  it('keep those of earlier runs when a stage runs again', () => {
    const first = withRun([], run(step('module.answer', 0, 4), step('connect.open', 4, 8)));
    const second = withRun(first, run(step('module.answer', 0, 4), step('connect.open', 20, null)));
    expect(second.map(({ stage, from, to }) => [stage, from, to])).toEqual([
      ['module', 0, 4],
      ['connect', 4, 8],
      ['connect', 20, null],
    ]);
    expect(rangeAt(second, 10)).toBeNull();
  });

  it('are the same array while nothing changed', () => {
    const first = withRun([], run(step('module.answer', 0, 4)));
    expect(withRun(first, run(step('module.answer', 0, 4)))).toBe(first);
  });
});
