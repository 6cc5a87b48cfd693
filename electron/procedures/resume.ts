import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Report } from '../../shared/report.ts';
import type { StepId } from '../../shared/steps.ts';
import type { Step } from './runner.ts';

/** Where an earlier run ended, according to its report. */
export interface ResumePoint {
  /** Index of the step to continue with. */
  readonly at: number;
  readonly stepId: StepId;
  /** The IMEI of the module of that run; `null` when it was not reported. */
  readonly imei: string | null;
  /** That run sent the SIM PIN and it was refused. A resumed run must not use another of the three attempts. */
  readonly pinRefused: boolean;
}

/**
 * The first step of a report that is not done. The report must be of a run with the same steps (same files, same topics),
 * else `usage/invalid`. If everything is done, the point is after the last step.
 */
export const resumePointOf = (report: Report, steps: readonly Step<never>[]): Outcome<ResumePoint> => {
  const same =
    report.steps.length === steps.length &&
    report.steps.every((done, index) => done.id === steps[index]?.id && done.item === steps[index]?.item);
  if (!same) return fail('usage/invalid', { option: '--resume', detail: 'report-of-another-profile' });
  const open = report.steps.findIndex(({ status }) => status !== 'done' && status !== 'skipped');
  const at = open === -1 ? report.steps.length - 1 : open;
  const step = report.steps[at];
  const error = step?.error;
  return ok({
    at,
    stepId: step?.id ?? 'module.answer',
    imei: report.module.imei,
    pinRefused: error?.code === 'module/sim-pin' && error.facts.given === true,
  });
};
