import { failure } from '../../shared/outcome.ts';
import {
  type CommandId,
  type EngineState,
  isEscape,
  type Phase,
  type QueuedCommand,
  type QueueEntry,
  type Resync,
} from './engine-state.ts';
import { looksAwaited } from './late.ts';
import { addOwedSecondPhase, doubtUntilMs } from './owed.ts';
import { jobOf, remove, start, writeCommand } from './queue.ts';
import { interruptBackground } from './raw-bytes.ts';
import { resyncAfterSendNow } from './resync.ts';
import { settle, settleJob, type Turn, update } from './turn.ts';
import { withCommand } from './unanswered.ts';

/**
 * Why the first command of the queue waits: a procedure holds the line, a command is in flight, a prompt waits for data, the module is in
 * data mode, it must first be proven to be in sync after a missed answer or a restart, or a user has the port for bytes without a command.
 */
export interface Hold {
  readonly reason: 'procedure' | 'command' | 'data' | 'data-mode' | 'proof' | 'restart' | 'raw';
  /** A typed command may be sent at once instead of waiting. */
  readonly canSendNow: boolean;
}

/** Maximum number of pending answers. Further commands wait for the proof. */
const openAnswerLimit = 32;

/** `null`: the queue does not wait. */
export const holdOf = (state: EngineState): Hold | null => {
  const { phase, lease, isKept } = state;
  if (isKept) return { reason: 'raw', canSendNow: false };
  const canSendNow = isInterruptible(state) && state.unanswered.commands.length < openAnswerLimit;
  if (phase.kind === 'data-mode') return { reason: 'data-mode', canSendNow };
  if (lease) return { reason: 'procedure', canSendNow };
  if (phase.kind === 'busy') return { reason: phase.job.stage === 'data' ? 'data' : 'command', canSendNow };
  if (phase.kind === 'resync') return { reason: reasonOf(phase), canSendNow };
  return state.queue.some((entry) => isInDoubt(state, entry)) ? { reason: 'proof', canSendNow } : null;
};

/** On a free line only such commands are still queued for longer than a moment. */
const isInDoubt = (state: EngineState, entry: QueueEntry): boolean =>
  entry.kind === 'command' && (doubtUntilMs(state, entry.request) > -Infinity || looksAwaited(state, entry.request));

const reasonOf = ({ stage, afterRestart }: Resync): Hold['reason'] => {
  if (stage === 'unclaimed') return 'command';
  return afterRestart ? 'restart' : 'proof';
};

/**
 * Between the commands of a procedure nothing else is sent. Only a typed command may be interrupted, because the callers of all other
 * commands rely on the result. During a resync a typed command may be sent, because the proof follows it.
 */
const isInterruptible = ({ phase, lease }: EngineState): boolean => {
  if (phase.kind === 'resync' || phase.kind === 'out-of-sync') return true;
  // The answer to `+++` may be lost, and the module may have left the data mode in another way. Only its user knows.
  if (phase.kind === 'data-mode') return phase.escape === null && lease === null;
  if (phase.kind === 'idle') return lease === null;
  if (phase.kind !== 'busy' || lease !== null || !phase.job.typed) return false;
  const { payload, asks } = phase.job.request;
  return payload === null && asks === null;
};

const isPlain = ({ typed, lease, request }: QueuedCommand): boolean =>
  typed === true && lease === null && request.payload === null && request.asks === null;

/** True when no earlier command or probe can still be answered, for example after a restart. Any answer then belongs to the new command. */
const isNothingOpen = ({ phase, unanswered, background }: EngineState): boolean =>
  phase.kind === 'resync' &&
  phase.stage === 'quiet' &&
  phase.unclaimed === null &&
  phase.probes === 0 &&
  phase.contacts.length === 0 &&
  unanswered.raw === null &&
  unanswered.commands.length + unanswered.queries.length + unanswered.probes + background.length === 0;

/**
 * Sends a queued command immediately. Its result cannot be distinguished from pending answers, so this command and the one in flight settle
 * with `at/unclaimed`, and a new resync follows. If sending is not possible, the command stays queued.
 */
export const sendNow = (turn: Turn, id: CommandId): void => {
  const { state } = turn;
  const command = state.queue.find((entry) => entry.kind === 'command' && entry.id === id);
  if (command?.kind !== 'command' || !isPlain(command) || !holdOf(state)?.canSendNow) return;
  const { phase } = state;
  if (phase.kind === 'data-mode' && isEscape(command)) return;
  remove(turn, command);
  if (isNothingOpen(state)) return start(turn, command);
  if (looksAwaited(state, command.request)) interruptBackground(turn);
  if (phase.kind === 'busy') {
    const { unanswered } = turn.state;
    update(turn, { unanswered: withCommand(unanswered, phase.job.request, unanswered.lastSentAtMs) });
    settleJob(turn, phase.job, { ok: false, error: failure('at/unclaimed', { command: phase.job.request.name }) });
    addOwedSecondPhase(turn, phase.job);
  }
  update(turn, { unanswered: withCommand(turn.state.unanswered, command.request, turn.nowMs) });
  addOwedSecondPhase(turn, jobOf(command));
  writeCommand(turn, command);
  resyncAfterSendNow(turn, command.request, resyncOptionsAfter(turn, phase));
  settle(turn, id, { ok: false, error: failure('at/unclaimed', { command: command.request.name }) });
};

const resyncOptionsAfter = (turn: Turn, phase: Phase): Parameters<typeof resyncAfterSendNow>[2] => {
  const contacts = phase.kind === 'resync' ? phase.contacts : [];
  const afterDataMode = phase.kind === 'data-mode' || (phase.kind === 'resync' && phase.afterDataMode);
  if (phase.kind === 'resync' || phase.kind === 'out-of-sync') {
    return { patienceMs: phase.patienceMs, afterRestart: phase.afterRestart, afterDataMode, contacts };
  }
  return { patienceMs: turn.environment.timings.patienceMs, afterRestart: false, afterDataMode, contacts };
};
