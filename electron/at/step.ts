import { type Failure, failure } from '../../shared/outcome.ts';
import { append, flushPending, isInsideMessage, pendingBytesOf, takePiece } from '../framer/framer.ts';
import { cancelData, sendData } from './asked-data.ts';
import { cancelEscape, expireEscape, pumpDataMode, queuedEscape } from './data-mode.ts';
import type { BackgroundPhase, CommandId, Effect, EngineInput, EngineState, Job, QueueEntry } from './engine-state.ts';
import { addOwed, addOwedSecondPhase, expireLate } from './owed.ts';
import { hintsFor, takeIn } from './pieces.ts';
import { heldUntilMs, pump } from './queue.ts';
import { keepPort, sendBytes } from './raw-bytes.ts';
import { continueResync } from './resync.ts';
import { sendNow } from './send-now.ts';
import {
  type EngineEnvironment,
  failEverythingInFlight,
  jobFailure,
  settle,
  settleJob,
  type Turn,
  update,
  updateJob,
} from './turn.ts';
import { patienceAfter, withCommand } from './unanswered.ts';

export interface StepResult {
  readonly state: EngineState;
  readonly effects: readonly Effect[];
}

/** The engine as a pure function: the same inputs give the same effects, so a recording can be replayed. */
export const step = (state: EngineState, input: EngineInput, environment: EngineEnvironment): StepResult => {
  const { framer, lastByteAtMs } = state;
  const turn: Turn = { state, framer, lastByteAtMs, effects: [], nowMs: input.atMs, environment };
  expireLate(turn);
  apply(turn, input);
  pump(turn);
  pumpDataMode(turn);
  return { state: withFramer(turn), effects: turn.effects };
};

/** Written out: it is needed for each read, and a spread of the state costs as much as cutting several lines. */
const withFramer = ({ state, framer, lastByteAtMs }: Turn): EngineState =>
  framer === state.framer && lastByteAtMs === state.lastByteAtMs
    ? state
    : {
        framer,
        phase: state.phase,
        queue: state.queue,
        lease: state.lease,
        isKept: state.isKept,
        background: state.background,
        owed: state.owed,
        late: state.late,
        lastByteAtMs,
        lastFinalAtMs: state.lastFinalAtMs,
        repeatsResults: state.repeatsResults,
        lastLine: state.lastLine,
        unanswered: state.unanswered,
        identity: state.identity,
      };

/** When `step` must be called with a `time` input; `null` when nothing is waited for. */
export const nextWakeMs = (state: EngineState, environment: EngineEnvironment): number | null => {
  const { phase, background, framer, lastByteAtMs } = state;
  const times = background.map(({ deadlineAtMs }) => deadlineAtMs);
  if (phase.kind === 'busy' && phase.job.deadlineAtMs !== null) times.push(phase.job.deadlineAtMs);
  if (phase.kind === 'resync') times.push(phase.stageEndsAtMs);
  if (phase.kind === 'data-mode' && phase.escape?.deadlineAtMs != null) times.push(phase.escape.deadlineAtMs);
  const escapeMs = queuedEscape({ state, environment })?.atMs;
  if (escapeMs !== undefined) times.push(escapeMs);
  const heldMs = heldUntilMs(state, environment.timings);
  if (heldMs !== null) times.push(heldMs);
  if (isInsideMessage(framer, hintsFor(state)) || isInsideBlock(state))
    times.push(lastByteAtMs + environment.timings.messageStallMs);
  const nextMs = Math.min(...times);
  return Number.isFinite(nextMs) ? nextMs : null;
};

const isInsideBlock = ({ phase }: EngineState): boolean => phase.kind === 'busy' && phase.job.blockBytes > 0;

