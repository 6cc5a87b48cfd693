import { describe, expect, it } from 'vitest';
import { stages, stepIds, stepsOf } from '../../shared/steps.ts';

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
