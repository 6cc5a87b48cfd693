import type { OnlineView, RunView, StepView } from '../../../shared/contract.ts';
import { lostConnectionOf } from '../../../shared/lost-connection.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { type StageId, type StepStatus, stageOf, stages } from '../../../shared/steps.ts';
import type { StageCard, StagesInput } from './stage-card.ts';
import { summarise } from './stage-summary.ts';

/** The five cards, derived from the state of the program. */
export const stageCards = (input: StagesInput): readonly StageCard[] => {
  const current = currentStage(input.run);
  const lost = lostConnectionOf(input.run, input.online);
  const runFrom = firstLineOf(input.run);
  return stages.map((id, index) => {
    const steps = (input.run?.steps ?? []).filter((step) => stageOf(step.id) === id);
    const ran = stageState(input.run, id, steps, current);
    const isLost = id === 'connect' && lost !== null;
    const state = isLost ? 'failed' : ran;
    const card = {
      id,
      number: index + 1,
      state,
      steps,
      current: steps.find(({ status }) => status === 'running' || status === 'failed' || status === 'stopped') ?? null,
      failure: isLost ? lost : failureOf(input.run, id, steps, current),
      ms: steps.some(({ startedAtMs }) => startedAtMs !== null) ? sum(steps.map(({ ms }) => ms)) : null,
      lines: linesOf(steps, state),
      warnings: steps.flatMap((step) => step.warnings),
      runFrom,
      isOver: input.run !== null && !isRunning(input.run),
      lostIn: isLost ? { trafficFrom: endOf(input.run?.steps ?? []), trafficTo: lossEndOf(input.online) } : null,
    };
    return { ...card, summary: summarise(card, input) };
  });
};

const lossEndOf = (online: OnlineView | null): number | null =>
  online?.kind === 'offline' ? (online.trafficTo ?? null) : null;

/** Steps of earlier runs keep their positions. */
const firstLineOf = (run: RunView | null): number | null => {
  const own = (run?.steps ?? []).filter(
    ({ startedAtMs }) => startedAtMs !== null && startedAtMs >= (run?.startedAtMs ?? 0),
  );
  const places = own.flatMap(({ trafficFrom }) => trafficFrom ?? []);
  return places.length > 0 ? Math.min(...places) : null;
};

const endOf = (steps: readonly StepView[]): number => Math.max(0, ...steps.map(({ trafficTo }) => trafficTo ?? 0));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const isOver = ({ status }: StepView): boolean => status === 'done' || status === 'skipped';

/** Where the run is, or where it ended. `null` if there was none or everything is done. */
const currentStage = (run: RunView | null): StageId | null => {
  if (run === null) return null;
  const requested = run.steps.filter((step) => run.stages.includes(stageOf(step.id)));
  const acting = requested.find(({ status }) => status === 'running' || status === 'failed' || status === 'stopped');
  if (acting) return stageOf(acting.id);
  if (run.state === 'done') return null;
  // Between two steps, or ended before the first one.
  const next = requested.find(({ status }) => status === 'waiting');
  return next ? stageOf(next.id) : (run.stages[0] ?? null);
};

const stageState = (
  run: RunView | null,
  id: StageId,
  steps: readonly StepView[],
  current: StageId | null,
): StepStatus => {
  const has = (status: StepStatus): boolean => steps.some((step) => step.status === status);
  if (run === null) return 'waiting';
  if (has('running')) return 'running';
  if (has('failed')) return 'failed';
  if (has('stopped')) return 'stopped';
  if (id === current) return endedState(run);
  // No steps means nothing to do: no file to upload, no proof to send.
  if (steps.length === 0) return isPast(run, id, current) ? 'skipped' : 'waiting';
  if (!steps.every(isOver)) return 'waiting';
  return has('done') ? 'done' : 'skipped';
};

const isPast = (run: RunView, id: StageId, current: StageId | null): boolean =>
  current === null ? run.state === 'done' && run.stages.includes(id) : stages.indexOf(id) < stages.indexOf(current);

/** State of the current stage if none of its steps shows it. */
const endedState = ({ state }: RunView): StepStatus => {
  switch (state) {
    case 'running':
    case 'stopping':
      return 'running';
    case 'failed':
    case 'stopped':
      return state;
    case 'done':
      return 'done';
  }
};

const failureOf = (
  run: RunView | null,
  id: StageId,
  steps: readonly StepView[],
  current: StageId | null,
): Failure | null => {
  const failed = steps.find(({ status }) => status === 'failed');
  if (failed?.failure) return failed.failure;
  const endedHere = run !== null && run.state === 'failed' && (failed !== undefined || id === current);
  return endedHere ? run.failure : null;
};

const linesOf = (steps: readonly StepView[], state: StepStatus): StageCard['lines'] => {
  const starts = steps.flatMap(({ trafficFrom }) => trafficFrom ?? []);
  const ends = steps.flatMap(({ trafficTo }) => trafficTo ?? []);
  if (starts.length === 0 || ends.length === 0 || state === 'waiting') return null;
  const range = { from: Math.min(...starts), to: Math.max(...ends) };
  return range.to > range.from ? range : null;
};

export const isRunning = (run: RunView | null): boolean => run?.state === 'running' || run?.state === 'stopping';

/** Finished stages, for "4 / 5" and "Stage 4 of 5". */
export const stageProgress = (cards: readonly StageCard[]): { readonly at: number; readonly of: number } => {
  const at = cards.find(({ state }) => state !== 'done' && state !== 'skipped');
  return { at: at?.number ?? cards.length, of: cards.length };
};
