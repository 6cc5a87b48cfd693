import { describe, expect, it } from 'vitest';
import { type StageId, type StepId, stageOf, stages, stepIds } from '../../shared/steps.ts';

const stepsOf = (stage: StageId): readonly StepId[] => stepIds.filter((id) => stageOf(id) === stage);

describe('step ids', () => {
  it('are in the order of the stages', () => {
    const plan = stages.map((stage) => [
      stage,
      stepsOf(stage)
        .map((id) => id.slice(stage.length + 1))
        .join(' '),
    ]);
    expect(Object.fromEntries(plan)).toEqual({
      module: 'answer identity firmware sim signal registration attach clock',
      certificate: 'inspect space upload verify',
      credentials: 'derive check',
      connect: 'ssl config open login subscribe',
      proof: 'publish return',
    });
    expect(stages.flatMap(stepsOf)).toEqual(stepIds);
  });
});
