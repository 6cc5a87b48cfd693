import { failure } from '../../shared/outcome.ts';
import { joinBytes } from '../framer/latin1.ts';
import type { LineEnd } from './command-spec.ts';
import type { EngineState, Job, QueuedCommand, QueueEntry, SentOwner } from './engine-state.ts';
import { forgetRepeated } from './owed.ts';
import { startResync } from './resync.ts';
import type { EngineTimings } from './timings.ts';
import { emit, settle, type Turn, update } from './turn.ts';

const lineEnds: Readonly<Record<LineEnd, Uint8Array>> = {
  cr: Uint8Array.of(0x0d),
  crlf: Uint8Array.of(0x0d, 0x0a),
  none: new Uint8Array(0),
};

/** While the line is free, starts the next entry of the queue. */
export const pump = (turn: Turn): void => {
  for (;;) {
    refuseVoidLease(turn);
    const { phase } = turn.state;
    if (phase.kind !== 'idle' && phase.kind !== 'out-of-sync') return;
    const next = pickNext(turn.state, turn.nowMs, turn.environment.timings);
    if (!next) return;
    if (next.kind === 'lease') {
      remove(turn, next);
      update(turn, { lease: { id: next.lease, void: null } });
      emit(turn, { kind: 'lease-granted', lease: next.lease });
      continue;
    }
    if (next.kind === 'contact') {
      remove(turn, next);
      startResync(turn, next.patienceMs, phase.kind === 'out-of-sync' && phase.afterRestart, [next.id]);
      return;
    }
    if (phase.kind === 'out-of-sync') return startResync(turn, phase.patienceMs, phase.afterRestart, []);
    remove(turn, next);
    start(turn, next);
    return;
  }
};

export const remove = (turn: Turn, entry: QueueEntry): void =>
  update(turn, { queue: turn.state.queue.filter((other) => other !== entry) });

/**
 * Until this time the last result may be repeated, and would then be assigned to the next command. A typed command waits until then.
 * Commands of a procedure do so only after the module has repeated a result: a broker disconnects when the login arrives late, and 150 ms
 * before each command add seven seconds to a run.
 */
const repeatEndsAtMs = ({ lastFinalAtMs }: EngineState, { probeQuietMs }: EngineTimings): number =>
  lastFinalAtMs + probeQuietMs;

/** When a command that waits for `repeatEndsAtMs` only is sent; `null`: no command does. */
export const heldUntilMs = (state: EngineState, timings: EngineTimings): number | null => {
  const isFree = state.phase.kind === 'idle' || state.phase.kind === 'out-of-sync';
  if (!isFree || state.queue.length === 0) return null;
  return pickNext(state, Number.POSITIVE_INFINITY, timings) === null ? null : repeatEndsAtMs(state, timings);
};

/** Under a lease: only the commands of its holder. Otherwise: answers to the cloud first, then the order of arrival. */
const pickNext = (state: EngineState, nowMs: number, timings: EngineTimings): QueueEntry | null => {
  const { queue, lease, background } = state;
  // A second acknowledged publish waits for the PUBACK of the first: their answers look the same.
  const canBeSent = (entry: QueueEntry): boolean => {
    if (entry.kind !== 'command') return true;
    if ((entry.typed || state.repeatsResults) && nowMs < repeatEndsAtMs(state, timings)) return false;
    const rule = entry.request.secondPhase;
    return background.length === 0 || rule === null || rule.success.length === 0 || rule.holdsLine;
  };
  if (lease)
    return queue.find((entry) => entry.kind !== 'lease' && entry.lease === lease.id && canBeSent(entry)) ?? null;
  const ready = queue.filter((entry) => (entry.kind === 'lease' || entry.lease === null) && canBeSent(entry));
  return ready.find((entry) => entry.kind === 'command' && entry.priority === 'cloud-answer') ?? ready[0] ?? null;
};

/** After a restart, the holder's assumptions about the module are wrong. Its commands are refused until it acquires the line again. */
const refuseVoidLease = (turn: Turn): void => {
  const { lease, queue } = turn.state;
  if (lease === null || lease.void === null) return;
  for (const entry of queue) {
    if (entry.kind === 'lease' || entry.lease !== lease.id) continue;
    remove(turn, entry);
    settle(turn, entry.id, { ok: false, error: failure('module/restarted', {}, [lease.void]) });
  }
};

export const writeCommand = (turn: Turn, { id, request, cause }: QueuedCommand): void => {
  const bytes = joinBytes([request.line.bytes, lineEnds[request.lineEnd]]);
  const owner: SentOwner = { kind: 'command', id, ...(cause && { cause }) };
  emit(turn, { kind: 'write', bytes, secretSpans: request.line.secretSpans, owner });
  update(turn, { unanswered: { ...turn.state.unanswered, lastSentAtMs: turn.nowMs } });
};

export const jobOf = ({ id, request, typed, expected }: QueuedCommand): Job => ({
  ...{ id, request, typed: typed ?? false, expected: expected ?? null },
  stage: request.payload || request.asks ? 'prompt' : 'final',
  deadlineAtMs: null,
  lines: [],
  final: '',
  data: new Uint8Array(0),
  dataSeen: false,
  secondPhase: [],
  wantedBytes: null,
  blockBytes: 0,
  secondPhaseLeft: [],
  payloadEchoLeft: null,
  abandoned: false,
  tookOwed: false,
});

/** The command is in flight until its result arrives. */
export const start = (turn: Turn, command: QueuedCommand): void => {
  forgetRepeated(turn, command.request);
  update(turn, { phase: { kind: 'busy', job: jobOf(command) } });
  writeCommand(turn, command);
};
