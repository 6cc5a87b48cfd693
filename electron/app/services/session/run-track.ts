import type { ModuleName, PastRun, RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import { stages as allStages, type StageId, stageOf } from '../../../../shared/steps.ts';
import type { Clock } from '../../../base/clock.ts';
import { noFindings, type Progress } from '../../../procedures/context.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import { type ProvisionResult, stepsOfPlan, takesStep } from '../../../procedures/provision.ts';
import { reportOf } from '../../../procedures/report.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import type { Truth } from '../../truth.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { StageInputs } from '../draft/stage-inputs.ts';
import { isSameModule } from './opening-list.ts';

/** What the window sees of the runs of one session. */
export interface RunTrack {
  /** Of the draft in hand; while a run goes on, that run. */
  readonly run: () => RunView | null;
  /** Whether anything was ever run on the module in this place. */
  readonly hasResults: () => boolean;
  begin(planned: PlannedRun, stages: readonly StageId[]): void;
  note(record: StepRecord): void;
  progress(progress: Progress): void;
  /** Being stopped: said at once, whatever it takes. */
  stopping(): void;
  /** A file is gone from the module: no report calls it proven any more. */
  noteFileGone(fileOnModule: string): void;
  /** `result` is `null` when the line could not be had. */
  end(failure: Failure | null, result: ProvisionResult | null): void;
  /** The form says something else, or another draft is in hand. */
  draftChanged(): void;
  /** Another module is in this place: what was run belongs to this one. A run that goes on is of the module that is there now. */
  retire(module: ModuleName): void;
}

export interface RunTrackOptions {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly sessionId: string;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  /** The draft in hand, by its name, with the inputs of its stages. */
  readonly draft: () => { readonly subject: string; readonly inputs: StageInputs };
  readonly module: () => ModuleName;
  readonly onChangedStages: (stages: readonly StageId[]) => void;
}

/** What is kept of the runs of one draft. */
interface Kept {
  readonly run: RunView;
  /** Of each stage when it last ran. */
  readonly inputs: Readonly<Partial<Record<StageId, string>>>;
}

/** Runs of so many drafts are kept; a person who tries more profiles than this on one module has the recordings. */
const keptDrafts = 16;

/** Progress is told at most five times a second. */
const progressEveryMs = 200;

export const createRunTrack = (options: RunTrackOptions): RunTrack => {
  const { truth, clock, sessionId, nextTraffic } = options;
  /** By the draft they were made of, the one that ran last at the end. */
  const kept = new Map<string, Kept>();
  let past: PastRun | null = null;
  /** The run that the newest one took the place of. */
  let replaced: RunView | null = null;
  /** The draft that is shown: the one in hand, or that of the run that goes on. */
  let subject = options.draft().subject;
  let toldLast: PastRun | null = null;
  let toldRun: RunView | null = null;
  /** The step that runs, or the one behind the last that ran: the steps of a run are told in their order. */
  let cursor = 0;
  let progressAtMs = -progressEveryMs;

  const current = (): RunView | null => kept.get(subject)?.run ?? null;
  const isGoingOn = (): boolean => ['running', 'stopping'].includes(current()?.state ?? '');
  const tellRun = (): void => {
    const run = current();
    if (run === toldRun) return;
    toldRun = run;
    truth.publish({ type: 'run', sessionId, run });
  };
  const tellLast = (): void => {
    const [, other] = [...kept].findLast(([name]) => name !== subject) ?? [];
    const newest = other ? { run: other.run, module: options.module() } : past;
    // Once what is in hand was run itself, that is the last run of this module; of another module in this place it is not.
    const isOver = newest !== null && newest.run.number < (current()?.number ?? 0);
    const isOwn = other !== undefined || (newest !== null && isSameModule(newest.module, options.module()) === true);
    const last = isOver && isOwn ? null : newest;
    if (last?.run === toldLast?.run) return;
    toldLast = last;
    truth.publish({ type: 'last-run', sessionId, lastRun: last });
  };
  const tellChanged = (): void => {
    const { inputs } = options.draft();
    const now = kept.get(subject);
    const has = (stage: StageId): boolean =>
      now?.run.steps.some(({ id, status }) => stageOf(id) === stage && status !== 'waiting') ?? false;
    options.onChangedStages(allStages.filter((stage) => has(stage) && now?.inputs[stage] !== inputs[stage]));
  };
  const keep = (run: RunView, inputs = kept.get(subject)?.inputs ?? {}): void => {
    kept.set(subject, { run, inputs });
  };
  const publish = (run: RunView): void => {
    keep(run);
    tellRun();
  };
  const publishStep = (index: number, step: StepView): void => {
    const run = current();
    if (!run) return;
    const next = { ...run, steps: run.steps.map((other, at) => (at === index ? step : other)) };
    keep(next);
    toldRun = next;
    truth.publish({ type: 'step', sessionId, index, step });
  };
  const draftChanged = (): void => {
    if (!isGoingOn()) subject = options.draft().subject;
    tellRun();
    tellLast();
    tellChanged();
  };

  return {
    run: current,
    hasResults: () => kept.size > 0,
    begin: ({ plan, shown, inputs }, stages) => {
      cursor = 0;
      subject = options.draft().subject;
      const before = kept.get(subject);
      const numbers = [...kept.values()].map(({ run }) => run.number);
      const run: RunView = {
        number: Math.max(0, past?.run.number ?? 0, ...numbers) + 1,
        plan: shown,
        state: 'running',
        stages,
        startedAtMs: clock.wallMs(),
        endedAtMs: null,
        steps: stepsBefore(plan, stages, before?.run.steps ?? []),
        failure: null,
        report: before?.run.report ?? null,
      };
      replaced = before?.run ?? null;
      kept.delete(subject);
      keep(run, { ...before?.inputs, ...Object.fromEntries(stages.map((stage) => [stage, inputs[stage]])) });
      for (const old of [...kept.keys()].slice(0, -keptDrafts)) kept.delete(old);
      tellRun();
      tellLast();
      tellChanged();
    },
    note: (record) => {
      const run = current();
      const index = run?.steps.findIndex((step, at) => at >= cursor && isOf(step, record)) ?? -1;
      const step = run?.steps[index];
      if (!step) return;
      // A topic that is subscribed twice is two steps that look the same.
      cursor = record.status === 'running' ? index : index + 1;
      progressAtMs = clock.nowMs() - progressEveryMs;
      publishStep(index, noted(step, record, clock.wallMs(), nextTraffic()));
    },
    progress: ({ id, ...progress }) => {
      const step = current()?.steps[cursor];
      if (step?.id !== id || step.status !== 'running') return;
      const isLast = progress.kind === 'bytes' && progress.doneBytes === progress.totalBytes;
      if (!isLast && clock.nowMs() - progressAtMs < progressEveryMs) return;
      progressAtMs = clock.nowMs();
      publishStep(cursor, { ...step, progress });
    },
    stopping: () => {
      const run = current();
      if (run?.state === 'running') publish({ ...run, state: 'stopping' });
    },
    noteFileGone: (fileOnModule) => {
      for (const [name, { run, inputs }] of kept) {
        if (!run.report) continue;
        const certificates = run.report.certificates.map((file) =>
          file.file === fileOnModule ? { ...file, verified: false } : file,
        );
        kept.set(name, { run: { ...run, report: { ...run.report, certificates } }, inputs });
      }
      tellRun();
      tellLast();
    },
    end: (failure, result) => {
      const run = current();
      if (!run) return;
      publish({
        ...run,
        steps: run.steps.map((step) => (failure === null ? step : notRunning(step, failure, clock.wallMs()))),
        state: failure === null ? 'done' : failure.code === 'stopped' ? 'stopped' : 'failed',
        endedAtMs: clock.wallMs(),
        failure,
        report: reportAfter(run, failure, result),
      });
      draftChanged();
    },
    draftChanged,
    retire: (module) => {
      const goingOn = isGoingOn() ? kept.get(subject) : undefined;
      const ended = [...kept.values(), ...(goingOn && replaced ? [{ run: replaced }] : [])]
        .map(({ run }) => run)
        .filter((run) => run !== goingOn?.run)
        .sort((one, other) => one.number - other.number);
      const newest = ended.at(-1);
      if (!newest) return;
      past = { run: newest, module };
      replaced = null;
      kept.clear();
      if (goingOn) kept.set(subject, ofThisRun(goingOn));
      draftChanged();
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

/** Without what an earlier run, of another module, has left in it. */
const ofThisRun = ({ run, inputs }: Kept): Kept => ({
  run: {
    ...run,
    steps: run.steps.map((step) => (takesStep(run.stages, step.id) ? step : waitingStep(step.id, step.item))),
    report: null,
  },
  inputs: Object.fromEntries(Object.entries(inputs).filter(([stage]) => run.stages.some((asked) => asked === stage))),
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
