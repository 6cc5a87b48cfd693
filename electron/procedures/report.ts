import { exitCodeOf } from '../../shared/errors.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { Report, ReportStep } from '../../shared/report.ts';
import { type Findings, noFindings } from './context.ts';
import type { ProvisionPlan } from './plan.ts';
import { stepsOfPlan } from './provision.ts';
import { type StepRecord, statusOf } from './runner.ts';

/** The report of a run: codes, facts and the lines that show a failure. Contains no secret: the lines in the records are masked. */
export const reportOf = (run: {
  readonly steps: readonly StepRecord[];
  readonly failure: Failure | null;
  readonly findings: Readonly<Findings>;
}): Report => {
  const { findings, failure } = run;
  return {
    version: 1,
    ok: failure === null,
    exitCode: failure === null ? 0 : exitCodeOf(failure.code),
    steps: run.steps.map(reportStep),
    module: {
      family: findings.module?.family.id ?? null,
      model: findings.model,
      firmware: findings.module?.text || null,
      imei: findings.imei,
      iccid: findings.iccid,
      signalDbm: findings.signalDbm,
      registrationStat: findings.registrationStat,
      clockRight: findings.clockRight,
    },
    cloud: findings.cloud,
    certificates: [...findings.uploads.values()].map((upload) => ({
      role: upload.role,
      file: upload.fileOnModule,
      bytes: upload.bytes.length,
      sha256: upload.sha256,
      verified: findings.verified.has(upload.role),
    })),
    mqtt: {
      connected: findings.connected,
      subscriptions: [...findings.subscribed],
      proof: findings.proof,
    },
  };
};

/** The report of a run that did not begin, because the port or the line was not available. Its first step has the failure. */
export const reportOfNoRun = (plan: ProvisionPlan, failure: Failure): Report => {
  const steps = stepsOfPlan(plan).map(({ id, item }, index): StepRecord => {
    const record = { id, ...(item === undefined ? {} : { item }), ms: 0, warnings: [] };
    return index === 0 ? { ...record, status: statusOf(failure), error: failure } : { ...record, status: 'waiting' };
  });
  return reportOf({ steps, failure, findings: noFindings() });
};

/** The newest lines show the failure. */
const evidenceLines = 20;
const evidenceCharacters = 500;

const reportError = ({ code, facts, evidence }: Failure): NonNullable<ReportStep['error']> => {
  const lines = evidence.slice(-evidenceLines).map((line) => line.slice(0, evidenceCharacters));
  return { code, facts, ...(lines.length > 0 && { evidence: lines }) };
};

const reportStep = (record: StepRecord): ReportStep => ({
  id: record.id,
  ...(record.item === undefined ? {} : { item: record.item }),
  status: record.status,
  ...(record.startedAtMs === undefined ? {} : { startedAtMs: record.startedAtMs }),
  ms: record.ms,
  ...(record.error ? { error: reportError(record.error) } : {}),
  ...(record.warnings.length > 0 ? { warnings: [...record.warnings] } : {}),
});
