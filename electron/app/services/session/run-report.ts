import type { RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import { noFindings } from '../../../procedures/context.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import { reportOf } from '../../../procedures/report.ts';
import type { StepRecord } from '../../../procedures/runner.ts';

/** The file is gone from the module: no report calls it proven any more. */
export const withoutFile = (run: RunView, fileOnModule: string): RunView => {
  if (!run.report) return run;
  const certificates = run.report.certificates.map((file) =>
    file.file === fileOnModule ? { ...file, verified: false } : file,
  );
  return { ...run, report: { ...run.report, certificates } };
};

/** Without the line nothing was learnt: what an earlier run knew of the module stays, its verdict and its connection do not. */
export const reportAfter = (run: RunView, failure: Failure | null, result: ProvisionResult | null): Report => {
  if (result) return reportWith(run.steps, failure, result);
  const none = reportWith(run.steps, failure, { findings: noFindings() });
  return run.report
    ? { ...none, module: run.report.module, cloud: run.report.cloud, certificates: run.report.certificates }
    : none;
};

/** Of all stages, so that a single stage that was run again completes the report and a later run can go on from it. */
const reportWith = (
  steps: readonly StepView[],
  failure: Failure | null,
  { findings }: Pick<ProvisionResult, 'findings'>,
): Report => reportOf({ steps: steps.map(recordOf), failure, findings });

const recordOf = ({ id, item, status, ms, failure, warnings }: StepView): StepRecord => ({
  id,
  ...(item === null ? {} : { item }),
  status,
  ms,
  ...(failure ? { error: failure } : {}),
  warnings,
});
