import type { RunView, StepView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import { stepsOfPlan } from '../../../procedures/provision.ts';
import type { StepRecord } from '../../../procedures/runner.ts';
import type { KeptRun } from './kept-runs.ts';
import { showsStep } from './stage-basis.ts';

/** Compares steps by their ID and by their file or topic. */
export const isOf = (
  step: { readonly id: string; readonly item: string | null },
  record: { readonly id: string; readonly item?: string | null },
): boolean => step.id === record.id && step.item === (record.item ?? null);

export const isBroken = ({ status }: Pick<StepRecord, 'status'>): boolean =>
  status === 'failed' || status === 'stopped';

/** The basis of this stage when it last ran. */
export const basisOfStage = ({ run, basis }: KeptRun, stage: StageId): string | null =>
  basis.findLast((text, index) => text !== null && stageOf(run.steps[index]?.id ?? 'module.answer') === stage) ?? null;

/** All steps of the plan. Those of this run are waiting, the others keep their earlier results. */
export const stepsBefore = (
  plan: ProvisionPlan,
  stages: readonly StageId[],
  earlier: KeptRun | null,
): Pick<KeptRun['run'], 'steps'> & Pick<KeptRun, 'basis'> => {
  const steps = stepsOfPlan(plan).map(({ id, item = null }) => {
    const at = showsStep(stages, id) ? -1 : (earlier?.run.steps.findIndex((step) => isOf(step, { id, item })) ?? -1);
    return { step: earlier?.run.steps[at] ?? waitingStep(id, item), text: earlier?.basis[at] ?? null };
  });
  return { steps: steps.map(({ step }) => step), basis: steps.map(({ text }) => text) };
};

/** Without the results of an earlier run, which belongs to another module. */
export const ofThisRun = ({ run, basis }: KeptRun): KeptRun => {
  const isOwn = run.steps.map(({ id }) => showsStep(run.stages, id));
  const steps = run.steps.map((step, at) => (isOwn[at] ? step : waitingStep(step.id, step.item)));
  const found = run.stages.includes('module') ? run.found : null;
  return { run: { ...run, steps, report: null, found }, basis: basis.map((text, at) => (isOwn[at] ? text : null)) };
};

/** Whether the check-up ends with this step. The run then keeps the facts of that time. */
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

/** Ends a running step: after an exception no further record of it follows. */
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
