import { type Failure, failure } from '../../shared/outcome.ts';
import type { LineTest } from '../../shared/sequences/pattern.ts';
import { namesOfStep } from '../../shared/sequences/read-sequence.ts';
import { type Sequence, type SequenceStep, stepsInOrder } from '../../shared/sequences/sequence.ts';
import { failedBy, type StepFailure, stepFailure } from '../../shared/sequences/step-failure.ts';
import type { Clock } from '../base/clock.ts';
import { createLineInbox, type LineInbox } from './line-inbox.ts';
import type { SequencePort } from './port.ts';
import { createPrepareStep, type Prepared, type PrepareStep, testsOf } from './prepare-step.ts';
import { createRunCounts, type RunCounts, type RunSummary } from './run-counts.ts';
import { createRunVariables, neededVariables, type RunVariables } from './run-variables.ts';
import { type Attempt, attemptStep } from './step-attempt.ts';
import type { StepResult } from './step-result.ts';
import { createWorkBudget, type WorkBudget } from './work-budget.ts';

export type SequenceEvent =
  | { readonly kind: 'loop'; readonly loop: number }
  /** `index` in the steps of the run (`SequenceRun.steps`). */
  | { readonly kind: 'step'; readonly loop: number; readonly index: number; readonly result: StepResult | null }
  /** Nothing is sent for this long, because the step wants it. */
  | { readonly kind: 'delay'; readonly loop: number; readonly index: number; readonly delayMs: number }
  | { readonly kind: 'loop-ended'; readonly loop: number; readonly passed: boolean };

export interface SequenceRun {
  readonly sequence: Sequence;
  /** The steps to run, in order. Default: those of the sequence that are not by hand. */
  readonly steps?: readonly SequenceStep[];
  readonly port: SequencePort;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Why the signal was aborted; `null`, or without it: a person stopped the run. */
  readonly abortedBy?: () => Failure | null;
  /** Replace the values of the file. */
  readonly variables?: ReadonlyMap<string, string>;
  /** What is known of the module and the profile. */
  readonly facts?: () => ReadonlyMap<string, string>;
  /** Infinity: until it is stopped. */
  readonly loops?: number;
  /** A loop that failed is the last one. */
  readonly stopsAtFirstFailure?: boolean;
  readonly onEvent?: (event: SequenceEvent) => void;
}

/**
 * Runs a sequence. Fails only before anything is sent: `no-variable`, `bad-pattern`. How it ended is in the summary, also where the
 * port was lost or the run was stopped.
 */
export const runSequence = async (run: SequenceRun): Promise<Prepared<RunSummary>> => {
  const steps = run.steps ?? stepsInOrder(run.sequence.steps);
  const facts = run.facts ?? (() => new Map<string, string>());
  const known = new Map([...facts(), ...(run.variables ?? [])]);
  const missing = neededVariables({ ...run.sequence, steps }).filter((name) => !known.has(name));
  if (missing.length > 0) return { ok: false, failure: stepFailure('no-variable', { names: missing }) };
  const variables = createRunVariables(run.sequence, run.variables ?? new Map(), facts, run.clock);
  const aborting = testsOf(run.sequence.abort, variables.values(1));
  if (!aborting) return { ok: false, failure: stepFailure('bad-pattern') };
  const ending = createEnding(run, aborting);
  const state: RunState = {
    ...{ run, steps, variables, ending, inbox: ending.inbox, counts: createRunCounts(steps.length) },
    ...{ prepare: createPrepareStep(), readTo: 0 },
  };
  try {
    await runLoops(state);
  } finally {
    ending.close();
  }
  return { ok: true, value: state.counts.summary(ending.failure()) };
};

interface RunState {
  readonly run: SequenceRun;
  readonly steps: readonly SequenceStep[];
  readonly variables: RunVariables;
  readonly ending: Ending;
  readonly inbox: LineInbox;
  readonly counts: RunCounts;
  readonly prepare: PrepareStep;
  readTo: number;
}

interface Ending {
  readonly inbox: LineInbox;
  readonly budget: WorkBudget;
  /** Aborted when the run is stopped, or when a line ends it. */
  readonly signal: AbortSignal;
  /** A failure after which no further step can run. */
  end(failure: StepFailure): void;
  failure(): StepFailure | null;
  close(): void;
}

const createEnding = ({ port, clock, signal, abortedBy }: SequenceRun, aborting: readonly LineTest[]): Ending => {
  const controller = new AbortController();
  let ended: StepFailure | null = null;
  const end = (failure: StepFailure): void => {
    ended ??= failure;
    controller.abort();
  };
  const stop = (): void => end(failedBy(abortedBy?.() ?? failure('stopped')));
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  const budget = createWorkBudget(clock, () => end(stepFailure('too-slow')));
  const inbox = createLineInbox(port, clock, ({ text }) => {
    if (ended || !aborting.some((test) => budget.match(test, text))) return;
    end(stepFailure('aborted', {}, [port.shown(text)]));
  });
  return {
    ...{ inbox, budget, signal: controller.signal, end },
    failure: () => ended,
    close: () => {
      inbox.close();
      signal.removeEventListener('abort', stop);
    },
  };
};

