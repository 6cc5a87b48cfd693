import type { RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import type { StageId } from '../../../../shared/steps.ts';
import { noFindings } from '../../../procedures/context.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import { reportOf } from '../../../procedures/report.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import { isProven, type SeenFiles } from './seen-files.ts';

/** The file was deleted from the module: it is not verified any more. */
export const withoutFile = (run: RunView, fileOnModule: string): RunView => {
  if (!run.report) return run;
  const certificates = run.report.certificates.map((file) =>
    file.file === fileOnModule ? { ...file, verified: false } : file,
  );
  return { ...run, report: { ...run.report, certificates } };
};

/**
 * The report of all stages, with the results of earlier runs for stages that this run did not include. Whether a file is verified depends
 * on its known state on this module.
 */
export const reportAfter = (
  run: RunView,
  failure: Failure | null,
  result: ProvisionResult | null,
  seen: SeenFiles,
): Report => {
  const report = result ? completed(reportWith(run.steps, failure, result), run) : withoutResult(run, failure);
  const certificates = report.certificates.map((file) => ({
    ...file,
    verified: isProven(seen, file.file, file.sha256),
  }));
  return { ...report, certificates };
};

const completed = (report: Report, { stages, report: earlier }: RunView): Report => {
  if (earlier === null) return report;
  const isRun = (stage: StageId): boolean => stages.includes(stage);
  const named = report.certificates.map(({ role }) => role);
  const missing = isRun('certificate') ? [] : earlier.certificates.filter(({ role }) => !named.includes(role));
  return {
    ...report,
    module: isRun('module') ? report.module : { ...earlier.module, ...known(report.module) },
    cloud: report.cloud ?? (isRun('connect') || isRun('credentials') ? null : earlier.cloud),
    certificates: [...report.certificates, ...missing],
    mqtt: { ...report.mqtt, proof: isRun('proof') ? report.mqtt.proof : earlier.mqtt.proof },
  };
};

const known = (module: Report['module']): Partial<Report['module']> =>
  Object.fromEntries(Object.entries(module).filter(([, value]) => value !== null));

/** The run did not get the line: the module of the earlier report stays, its result and its connection do not. */
const withoutResult = (run: RunView, failure: Failure | null): Report => {
  const none = reportWith(run.steps, failure, { findings: noFindings() });
  return run.report
    ? { ...none, module: run.report.module, cloud: run.report.cloud, certificates: run.report.certificates }
    : none;
};

/** Of all stages, so that a later run can continue from the report of a single stage. */
const reportWith = (
  steps: readonly StepView[],
  failure: Failure | null,
  { findings }: Pick<ProvisionResult, 'findings'>,
): Report => reportOf({ steps: steps.map(recordOf), failure, findings });

const recordOf = ({ id, item, status, startedAtMs, ms, failure, warnings }: StepView): StepRecord => ({
  id,
  ...(item === null ? {} : { item }),
  status,
  ...(startedAtMs === null ? {} : { startedAtMs }),
  ms,
  ...(failure ? { error: failure } : {}),
  warnings,
});
