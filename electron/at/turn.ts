import { type Failure, failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { FramerState } from '../framer/framer.ts';
import type { CommandAnswer } from './command-spec.ts';
import type { Effect, EngineState, Job, Owner, PieceBytes, UrcRecogniser } from './engine-state.ts';
import type { EngineTimings } from './timings.ts';

export interface EngineEnvironment {
  readonly timings: EngineTimings;
  readonly recogniseUrc: UrcRecogniser;
}

/** One run of `step`: a private copy of the state that the parts of the engine change, and the effects so far. */
export interface Turn {
  /** Its `framer` and `lastByteAtMs` are those of the beginning. */
  state: EngineState;
  /** These change with each read or piece, and are put into the state at the end. */
  framer: FramerState;
  lastByteAtMs: number;
  readonly effects: Effect[];
  readonly nowMs: number;
  readonly environment: EngineEnvironment;
}

export const update = (turn: Turn, change: Partial<EngineState>): void => {
  turn.state = { ...turn.state, ...change };
};

export const updateJob = (turn: Turn, job: Job, change: Partial<Job>): Job => {
  const next = { ...job, ...change };
  update(turn, { phase: { kind: 'busy', job: next } });
  return next;
};

export const emit = (turn: Turn, effect: Effect): void => {
  turn.effects.push(effect);
};

const noSpans: readonly [] = [];

export const received = (turn: Turn, piece: PieceBytes, owner: Owner): void => {
  turn.effects.push({ kind: 'received', piece, secretSpans: noSpans, owner });
};

export const answerOf = (job: Job): CommandAnswer => ({
  lines: job.lines,
  final: job.final,
  data: job.data,
  secondPhase: job.secondPhase,
});

export const settle = (turn: Turn, id: number, outcome: Outcome<CommandAnswer>): void =>
  emit(turn, { kind: 'settle', id, outcome });

/** Settles the caller, unless it was already settled. */
export const settleJob = (turn: Turn, job: Job, result: Outcome<CommandAnswer>): void => {
  if (!job.abandoned) settle(turn, job.id, result);
};

export const succeed = (turn: Turn, job: Job): void => settleJob(turn, job, ok(answerOf(job)));

/** Fails everything in flight and in the background with the same failure. The queue is not changed. */
export const failEverythingInFlight = (turn: Turn, reason: Failure): void => {
  const { phase, background } = turn.state;
  const job = phase.kind === 'busy' ? phase.job : phase.kind === 'data-mode' ? phase.escape : null;
  if (job) settleJob(turn, job, { ok: false, error: reason });
  for (const waiting of background) settle(turn, waiting.id, { ok: false, error: reason });
  update(turn, { background: [] });
};

/** The lines that show what went wrong: the module's answer to this command. Not the command itself, which may contain secrets. */
export const jobFailure = (
  job: Job,
  code: 'at/error' | 'at/timeout' | 'at/second-phase-failed' | 'at/second-phase-timeout' | 'at/unexpected-answer',
  facts: Readonly<Record<string, string | number>>,
  lastLine: string | null,
): Failure =>
  failure(code, { command: job.request.name, ...facts }, [
    ...job.lines,
    ...(job.final === '' ? [] : [job.final]),
    ...job.secondPhase,
    ...(lastLine === null ? [] : [lastLine]),
  ]);