const runLoops = async (state: RunState): Promise<void> => {
  const { run, ending, counts } = state;
  const loops = run.loops ?? 1;
  for (let loop = 1; loop <= loops && !ending.failure(); loop += 1) {
    run.onEvent?.({ kind: 'loop', loop });
    const passed = await runLoop(state, loop);
    counts.loop(passed);
    run.onEvent?.({ kind: 'loop-ended', loop, passed });
    if (!passed && run.stopsAtFirstFailure) return;
  }
};

/** True: the last result of every step that ran is good. */
const runLoop = async (state: RunState, loop: number): Promise<boolean> => {
  const { run, steps, ending, counts } = state;
  const failed = new Set<number>();
  const jumps = new Map<number, number>();
  for (let index = 0; index < steps.length; ) {
    const step = steps[index];
    if (!step || ending.failure()) break;
    run.onEvent?.({ kind: 'step', loop, index, result: null });
    const result = await runStep(state, step, loop);
    counts.step(index, result);
    run.onEvent?.({ kind: 'step', loop, index, result });
    if (result.failure) failed.add(index);
    else failed.delete(index);
    const next = result.failure ? nextAfterFailure(steps, index, jumps) : index + 1;
    if (next === null) break;
    // A file can have steps that take no time, and jumps between them: other work on this thread must still run.
    if (result.durationMs < 1) await pause(state, 1);
    const isLast = next === steps.length && (loop >= (run.loops ?? 1) || ending.failure() !== null);
    if (step.delayAfterMs > 0 && !isLast) {
      run.onEvent?.({ kind: 'delay', loop, index, delayMs: step.delayAfterMs });
      await pause(state, step.delayAfterMs);
    }
    index = next;
  }
  return failed.size === 0 && !ending.failure();
};

/** `null`: the loop ends here. */
const nextAfterFailure = (steps: readonly SequenceStep[], index: number, jumps: Map<number, number>): number | null => {
  const onFail = steps[index]?.onFail ?? { kind: 'stop' };
  if (onFail.kind === 'continue') return index + 1;
  if (onFail.kind === 'stop') return null;
  const count = (jumps.get(index) ?? 0) + 1;
  jumps.set(index, count);
  const target = steps.findIndex((step) => namesOfStep(step).includes(onFail.step));
  return count > onFail.times || target === -1 ? null : target;
};

const defaultEveryMs = 1_000;

/** To a tenth of a millisecond. */
const rounded = (ms: number): number => Math.round(ms * 10) / 10;

const runStep = async (state: RunState, step: SequenceStep, loop: number): Promise<StepResult> => {
  const { clock } = state.run;
  const startedMs = clock.nowMs();
  const startedAtMs = clock.wallMs();
  for (let attempts = 1; ; attempts += 1) {
    const attemptMs = clock.nowMs();
    const attempt = await attemptOnce(state, step, loop);
    const ended = attempt.failure && state.ending.failure();
    const wantedMs = step.everyMs ?? (step.withinMs === null ? 0 : defaultEveryMs);
    // As between steps: an attempt that takes no time would keep the thread until the step may not be repeated any more.
    const everyMs = clock.nowMs() - attemptMs < 1 ? Math.max(1, wantedMs) : wantedMs;
    const isRepeated =
      attempt.failure !== null &&
      !ended &&
      (attempts <= step.retry || clock.nowMs() - startedMs + everyMs < (step.withinMs ?? 0));
    if (isRepeated) {
      if (everyMs > 0) await pause(state, everyMs);
      if (!state.ending.failure()) continue;
    }
    const failed = attempt.failure && (state.ending.failure() ?? attempt.failure);
    return {
      ...{
        status: failed ? 'failed' : 'passed',
        startedAtMs,
        durationMs: rounded(clock.nowMs() - startedMs),
        attempts,
      },
      ...{ answerMs: rounded(attempt.answerMs), sent: attempt.sent, lines: attempt.lines, failure: failed },
    };
  }
};

const attemptOnce = async (state: RunState, step: SequenceStep, loop: number): Promise<Attempt> => {
  const { run, inbox, ending, variables } = state;
  const attempt = await attemptStep(step, {
    ...{ port: run.port, clock: run.clock, inbox, signal: ending.signal, readTo: state.readTo },
    lineEnding: run.sequence.lineEnding,
    variables: variables.values(loop),
    prepare: state.prepare,
    budget: ending.budget,
    onSent: variables.sent,
  });
  state.readTo = attempt.readTo;
  if (!attempt.failure) variables.capture(attempt.groups);
  else if (attempt.failure.failure?.code.startsWith('link/')) ending.end(attempt.failure);
  return attempt;
};

/** Ends at once when the run ends. */
const pause = ({ run: { clock }, ending: { signal } }: RunState, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(delayMs, end);
    signal.addEventListener('abort', end, { once: true });
  });
