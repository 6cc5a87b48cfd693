import type { RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import { stepsOfPlan } from '../../../procedures/provision.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import type { KeptRun } from './kept-runs.ts';
import { showsStep } from './made-with.ts';

/** A step of a run by its id, and by its file or topic. */
export const isOf = (
  step: { readonly id: string; readonly item: string | null },
  record: { readonly id: string; readonly item?: string | null },
): boolean => step.id === record.id && step.item === (record.item ?? null);

export const isBroken = ({ status }: Pick<StepRecord, 'status'>): boolean =>
  status === 'failed' || status === 'stopped';

/** What the last step of this stage that ran was made with. */
export const madeOfStage = ({ run, made }: KeptRun, stage: StageId): string | null =>
  made.findLast((text, index) => text !== null && stageOf(run.steps[index]?.id ?? 'module.answer') === stage) ?? null;

/** All steps of the plan: those of this run wait, the others keep what an earlier run made of them. */
export const stepsBefore = (
  plan: ProvisionPlan,
  stages: readonly StageId[],
  earlier: KeptRun | null,
): Pick<KeptRun['run'], 'steps'> & Pick<KeptRun, 'made'> => {
  const steps = stepsOfPlan(plan).map(({ id, item = null }) => {
    const at = showsStep(stages, id) ? -1 : (earlier?.run.steps.findIndex((step) => isOf(step, { id, item })) ?? -1);
    return { step: earlier?.run.steps[at] ?? waitingStep(id, item), text: earlier?.made[at] ?? null };
  });
  return { steps: steps.map(({ step }) => step), made: steps.map(({ text }) => text) };
};

/** Without what an earlier run, of another module, has left in it. */
export const ofThisRun = ({ run, made }: KeptRun): KeptRun => {
  const isOwn = run.steps.map(({ id }) => showsStep(run.stages, id));
  const steps = run.steps.map((step, at) => (isOwn[at] ? step : waitingStep(step.id, step.item)));
  const found = run.stages.includes('module') ? run.found : null;
  return { run: { ...run, steps, report: null, found }, made: made.map((text, at) => (isOwn[at] ? text : null)) };
};

/** The check-up is over with this step: what it found is kept with the run, with its times. */
export const endsCheckup = ({ steps }: RunView, index: number, record: StepRecord): boolean => {
  if (record.status === 'running' || stageOf(record.id) !== 'module') return false;
  return isBroken(record) || !steps.slice(index + 1).some(({ id }) => stageOf(id) === 'module');
};

export const waitingStep = (id: StepView['id'], item: string | null): StepView => ({
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
export const notRunning = (step: StepView, failure: Failure, wallMs: number): StepView =>
  step.status === 'running'
    ? { ...step, status: 'failed', ms: Math.max(0, wallMs - (step.startedAtMs ?? wallMs)), failure, progress: null }
    : step;

export const noted = (step: StepView, record: StepRecord, wallMs: number, nextTraffic: number): StepView => {
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
