import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { StepId, StepStatus } from '../../shared/steps.ts';
import type { Warning } from '../../shared/warnings.ts';
import type { Clock } from '../base/clock.ts';

/** One named step. `Context` is the shared state of the steps of a procedure. */
export interface Step<Context> {
  readonly id: StepId;
  /** The file or topic, for steps that run more than once. */
  readonly item?: string;
  /** Whether the result of the step is already there. If so, the step is skipped. */
  readonly check?: (context: Context) => Promise<Outcome<boolean>>;
  /** For a run that is resumed after this step: whether its result is still there. Without this function the step runs again. */
  readonly still?: (context: Context) => Promise<Outcome<boolean>>;
  readonly act: (context: Context) => Promise<Outcome<void>>;
  /** Reads back what `act` did. */
  readonly proof?: (context: Context) => Promise<Outcome<void>>;
}

export interface StepRecord {
  readonly id: StepId;
  readonly item?: string;
  readonly status: StepStatus;
  /** In ms since 1970. Omitted: it did not begin, or the time was not recorded. */
  readonly startedAtMs?: number;
  /** Duration; 0 for a step that did not run. */
  readonly ms: number;
  readonly error?: Failure;
  readonly warnings: readonly Warning[];
  /** The file, login or address that the step used. Omitted if there is nothing to report; never a secret. */
  readonly about?: StepAbout;
}

export type StepAbout = Readonly<Record<string, string | number>>;

export interface RunnerOptions<Context> {
  readonly steps: readonly Step<Context>[];
  readonly context: Context;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called at every change of a step: when it starts and when it ends. */
  readonly onStep: (record: StepRecord) => void;
  /** Returns the warnings of the step since the last call. */
  readonly takeWarnings: () => readonly Warning[];
  /** Returns what the step reported about itself since the last call; `null`: nothing. */
  readonly takeAbout: () => StepAbout | null;
  /** The run was stopped at this step. Cleans up before that is reported. */
  readonly onStopped?: (id: StepId) => Promise<void>;
  /** Index of the step at which a resumed run continues; 0 for a new one. */
  readonly resumeAt?: number;
}

export interface RunnerResult {
  readonly steps: readonly StepRecord[];
  /** `null`: every step is done or skipped. */
  readonly failure: Failure | null;
}

/** Runs the steps in order and stops at the first failure. Never throws for an expected reason. */
export const runSteps = async <Context>(options: RunnerOptions<Context>): Promise<RunnerResult> => {
  const records: StepRecord[] = [];
  let broken: Failure | null = null;
  for (const [index, step] of options.steps.entries()) {
    const named = { id: step.id, ...(step.item === undefined ? {} : { item: step.item }) };
    if (broken) {
      records.push({ ...named, status: 'waiting', ms: 0, warnings: [] });
      continue;
    }
    options.onStep({ ...named, status: 'running', ms: 0, warnings: [] });
    const startedAtMs = options.clock.nowMs();
    const outcome = await runStep(step, options, index < (options.resumeAt ?? 0));
    if (!outcome.ok && outcome.error.code === 'stopped') await options.onStopped?.(step.id);
    const ms = Math.round((options.clock.nowMs() - startedAtMs) * 10) / 10;
    const about = options.takeAbout();
    const reported = { warnings: options.takeWarnings(), ...(about ? { about } : {}) };
    const record: StepRecord = outcome.ok
      ? { ...named, status: outcome.value, ms, ...reported }
      : { ...named, status: statusOf(outcome.error), ms, error: outcome.error, ...reported };
    if (!outcome.ok) broken = outcome.error;
    records.push(record);
    options.onStep(record);
  }
  return { steps: records, failure: broken };
};

/** The status of a step that ended with this failure. */
export const statusOf = (error: Failure): StepStatus => (error.code === 'stopped' ? 'stopped' : 'failed');

const runStep = async <Context>(
  step: Step<Context>,
  { context, signal }: Pick<RunnerOptions<Context>, 'context' | 'signal'>,
  doneBefore: boolean,
): Promise<Outcome<'done' | 'skipped'>> => {
  if (signal.aborted) return { ok: false, error: failure('stopped') };
  for (const check of [doneBefore ? step.still : undefined, step.check]) {
    if (!check) continue;
    const already = await check(context);
    if (!already.ok) return already;
    if (already.value) return { ok: true, value: 'skipped' };
  }
  const acted = await step.act(context);
  if (!acted.ok) return acted;
  const proven = step.proof ? await step.proof(context) : acted;
  return proven.ok ? { ok: true, value: 'done' } : proven;
};