const apply = (turn: Turn, input: EngineInput): void => {
  if (turn.state.phase.kind === 'closed') return refuseAfterEnd(turn, input);
  switch (input.kind) {
    case 'bytes':
      return takeBytes(turn, input.bytes);
    case 'time':
      return passTime(turn);
    case 'written':
      return noteWritten(turn);
    case 'submit':
      return enqueue(turn, { kind: 'command', ...input.command });
    case 'contact':
      return enqueue(turn, { kind: 'contact', ...input.contact });
    case 'acquire':
      return enqueue(turn, { kind: 'lease', lease: input.lease });
    case 'release':
      return release(turn, input.lease);
    case 'cancel':
      return cancel(turn, input.id);
    case 'data':
      return input.bytes ? sendData(turn, input.id, input.bytes, input.secret) : cancelData(turn, input.id);
    case 'send-now':
      return sendNow(turn, input.id);
    case 'send-bytes':
      return sendBytes(turn, input);
    case 'keep-port':
      return keepPort(turn, input.isKept);
    case 'closed':
      return close(turn, input.reason);
  }
};

/** Bytes of a closed link are ignored; callers that still submit something get `link/lost`. */
const refuseAfterEnd = (turn: Turn, input: EngineInput): void => {
  const error = failure('link/lost');
  if (input.kind === 'submit') settle(turn, input.command.id, { ok: false, error });
  if (input.kind === 'contact') settle(turn, input.contact.id, { ok: false, error });
  if (input.kind === 'send-bytes') settle(turn, input.id, { ok: false, error });
};

const enqueue = (turn: Turn, entry: QueueEntry): void => {
  const { lease, queue } = turn.state;
  // A command of a released lease would never be sent.
  const isStale = entry.kind !== 'lease' && entry.lease !== null && entry.lease !== lease?.id;
  if (isStale) return settle(turn, entry.id, { ok: false, error: failure('stopped') });
  update(turn, { queue: [...queue, entry] });
};

const takeBytes = (turn: Turn, bytes: Uint8Array): void => {
  turn.framer = append(turn.framer, bytes);
  turn.lastByteAtMs = turn.nowMs;
  cutPieces(turn);
};

const cutPieces = (turn: Turn): void => {
  for (;;) {
    const cut = takePiece(turn.framer, hintsFor(turn.state));
    if (!cut) return;
    turn.framer = cut.state;
    takeIn(turn, cut.piece);
  }
};

const noteWritten = (turn: Turn): void => {
  const { phase } = turn.state;
  if (phase.kind !== 'busy' || phase.job.deadlineAtMs !== null) return;
  const { job } = phase;
  const limitMs = job.stage === 'prompt' ? turn.environment.timings.promptDeadlineMs : job.request.deadlineMs;
  updateJob(turn, job, { deadlineAtMs: turn.nowMs + limitMs });
};

const passTime = (turn: Turn): void => {
  const { nowMs } = turn;
  const { lastByteAtMs } = turn;
  if (nowMs >= lastByteAtMs + turn.environment.timings.messageStallMs) {
    if (isInsideBlock(turn.state)) giveUpBlock(turn);
    else if (isInsideMessage(turn.framer, hintsFor(turn.state))) flush(turn);
  }
  for (const waiting of turn.state.background) if (nowMs >= waiting.deadlineAtMs) expireBackground(turn, waiting);
  // The abandoned bytes may have contained the final result code.
  const { phase } = turn.state;
  if (phase.kind === 'busy' && phase.job.deadlineAtMs !== null && nowMs >= phase.job.deadlineAtMs) {
    expire(turn, phase.job);
  }
  if (phase.kind === 'resync' && nowMs >= phase.stageEndsAtMs) continueResync(turn);
  expireEscape(turn);
};

const flush = (turn: Turn): void => {
  const cut = flushPending(turn.framer, hintsFor(turn.state));
  if (!cut) return;
  turn.framer = cut.state;
  takeIn(turn, cut.piece);
  cutPieces(turn);
};

/** The announced bytes do not come: the count was wrong, and what arrived may be lines, among them the final result code. */
const giveUpBlock = (turn: Turn): void => {
  const { phase } = turn.state;
  if (phase.kind !== 'busy') return;
  updateJob(turn, phase.job, { blockBytes: 0 });
  cutPieces(turn);
};

