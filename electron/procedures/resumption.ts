import type { Resumption } from '../../shared/contract.ts';
import type { Report } from '../../shared/report.ts';
import { isBehindLogin, keepsSession } from './connection-basis.ts';
import type { Findings } from './context.ts';
import type { ProvisionPlan } from './plan.ts';
import { stepsOfPlan } from './provision.ts';
import { resumePointOf } from './resume.ts';

/** What a run of this plan would do that goes on from this report now: the same questions that the run asks itself. */
export const resumptionOf = (
  report: Report,
  plan: ProvisionPlan,
  earlier: Pick<Findings, 'connectedBy'> | null,
): Resumption => {
  const point = resumePointOf(report, stepsOfPlan(plan));
  if (!point.ok) return 'anew';
  return isBehindLogin(point.value.stepId) && !keepsSession(point.value, earlier, plan) ? 'connects' : 'goes-on';
};
