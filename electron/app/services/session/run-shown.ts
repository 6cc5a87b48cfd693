import type { ModuleName, PastRun, RunView, StepView } from '../../../../shared/contract.ts';
import { stages as allStages, type StageId, stageOf } from '../../../../shared/steps.ts';
import type { ViewStore } from '../../view-store.ts';
import type { StageInputs } from '../draft/stage-inputs.ts';
import type { KeptRun, KeptRuns } from './kept-runs.ts';
import { isSameModule } from './opening-list.ts';
import { stageBasisOf } from './stage-basis.ts';

/** Publishes the runs of a session, each only when it has changed. */
export interface RunShown {
  /** The run that pages see. */
  readonly run: () => RunView | null;
  /** Shows the run of another draft. */
  select(subject: string): void;
  readonly subject: () => string;
  showRun(): void;
  /** One step of the run has changed; pages receive only the step. */
  showStep(index: number, run: RunView, step: StepView): void;
  /** The run, the last run, and the stages whose settings have changed since. */
  showAll(): void;
  showLast(): void;
}

export const createRunShown = (options: {
  readonly viewStore: ViewStore;
  readonly sessionId: string;
  readonly kept: KeptRuns;
  readonly draft: () => { readonly subject: string; readonly inputs: StageInputs };
  readonly module: () => ModuleName;
  readonly onChangedStages: (stages: readonly StageId[]) => void;
}): RunShown => {
  const { viewStore, sessionId, kept } = options;
  let { subject } = options.draft();
  let publishedRun: RunView | null = null;
  let publishedLast: PastRun | null = null;

  const run = (): RunView | null => kept.of(subject)?.run ?? null;
  const showRun = (): void => {
    const current = run();
    if (current === publishedRun) return;
    publishedRun = current;
    viewStore.publish({ type: 'run', sessionId, run: current });
  };
  const showLast = (): void => {
    const lastRun = lastOf(kept, subject, options.module());
    if (isSamePast(lastRun, publishedLast)) return;
    publishedLast = lastRun;
    viewStore.publish({ type: 'last-run', sessionId, lastRun });
  };
  return {
    run,
    select: (next) => {
      subject = next;
    },
    subject: () => subject,
    showRun,
    showLast,
    showStep: (index, next, step) => {
      publishedRun = next;
      viewStore.publish({ type: 'step', sessionId, index, step });
    },
    showAll: () => {
      showRun();
      showLast();
      options.onChangedStages(changedStages(kept.of(subject), options.draft().inputs));
    },
  };
};

/** The newest run of another draft or of another module, unless the shown run is newer and of the same module. */
const lastOf = (kept: KeptRuns, subject: string, module: ModuleName): PastRun | null => {
  const own = kept.ofOtherDraft(subject);
  const other = kept.ofOtherModule();
  const past = other && { ...other, isOther: isSameModule(other.module, module) !== true };
  if (own === null || own.number < (kept.of(subject)?.run.number ?? 0)) return past;
  return past !== null && past.run.number > own.number ? past : { run: own, module, isOther: false };
};

/** The stages of the shown run that were run with other settings than the form has now. */
const changedStages = (shown: KeptRun | undefined, inputs: StageInputs): readonly StageId[] => {
  const now = stageBasisOf(inputs);
  const isChanged = (stage: StageId): boolean =>
    shown?.run.steps.some(
      ({ id, status }, index) => stageOf(id) === stage && status !== 'waiting' && shown.basis[index] !== now[stage],
    ) ?? false;
  return allStages.filter(isChanged);
};

/** Whether pages see no difference: neither in the run, nor in its module, nor in what is known of the module. */
const isSamePast = (one: PastRun | null, other: PastRun | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.run === other.run &&
    one.isOther === other.isOther &&
    one.module.imei === other.module.imei &&
    one.module.iccid === other.module.iccid &&
    one.module.model === other.module.model);
