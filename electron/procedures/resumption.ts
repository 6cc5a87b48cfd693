import type { Resumption } from '../../shared/contract.ts';
import type { Report } from '../../shared/report.ts';
import { type StepId, stepIds } from '../../shared/steps.ts';
import { keepsSession } from './connection-basis.ts';
import type { Findings } from './context.ts';
import type { ProvisionPlan } from './plan.ts';
import { stepsOfPlan } from './provision.ts';
import { resumePointOf } from './resume.ts';

/** What a run of this plan would do now if it were resumed from this report. Uses the same conditions as the run. */
export const resumptionOf = (
  report: Report,
  plan: ProvisionPlan,
  earlier: Pick<Findings, 'connectedBy'> | null,
): Resumption => {
  const point = resumePointOf(report, stepsOfPlan(plan));
  if (!point.ok) return 'start-over';
  const { stepId } = point.value;
  if (repeatsUpload.has(stepId)) return 'uploads';
  return isAfterFirstSetting(stepId) && !keepsSession(point.value, earlier, plan) ? 'connects' : 'goes-on';
};

/** A file that was sent incompletely, or differs from the one that was sent, is sent again from its beginning. */
const repeatsUpload: ReadonlySet<StepId> = new Set(['certificate.upload', 'certificate.verify']);

/** The settings of a connection are sent again with it, even if they were already done. */
const isAfterFirstSetting = (id: StepId): boolean => stepIds.indexOf(id) > stepIds.indexOf('connect.ssl');
