import { failure } from '../../shared/outcome.ts';
import type { CommandId, EngineState, Phase, QueuedCommand, Resync } from './engine-state.ts';
import { remove, start, writeCommand } from './queue.ts';
import { resyncBehind } from './resync.ts';
import { settle, settleJob, type Turn, update } from './turn.ts';
import { withCommand } from './unanswered.ts';

/**
 * What the first command of the queue waits for: a procedure that has the line, the command in flight, or the proof that the module is in
 * step, after a missed answer or after a restart.
 */
export interface Hold {
  readonly reason: 'procedure' | 'command' | 'proof' | 'restart';
  /** A typed command may go out at once all the same. */
  readonly canSendNow: boolean;
}

/** More answers than these cannot be open at once: what is sent beyond waits for the proof. */
const openAnswerLimit = 32;

/** `null`: nothing is waited for. */
export const holdOf = (state: EngineState): Hold | null => {
  const { phase, lease } = state;
  const canSendNow = isInterruptible(state) && state.unanswered.commands.length < openAnswerLimit;
  if (lease) return { reason: 'procedure', canSendNow };
  if (phase.kind === 'busy') return { reason: 'command', canSendNow };
  return phase.kind === 'resync' ? { reason: reasonOf(phase), canSendNow } : null;
};

const reasonOf = ({ stage, afterRestart }: Resync): Hold['reason'] => {
  if (stage === 'unclaimed') return 'command';
  return afterRestart ? 'restart' : 'proof';
};

/**
 * Nothing goes out between the commands of a procedure, and only what was typed itself is cut off: who runs any other command relies on
 * its result. In doubt anything may: whatever it brings, the proof comes behind it.
 */
const isInterruptible = ({ phase, lease }: EngineState): boolean => {
  if (phase.kind === 'resync' || phase.kind === 'doubtful') return true;
  return phase.kind === 'busy' && lease === null && phase.job.typed && phase.job.request.payload === null;
};

const isPlain = ({ typed, lease, request }: QueuedCommand): boolean =>
  typed === true && lease === null && request.payload === null;

/** Nothing that was sent can still be answered and nothing was asked yet, as behind a restart: whatever answers then answers this command. */
const isAlone = ({ phase, unanswered, background }: EngineState): boolean =>
  phase.kind === 'resync' &&
  phase.stage === 'quiet' &&
  phase.unclaimed === null &&
  phase.probes === 0 &&
  phase.contacts.length === 0 &&
  unanswered.commands.length + unanswered.questions.length + background.length === 0;

/**
 * Sends a command of the queue at once. Nobody can tell its result from those that are still open: it settles with `at/unclaimed`, as does
 * the command in flight, and the proof begins again behind it. Where that cannot be, the command keeps its place.
 */
export const sendNow = (turn: Turn, id: CommandId): void => {
  const { state } = turn;
  const command = state.queue.find((entry) => entry.kind === 'command' && entry.id === id);
  if (command?.kind !== 'command' || !isPlain(command) || !holdOf(state)?.canSendNow) return;
  const { phase } = state;
  remove(turn, command);
  if (isAlone(state)) return start(turn, command);
  if (phase.kind === 'busy') {
    update(turn, { unanswered: withCommand(turn.state.unanswered, phase.job.request) });
    settleJob(turn, phase.job, { ok: false, error: failure('at/unclaimed', { command: phase.job.request.name }) });
  }
  update(turn, { unanswered: withCommand(turn.state.unanswered, command.request) });
  writeCommand(turn, command);
  resyncBehind(turn, command.request, doubtOf(turn, phase));
  settle(turn, id, { ok: false, error: failure('at/unclaimed', { command: command.request.name }) });
};

const doubtOf = (turn: Turn, phase: Phase): Parameters<typeof resyncBehind>[2] => {
  const contacts = phase.kind === 'resync' ? phase.contacts : [];
  if (phase.kind === 'resync' || phase.kind === 'doubtful') {
    return { patienceMs: phase.patienceMs, afterRestart: phase.afterRestart, contacts };
  }
  return { patienceMs: turn.environment.timings.patienceMs, afterRestart: false, contacts };
};
