import { expect, it } from 'vitest';
import { connectRows } from '../../../../renderer/panes/setup/connect-rows.ts';
import type { StepView } from '../../../../shared/contract.ts';
import { runAt } from './fixture.ts';

const stepsAt = (status: 'failed' | 'running'): readonly StepView[] => {
  const steps = runAt('connect.login', status).steps.filter(({ id }) => id.startsWith('connect.'));
  const subscribe = steps.find(({ id }) => id === 'connect.subscribe');
  if (!subscribe) throw new Error('no subscription');
  return [...steps, { ...subscribe, item: 'a' }, { ...subscribe, item: 'b' }];
};
const shapeOf = (failed: boolean): readonly string[] =>
  connectRows(stepsAt(failed ? 'failed' : 'running'), failed).map(
    ({ index, step, count }) => `${index} ${step.id} ${count}`,
  );

it('topics that were not reached are one row after a failure, and one row each before', () => {
  expect(shapeOf(true)).toEqual([
    '0 connect.ssl 1',
    '1 connect.config 1',
    '2 connect.open 1',
    '3 connect.login 1',
    '4 connect.subscribe 3',
  ]);
  expect(shapeOf(false)).toHaveLength(7);
});

it('a topic that failed has its own row', () => {
  const steps = stepsAt('failed').map(
    (step, index): StepView => ({
      ...step,
      status: index < 4 ? 'done' : index === 4 ? 'failed' : 'waiting',
    }),
  );
  expect(connectRows(steps, true).map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 2]);
});