const expire = (turn: Turn, job: Job): void => {
  if (job.stage === 'second-phase') {
    // The final result code was received, so the line is in sync; only the late result is missing.
    update(turn, { phase: { kind: 'idle' } });
    addOwedSecondPhase(turn, job);
    const deadlineMs = job.request.secondPhase?.deadlineMs ?? 0;
    const error = jobFailure(job, 'at/second-phase-timeout', { deadlineMs }, null);
    return settleJob(turn, job, { ok: false, error });
  }
  const { timings } = turn.environment;
  const deadlineMs = job.stage === 'prompt' ? timings.promptDeadlineMs : job.request.deadlineMs;
  const error = jobFailure(job, 'at/timeout', { stage: job.stage, deadlineMs }, null);
  settleJob(turn, job, { ok: false, error });
  update(turn, { unanswered: withCommand(turn.state.unanswered, job.request, turn.nowMs - deadlineMs) });
  addOwedSecondPhase(turn, job);
  const patienceMs = patienceAfter([job.request], timings);
  update(turn, { phase: { kind: 'out-of-sync', patienceMs, afterRestart: false } });
  flush(turn);
};

const expireBackground = (turn: Turn, waiting: BackgroundPhase): void => {
  update(turn, { background: turn.state.background.filter((other) => other !== waiting) });
  addOwed(turn, waiting);
  const facts = { command: waiting.command, deadlineMs: waiting.rule.deadlineMs };
  const error = failure('at/second-phase-timeout', facts, [waiting.answer.final, ...waiting.answer.secondPhase]);
  settle(turn, waiting.id, { ok: false, error });
};

const cancel = (turn: Turn, id: CommandId): void => {
  const { phase, queue, background } = turn.state;
  const stopped = { ok: false, error: failure('stopped') } as const;
  const queued = queue.some((entry) => entry.kind !== 'lease' && entry.id === id);
  const waiting = background.find((other) => other.id === id);
  if (queued || waiting) {
    if (waiting) addOwed(turn, waiting);
    update(turn, {
      queue: queue.filter((entry) => entry.kind === 'lease' || entry.id !== id),
      background: background.filter((other) => other.id !== id),
    });
    return settle(turn, id, stopped);
  }
  if (phase.kind === 'resync' && phase.contacts.includes(id)) {
    update(turn, { phase: { ...phase, contacts: phase.contacts.filter((other) => other !== id) } });
    return settle(turn, id, stopped);
  }
  cancelEscape(turn, id);
  if (phase.kind !== 'busy' || phase.job.id !== id || phase.job.abandoned) return;
  if (phase.job.stage === 'data') return cancelData(turn, id);
  settle(turn, id, stopped);
  // In the second phase the line is in sync and can be released at once; before that the final result code must be waited for.
  if (phase.job.stage === 'second-phase') {
    update(turn, { phase: { kind: 'idle' } });
    addOwedSecondPhase(turn, phase.job);
  } else updateJob(turn, phase.job, { abandoned: true });
};

const release = (turn: Turn, lease: number): void => {
  const { state } = turn;
  if (state.lease?.id === lease) update(turn, { lease: null });
  for (const entry of state.queue) {
    if (entry.kind !== 'lease' && entry.lease === lease) {
      settle(turn, entry.id, { ok: false, error: failure('stopped') });
    }
  }
  update(turn, { queue: turn.state.queue.filter((entry) => entry.lease !== lease) });
};

const close = (turn: Turn, reason: Failure): void => {
  // The header of incomplete data of a connection is a piece of its own.
  while (pendingBytesOf(turn.framer) > 0) flush(turn);
  failEverythingInFlight(turn, reason);
  const { phase } = turn.state;
  if (phase.kind === 'resync') {
    for (const id of phase.contacts) settle(turn, id, { ok: false, error: reason });
  }
  for (const entry of turn.state.queue)
    if (entry.kind !== 'lease') settle(turn, entry.id, { ok: false, error: reason });
  update(turn, { queue: [], lease: null, phase: { kind: 'closed' } });
};
