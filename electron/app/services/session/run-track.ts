import type { ModuleFacts, ModuleName, PastRun, RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { stages as allStages, type StageId, type StepId, stageOf } from '../../../../shared/steps.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Progress } from '../../../procedures/context.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import type { Truth } from '../../truth.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { StageInputs } from '../draft/stage-inputs.ts';
import { createKeptRuns, type KeptRun } from './kept-runs.ts';
import { type MadeWith, madeWith, showsStep } from './made-with.ts';
import { isSameModule } from './opening-list.ts';
import { reportAfter, withoutFile } from './run-report.ts';
import {
  endsCheckup,
  isBroken,
  isOf,
  madeOfStage,
  noted,
  notRunning,
  ofThisRun,
  stepsBefore,
  waitingStep,
} from './run-steps.ts';
import { afterStep, afterTyped, type SeenFiles, seenOfRun, withDeleted } from './seen-files.ts';

/** What the window sees of the runs of one session. */
export interface RunTrack {
  /** Of the draft in hand; while a run goes on, that run. */
  readonly run: () => RunView | null;
  /** Whether anything was ever run in this place, on whichever module. */
  readonly hasResults: () => boolean;
  begin(planned: PlannedRun, stages: readonly StageId[]): void;
  note(record: StepRecord): void;
  progress(progress: Progress): void;
  /** Being stopped: said at once, whatever it takes. */
  stopping(): void;
  /** A file is gone from the module: no report calls it proven any more. */
  noteFileGone(fileOnModule: string): void;
  /** A person typed this line; it may change a file. */
  noteTyped(line: string): void;
  /** `result` is `null` when the line could not be had. */
  end(failure: Failure | null, result: ProvisionResult | null): void;
  /** The form says something else, or another draft is in hand. */
  draftChanged(): void;
  /** Another module is in this place: what was run belongs to this one. A run that goes on is of the module that is there now. */
  retire(module: ModuleName): void;
  /** The module in this place has told its name, or more of it: what was run on it before is its own again. */
  named(module: ModuleName): void;
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
  /** What it has told so far. */
  readonly facts: () => ModuleFacts;
  readonly onChangedStages: (stages: readonly StageId[]) => void;
  readonly onSeenFiles: (files: SeenFiles) => void;
}

/** What the form said when the run began, and what its stages rest on. */
interface Begun {
  readonly inputs: StageInputs;
  readonly made: MadeWith;
}

/** Progress is told at most five times a second. */
const progressEveryMs = 200;

export const createRunTrack = (options: RunTrackOptions): RunTrack => {
  const { truth, clock, sessionId, nextTraffic } = options;
  const kept = createKeptRuns();
  /** What the run that goes on took the place of. */
  let replaced: KeptRun | null = null;
  /** Of the run that goes on, or that was the last to go on. */
  let begun: Begun | null = null;
  /** The draft that is shown: the one in hand, or that of the run that goes on. */
  let subject = options.draft().subject;
  let toldLast: PastRun | null = null;
  let toldRun: RunView | null = null;
  /** The step that runs, or the one behind the last that ran: the steps of a run are told in their order. */
  let cursor = 0;
  let progressAtMs = -progressEveryMs;

  const current = (): RunView | null => kept.of(subject)?.run ?? null;
  const isGoingOn = (): boolean => ['running', 'stopping'].includes(current()?.state ?? '');
  const tellRun = (): void => {
    const run = current();
    if (run === toldRun) return;
    toldRun = run;
    truth.publish({ type: 'run', sessionId, run });
  };
  const tellLast = (): void => {
    const last = lastOf();
    if (isSamePast(last, toldLast)) return;
    toldLast = last;
    truth.publish({ type: 'last-run', sessionId, lastRun: last });
  };
  const lastOf = (): PastRun | null => {
    const module = options.module();
    const own = kept.ofOtherDraft(subject);
    const other = kept.ofOtherModule();
    const past = other && { ...other, isOther: isSameModule(other.module, module) !== true };
    // Once what is in hand was run itself, that is the last run of this module; of another module in this place it is not.
    if (own === null || own.number < (current()?.number ?? 0)) return past;
    return past !== null && past.run.number > own.number ? past : { run: own, module, isOther: false };
  };
  const tellChanged = (): void => {
    const now = madeWith(options.draft().inputs);
    const shown = kept.of(subject);
    const changed = (stage: StageId): boolean =>
      shown?.run.steps.some(({ id, status }, index) => {
        return stageOf(id) === stage && status !== 'waiting' && shown.made[index] !== now[stage];
      }) ?? false;
    options.onChangedStages(allStages.filter(changed));
  };
  const see = (files: SeenFiles): void => {
    kept.see(files);
    options.onSeenFiles(files);
  };
  const publish = (run: RunView): void => {
    kept.keep(subject, { made: [], ...kept.of(subject), run });
    tellRun();
  };
  const publishStep = (index: number, step: StepView): void => {
    const before = kept.of(subject);
    if (!before) return;
    const run = { ...before.run, steps: before.run.steps.map((other, at) => (at === index ? step : other)) };
    const text = begun === null ? null : madeOfStep(begun, run.stages, step.id);
    kept.keep(subject, { run, made: before.made.map((other, at) => (at === index ? text : other)) });
    toldRun = run;
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
    hasResults: kept.hasAny,
    begin: ({ plan, shown, inputs }, stages) => {
      cursor = 0;
      subject = options.draft().subject;
      const before = kept.of(subject) ?? null;
      const { steps, made } = stepsBefore(plan, stages, before);
      replaced = before;
      const standing = (stage: StageId): string | null =>
        stage === 'connect' ? kept.madeLast(stage) : before && madeOfStage(before, stage);
      begun = { inputs, made: madeWith(inputs, stages, standing) };
      const run: RunView = {
        number: kept.highestNumber() + 1,
        plan: shown,
        state: 'running',
        stages,
        startedAtMs: clock.wallMs(),
        endedAtMs: null,
        steps,
        failure: null,
        report: before?.run.report ?? null,
        found: stages.includes('module') ? null : (before?.run.found ?? null),
      };
      kept.keep(subject, { run, made });
      tellRun();
      tellLast();
      tellChanged();
    },
    note: (record) => {
      const run = current();
      const index = run?.steps.findIndex((step, at) => at >= cursor && isOf(step, record)) ?? -1;
      const step = run?.steps[index];
      if (!run || !step) return;
      // A topic that is subscribed twice is two steps that look the same.
      cursor = record.status === 'running' ? index : index + 1;
      progressAtMs = clock.nowMs() - progressEveryMs;
      const isShown = showsStep(run.stages, step.id);
      const wasTold = isShown || step.status === 'running' || isBroken(step);
      if (isShown && record.status !== 'running') see(afterStep(kept.files(), run, record));
      if (!wasTold && !isBroken(record)) return;
      const { id, item } = step;
      const began = wasTold ? step : { ...waitingStep(id, item), startedAtMs: clock.wallMs() };
      publishStep(index, noted(began, record, clock.wallMs(), nextTraffic()));
      if (endsCheckup(run, index, record)) publish({ ...(current() ?? run), found: options.facts() });
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
      see(withDeleted(kept.files(), fileOnModule));
      kept.change((run) => withoutFile(run, fileOnModule));
      tellRun();
      tellLast();
    },
    noteTyped: (line) => see(afterTyped(kept.files(), line)),
    end: (failure, result) => {
      const run = current();
      if (!run) return;
      replaced = null;
      publish({
        ...run,
        steps: run.steps.map((step) => (failure === null ? step : notRunning(step, failure, clock.wallMs()))),
        state: failure === null ? 'done' : failure.code === 'stopped' ? 'stopped' : 'failed',
        endedAtMs: clock.wallMs(),
        failure,
        report: reportAfter(run, failure, result, kept.files()),
      });
      draftChanged();
    },
    draftChanged,
    retire: (module) => {
      const goingOn = isGoingOn() ? kept.of(subject) : undefined;
      if (goingOn && replaced) kept.keep(subject, replaced);
      else if (goingOn) kept.drop(subject);
      replaced = null;
      kept.putAside(module);
      if (goingOn) kept.keep(subject, ofThisRun(goingOn));
      see(goingOn ? seenOfRun(ofThisRun(goingOn).run) : []);
      if (goingOn && begun) begun = { ...begun, made: madeWith(begun.inputs) };
      draftChanged();
    },
    named: (module) => {
      kept.takeBack(module);
      see(kept.files());
      draftChanged();
    },
  };
};

/** A run that is told once must be told again when it, its module or what is known of them is another. */
const isSamePast = (one: PastRun | null, other: PastRun | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.run === other.run &&
    one.isOther === other.isOther &&
    one.module.imei === other.module.imei &&
    one.module.iccid === other.module.iccid &&
    one.module.model === other.module.model);

/** What a step is made with: one that is only read to go on, with what the form says of it. */
const madeOfStep = ({ inputs, made }: Begun, stages: readonly StageId[], id: StepId): string =>
  showsStep(stages, id) ? made[stageOf(id)] : inputs[stageOf(id)];
