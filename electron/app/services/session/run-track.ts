import type { ModuleFacts, ModuleName, RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { type StageId, type StepId, stageOf } from '../../../../shared/steps.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Progress } from '../../../procedures/context.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import type { ViewStore } from '../../view-store.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { StageInputs } from '../draft/stage-inputs.ts';
import { createKeptRuns, type KeptRun, type KeptRuns } from './kept-runs.ts';
import { reportAfter, withoutFile } from './run-report.ts';
import { createRunShown, type RunShown } from './run-shown.ts';
import {
  basisOfStage,
  endsCheckup,
  isBroken,
  isOf,
  noted,
  notRunning,
  ofThisRun,
  stepsBefore,
  waitingStep,
} from './run-steps.ts';
import { afterStep, afterTyped, type SeenFiles, seenOfRun, withDeleted } from './seen-files.ts';
import { type StageBasis, showsStep, stageBasisOf } from './stage-basis.ts';

/** Records the runs of one session, and publishes them to pages. */
export interface RunTrack {
  /** The run of the current draft; during a run, that run. */
  readonly run: () => RunView | null;
  /** Whether there is any run on this port, of any module. */
  readonly hasResults: () => boolean;
  begin(planned: PlannedRun, stages: readonly StageId[]): void;
  note(record: StepRecord): void;
  progress(progress: Progress): void;
  /** The run is being stopped. Shown at once, because the stop may take a while. */
  stopping(): void;
  /** The file was deleted from the module: reports do not show it as verified any more. */
  noteFileGone(fileOnModule: string): void;
  /** The user typed this line, which may change a file. */
  noteTyped(line: string): void;
  /** `result` is `null` when the line was not available. */
  end(failure: Failure | null, result: ProvisionResult | null): void;
  /** The form was edited, or another draft was opened. */
  draftChanged(): void;
  /** Another module is connected. Earlier runs belong to `module`; a run in progress belongs to the new one. */
  retire(module: ModuleName): void;
  /** The module has reported its name, or more of it. Its earlier runs are shown again. */
  named(module: ModuleName): void;
}

export interface RunTrackOptions {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly sessionId: string;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
  /** The current draft, by its name, with the inputs of its stages. */
  readonly draft: () => { readonly subject: string; readonly inputs: StageInputs };
  readonly module: () => ModuleName;
  /** What the module has reported so far. */
  readonly facts: () => ModuleFacts;
  readonly onChangedStages: (stages: readonly StageId[]) => void;
  readonly onSeenFiles: (files: SeenFiles) => void;
}

/** The state of a run that is shared by the parts below. */
interface TrackState {
  /** The inputs of the form when the current or last run began, and the basis of its stages. */
  begun: { readonly inputs: StageInputs; readonly basis: StageBasis } | null;
  /** The earlier run of the same draft, which the current run replaces. */
  replaced: KeptRun | null;
}

export const createRunTrack = (options: RunTrackOptions): RunTrack => {
  const kept = createKeptRuns();
  const shown = createRunShown({ ...options, kept });
  const state: TrackState = { begun: null, replaced: null };
  const see = (files: SeenFiles): void => {
    kept.see(files);
    options.onSeenFiles(files);
  };
  const put = (run: RunView): void => {
    kept.keep(shown.subject(), { basis: [], ...kept.of(shown.subject()), run });
    shown.showRun();
  };
  const parts: TrackParts = { options, kept, shown, state, see, put };
  const steps = createStepTrack(parts);
  const isInProgress = (): boolean => ['running', 'stopping'].includes(shown.run()?.state ?? '');
  const draftChanged = (): void => {
    if (!isInProgress()) shown.select(options.draft().subject);
    shown.showAll();
  };

  return {
    run: shown.run,
    hasResults: kept.hasAny,
    begin: (planned, stages) => {
      steps.reset();
      begin(parts, planned, stages);
    },
    note: steps.note,
    progress: steps.progress,
    stopping: () => {
      const run = shown.run();
      if (run?.state === 'running') put({ ...run, state: 'stopping' });
    },
    noteFileGone: (fileOnModule) => {
      see(withDeleted(kept.files(), fileOnModule));
      kept.change((run) => withoutFile(run, fileOnModule));
      shown.showRun();
      shown.showLast();
    },
    noteTyped: (line) => see(afterTyped(kept.files(), line)),
    end: (failure, result) => {
      const run = shown.run();
      if (!run) return;
      state.replaced = null;
      put(endedRun(run, failure, result, kept.files(), options.clock.wallMs()));
      draftChanged();
    },
    draftChanged,
    retire: (module) => {
      retire(parts, module, isInProgress());
      draftChanged();
    },
    named: (module) => {
      kept.takeBack(module);
      see(kept.files());
      draftChanged();
    },
  };
};

interface TrackParts {
  readonly options: RunTrackOptions;
  readonly kept: KeptRuns;
  readonly shown: RunShown;
  readonly state: TrackState;
  /** Keeps the last known state of the files on the module. */
  readonly see: (files: SeenFiles) => void;
  /** Keeps and publishes the shown run. */
  readonly put: (run: RunView) => void;
}

const begin = (
  { options, kept, shown, state }: TrackParts,
  { plan, shown: planShown, inputs }: PlannedRun,
  stages: readonly StageId[],
): void => {
  const { subject } = options.draft();
  shown.select(subject);
  const before = kept.of(subject) ?? null;
  const { steps, basis } = stepsBefore(plan, stages, before);
  state.replaced = before;
  const basisBefore = (stage: StageId): string | null =>
    stage === 'connect' ? kept.lastBasis(stage) : before && basisOfStage(before, stage);
  state.begun = { inputs, basis: stageBasisOf(inputs, stages, basisBefore) };
  const run: RunView = {
    number: kept.highestNumber() + 1,
    plan: planShown,
    state: 'running',
    stages,
    startedAtMs: options.clock.wallMs(),
    endedAtMs: null,
    steps,
    failure: null,
    report: before?.run.report ?? null,
    found: stages.includes('module') ? null : (before?.run.found ?? null),
  };
  kept.keep(subject, { run, basis });
  shown.showAll();
};

const endedRun = (
  run: RunView,
  failure: Failure | null,
  result: ProvisionResult | null,
  files: SeenFiles,
  endedAtMs: number,
): RunView => ({
  ...run,
  steps: run.steps.map((step) => (failure === null ? step : notRunning(step, failure, endedAtMs))),
  state: failure === null ? 'done' : failure.code === 'stopped' ? 'stopped' : 'failed',
  endedAtMs,
  failure,
  report: reportAfter(run, failure, result, files),
});

/** Puts the runs aside under `module`, except for a run in progress, which continues with the new module. */
const retire = ({ kept, shown, state, see }: TrackParts, module: ModuleName, isInProgress: boolean): void => {
  const subject = shown.subject();
  const current = isInProgress ? kept.of(subject) : undefined;
  if (current && state.replaced) kept.keep(subject, state.replaced);
  else if (current) kept.drop(subject);
  state.replaced = null;
  kept.putAside(module);
  if (current) kept.keep(subject, ofThisRun(current));
  see(current ? seenOfRun(ofThisRun(current).run) : []);
  if (current && state.begun) state.begun = { ...state.begun, basis: stageBasisOf(state.begun.inputs) };
};

/** Minimum time between two reports of progress. */
const progressEveryMs = 200;

/** Follows the steps of the current run. */
const createStepTrack = (parts: TrackParts) => {
  const { options, kept, shown, state, see, put } = parts;
  const { clock, nextTraffic } = options;
  /** The running step, or the one after the last that ran: steps are reported in their order. */
  let cursor = 0;
  let progressAtMs = -progressEveryMs;

  const putStep = (index: number, step: StepView): void => {
    const before = kept.of(shown.subject());
    if (!before) return;
    const run = { ...before.run, steps: before.run.steps.map((other, at) => (at === index ? step : other)) };
    const text = basisOfStep(state.begun, run.stages, step.id);
    kept.keep(shown.subject(), { run, basis: before.basis.map((other, at) => (at === index ? text : other)) });
    shown.showStep(index, run, step);
  };
  return {
    reset: (): void => {
      cursor = 0;
    },
    note: (record: StepRecord): void => {
      const run = shown.run();
      // A topic that is subscribed twice has two steps that look the same.
      const index = run?.steps.findIndex((step, at) => at >= cursor && isOf(step, record)) ?? -1;
      const step = run?.steps[index];
      if (!run || !step) return;
      cursor = record.status === 'running' ? index : index + 1;
      progressAtMs = clock.nowMs() - progressEveryMs;
      const isShown = showsStep(run.stages, step.id);
      const wasShown = isShown || step.status === 'running' || isBroken(step);
      if (isShown && record.status !== 'running') see(afterStep(kept.files(), run, record));
      if (!wasShown && !isBroken(record)) return;
      const { id, item } = step;
      const before = wasShown ? step : { ...waitingStep(id, item), startedAtMs: clock.wallMs() };
      putStep(index, noted(before, record, clock.wallMs(), nextTraffic()));
      if (endsCheckup(run, index, record)) put({ ...(shown.run() ?? run), found: options.facts() });
    },
    progress: ({ id, ...progress }: Progress): void => {
      const step = shown.run()?.steps[cursor];
      if (step?.id !== id || step.status !== 'running') return;
      const isLast = progress.kind === 'bytes' && progress.doneBytes === progress.totalBytes;
      if (!isLast && clock.nowMs() - progressAtMs < progressEveryMs) return;
      progressAtMs = clock.nowMs();
      putStep(cursor, { ...step, progress });
    },
  };
};

/** The basis of a step. For a step that is only read: the inputs of the form. */
const basisOfStep = (begun: TrackState['begun'], stages: readonly StageId[], id: StepId): string | null => {
  if (begun === null) return null;
  return showsStep(stages, id) ? begun.basis[stageOf(id)] : begun.inputs[stageOf(id)];
};
