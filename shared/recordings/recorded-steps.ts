import { z } from 'zod';
import { exitCodes } from '../errors.ts';
import type { Failure } from '../outcome.ts';
import { type StageId, type StepId, type StepStatus, stageOf, stepIds, stepStatuses } from '../steps.ts';

/** An event of a recording. Anything may be in `facts`. */
interface StepFact {
  readonly atMs: number;
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A step of a run, as a recording has it. */
export interface RecordedStep {
  readonly id: StepId;
  readonly item: string | null;
  readonly status: StepStatus;
  readonly startedAtMs: number;
  /** `null`: the recording ends before the step. */
  readonly endedAtMs: number | null;
  readonly failure: Failure | null;
}

/** Steps of one stage that follow each other. */
export interface RecordedStage {
  readonly stage: StageId;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  readonly status: StepStatus;
  readonly steps: readonly RecordedStep[];
}

const codes = Object.keys(exitCodes) as [keyof typeof exitCodes];
const texts = z.array(z.string()).max(100).readonly();
const failureSchema: z.ZodType<Failure> = z.object({
  code: z.enum(codes),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), texts])).catch({}),
  evidence: texts.catch([]),
}) as unknown as z.ZodType<Failure>;
const stepSchema = z.object({
  id: z.enum(stepIds),
  item: z.string().max(300).optional().catch(undefined),
  status: z.enum(stepStatuses),
  startedAtMs: z.number().optional().catch(undefined),
  ms: z.number().nonnegative().catch(0),
  error: failureSchema.optional().catch(undefined),
});

export interface FailedStep {
  readonly id: StepId;
  readonly item: string | null;
  /** `null`: unknown. */
  readonly startedAtMs: number | null;
  readonly failure: Failure;
}

/** `null`: it is not a step that failed. Anything may be in `facts`. */
export const failedStepOf = (facts: Readonly<Record<string, unknown>>): FailedStep | null => {
  const { data } = stepSchema.safeParse(facts);
  if (data?.error === undefined) return null;
  return { id: data.id, item: data.item ?? null, startedAtMs: data.startedAtMs ?? null, failure: data.error };
};

/** The steps of all runs of a recording, in their order. A step that did not begin is none. Anything may be in `events`. */
export const recordedSteps = (events: readonly StepFact[]): readonly RecordedStep[] => {
  const steps: RecordedStep[] = [];
  for (const { kind, facts, atMs } of events) {
    const parsed = kind === 'step' ? stepSchema.safeParse(facts) : null;
    if (!parsed?.success || parsed.data.status === 'waiting') continue;
    const { id, item = null, status, startedAtMs = atMs, ms, error } = parsed.data;
    const endedAtMs = status === 'running' ? null : startedAtMs + ms;
    const step = { id, item, status, startedAtMs, endedAtMs, failure: error ?? null };
    const last = steps.at(-1);
    if (last?.id === id && last.item === item && last.endedAtMs === null) steps[steps.length - 1] = step;
    else steps.push(step);
  }
  return steps;
};

/** The status of a stage is that of its last step that is no success. */
export const recordedStages = (steps: readonly RecordedStep[]): readonly RecordedStage[] => {
  const stages: RecordedStage[] = [];
  for (const step of steps) {
    const stage = stageOf(step.id);
    const last = stages.at(-1);
    const goesOn = last?.stage === stage && !last.steps.some(({ id, item }) => id === step.id && item === step.item);
    const of = goesOn ? [...last.steps, step] : [step];
    const whole: RecordedStage = {
      stage,
      startedAtMs: of[0]?.startedAtMs ?? step.startedAtMs,
      endedAtMs: step.endedAtMs,
      status: of.findLast(({ status }) => status !== 'done' && status !== 'skipped')?.status ?? step.status,
      steps: of,
    };
    if (goesOn) stages[stages.length - 1] = whole;
    else stages.push(whole);
  }
  return stages;
};
