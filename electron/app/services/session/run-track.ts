import type { RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import type { StageId } from '../../../../shared/steps.ts';
import type { Clock } from '../../../base/clock.ts';
import { noFindings, type Progress } from '../../../procedures/context.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import { type ProvisionResult, stepsOfPlan, takesStep } from '../../../procedures/provision.ts';
import { reportOf } from '../../../procedures/report.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import type { Truth } from '../../truth.ts';

/** What the window sees of the runs of one session. */
export interface RunTrack {
  readonly run: () => RunView | null;
  begin(plan: ProvisionPlan, stages: readonly StageId[]): void;
  note(record: StepRecord): void;
  progress(progress: Progress): void;
  /** Being stopped: said at once, whatever it takes. */
  stopping(): void;
  /** A file is gone from the module: no report calls it proven any more. */
  noteFileGone(fileOnModule: string): void;
  /** `result` is `null` when the line could not be had. */
  end(failure: Failure | null, result: ProvisionResult | null): void;
}

export interface RunTrackOptions {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly sessionId: string;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
}

/** Progress is told at most five times a second. */
const progressEveryMs = 200;

export const createRunTrack = ({ truth, clock, sessionId, nextTraffic }: RunTrackOptions): RunTrack => {
  let run: RunView | null = null;
  /** The step that runs, or the one behind the last that ran: the steps of a run are told in their order. */
  let cursor = 0;
  let progressAtMs = -progressEveryMs;

  const publish = (next: RunView): void => {
    run = next;
    truth.publish({ type: 'run', sessionId, run });
  };
  const publishStep = (index: number, step: StepView): void => {
    if (!run) return;
    run = { ...run, steps: run.steps.map((other, at) => (at === index ? step : other)) };
    truth.publish({ type: 'step', sessionId, index, step });
  };

  return {
    run: () => run,
    begin: (plan, stages) => {
      cursor = 0;
      publish({
        number: (run?.number ?? 0) + 1,
        state: 'running',
        stages,
        startedAtMs: clock.wallMs(),
        endedAtMs: null,
        steps: stepsBefore(plan, stages, run?.steps ?? []),
        failure: null,
        report: run?.report ?? null,
      });
    },
    note: (record) => {
      const index = run?.steps.findIndex((step, at) => at >= cursor && isOf(step, record)) ?? -1;
      const step = run?.steps[index];
      if (!step) return;
      // A topic that is subscribed twice is two steps that look the same.
      cursor = record.status === 'running' ? index : index + 1;
      progressAtMs = clock.nowMs() - progressEveryMs;
      publishStep(index, noted(step, record, clock.wallMs(), nextTraffic()));
    },
    progress: ({ id, ...progress }) => {
      const step = run?.steps[cursor];
      if (step?.id !== id || step.status !== 'running') return;
      const isLast = progress.kind === 'bytes' && progress.doneBytes === progress.totalBytes;
      if (!isLast && clock.nowMs() - progressAtMs < progressEveryMs) return;
      progressAtMs = clock.nowMs();
      publishStep(cursor, { ...step, progress });
    },
    stopping: () => {
      if (run?.state === 'running') publish({ ...run, state: 'stopping' });
    },
    noteFileGone: (fileOnModule) => {
      if (!run?.report) return;
      const certificates = run.report.certificates.map((file) =>
        file.file === fileOnModule ? { ...file, verified: false } : file,
      );
      publish({ ...run, report: { ...run.report, certificates } });
    },
    end: (failure, result) => {
      if (!run) return;
      publish({
        ...run,
        steps: run.steps.map((step) => (failure === null ? step : notRunning(step, failure, clock.wallMs()))),
        state: failure === null ? 'done' : failure.code === 'stopped' ? 'stopped' : 'failed',
        endedAtMs: clock.wallMs(),
        failure,
        report: reportAfter(run, failure, result),
      });
    },
  };
};

const isOf = (step: { readonly id: string; readonly item: string | null }, record: { id: string; item?: string }) =>
  step.id === record.id && step.item === (record.item ?? null);

/** All steps of the plan: those of this run wait, the others keep what an earlier run made of them. */
const stepsBefore = (
  plan: ProvisionPlan,
  stages: readonly StageId[],
  earlier: readonly StepView[],
): readonly StepView[] =>
  stepsOfPlan(plan).map(({ id, item = null }) => {
    const before = takesStep(stages, id) ? undefined : earlier.find((step) => step.id === id && step.item === item);
    return before ?? waitingStep(id, item);
  });

const waitingStep = (id: StepView['id'], item: string | null): StepView => ({
  id,
  item,
  status: 'waiting',
  startedAtMs: null,
  ms: 0,
  failure: null,
  warnings: [],
  progress: null,
  trafficFrom: null,
  trafficTo: null,
  about: {},
});

/** A run that an exception ended leaves a step that nobody tells about any more. */
const notRunning = (step: StepView, failure: Failure, wallMs: number): StepView =>
  step.status === 'running'
    ? { ...step, status: 'failed', ms: Math.max(0, wallMs - (step.startedAtMs ?? wallMs)), failure, progress: null }
    : step;

const noted = (step: StepView, record: StepRecord, wallMs: number, nextTraffic: number): StepView => {
  if (record.status === 'running') {
    const { id, item } = step;
    return { ...waitingStep(id, item), status: 'running', startedAtMs: wallMs, trafficFrom: nextTraffic };
  }
  return {
    ...step,
    status: record.status,
    ms: record.ms,
    failure: record.error ?? null,
    warnings: record.warnings,
    about: record.about ?? {},
    progress: null,
    trafficTo: step.trafficFrom === null ? null : nextTraffic,
  };
};

/** Without the line nothing was learnt: what an earlier run knew of the module stays, its verdict and its connection do not. */
const reportAfter = (run: RunView, failure: Failure | null, result: ProvisionResult | null): Report => {
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
