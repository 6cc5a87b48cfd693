import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Report } from '../../shared/report.ts';
import type { StepId } from '../../shared/steps.ts';
import type { Step } from './runner.ts';

/** Where an earlier run ended, as its report tells. */
export interface ResumePoint {
  /** Index of the step to go on with. */
  readonly at: number;
  readonly stepId: StepId;
  /** Of the module of that run; `null` when it did not say. */
  readonly imei: string | null;
  /** That run sent the SIM PIN and it was refused: a resumed run must not spend another of the three attempts. */
  readonly pinRefused: boolean;
}

/**
 * The first step of a report that is not done. The report must be of a run of the same steps (same files, same topics):
 * else `usage/invalid`. A report in which everything is done resumes behind the last step.
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
