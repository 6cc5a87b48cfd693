import { joinBytes } from '../../shared/join-bytes.ts';
import { failure } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { LineEnd } from './command-spec.ts';
import {
  dataModeFrom,
  type EngineState,
  isEscape,
  type Job,
  type Phase,
  type QueuedCommand,
  type QueuedContact,
  type QueueEntry,
  type Resync,
  type SentOwner,
} from './engine-state.ts';
import { looksAwaited } from './late.ts';
import { doubtUntilMs, noteRepeated } from './owed.ts';
import { canBeRepeated } from './raw-bytes.ts';
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
    const { phase, isKept } = turn.state;
    if (isKept) return;
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
      const patienceMs = contactPatienceMs(phase, next, turn.environment.timings);
      startResync(turn, { ...doubtOf(phase), patienceMs, contacts: [next.id] });
      return;
    }
    if (phase.kind === 'out-of-sync' && next.kind === 'command' && isEscape(next)) {
      // Who sends it knows the module to be in data mode, where a proof would go to the other side.
      return update(turn, { phase: dataModeFrom(turn.nowMs) });
    }
    if (phase.kind === 'out-of-sync') {
      return startResync(turn, { ...doubtOf(phase), patienceMs: phase.patienceMs, contacts: [] });
    }
    remove(turn, next);
    start(turn, next);
    return;
  }
};

/** A module that may wait for data at a prompt takes probes for data until its own time limit, which the caller does not know. */
const contactPatienceMs = (phase: Phase, contact: QueuedContact, timings: EngineTimings): number => {
  const isAtPrompt = phase.kind === 'out-of-sync' && !phase.afterRestart && phase.patienceMs > timings.patienceMs;
  return isAtPrompt ? Math.max(contact.patienceMs, phase.patienceMs) : contact.patienceMs;
};

/** Why the module must prove that it is in sync. */
const doubtOf = (phase: Phase): Pick<Resync, 'afterRestart' | 'afterDataMode'> => ({
  afterRestart: phase.kind === 'out-of-sync' && phase.afterRestart,
  afterDataMode: phase.kind === 'out-of-sync' && (phase.afterDataMode ?? false),
});

export const remove = (turn: Turn, entry: QueueEntry): void =>
  update(turn, { queue: turn.state.queue.filter((other) => other !== entry) });

/**
 * Until this time the last result may be repeated, and would then be assigned to the next command. A typed command waits until then.
 * Commands of a procedure do so only after the module has repeated a result: a broker disconnects when the login arrives late, and 150 ms
 * before each command add seven seconds to a run.
 */
const repeatEndsAtMs = ({ lastFinalAtMs }: EngineState, { probeQuietMs }: EngineTimings): number =>
  lastFinalAtMs + probeQuietMs;

/** When the first command that waits only for earlier results (`heldFor`) is sent; `null`: no command does. */
export const heldUntilMs = (state: EngineState, timings: EngineTimings): number | null => {
  const isFree = state.phase.kind === 'idle' || state.phase.kind === 'out-of-sync';
  if (!isFree || state.isKept || state.queue.length === 0) return null;
  const held = waitingEntries(state).map((entry) => heldFor(state, entry, timings));
  const nextMs = Math.min(...held);
  return Number.isFinite(nextMs) ? nextMs : null;
};

/** Until then the entry waits for results that may be taken for its own. */
const heldFor = (state: EngineState, entry: QueueEntry, timings: EngineTimings): number => {
  if (entry.kind !== 'command') return Number.NEGATIVE_INFINITY;
  const repeatMs = entry.typed || state.repeatsResults ? repeatEndsAtMs(state, timings) : Number.NEGATIVE_INFINITY;
  return Math.max(repeatMs, doubtUntilMs(state, entry.request));
};

/** The entries that may be sent on a free line. Under a lease: only the commands of its holder. */
const waitingEntries = (state: EngineState): readonly QueueEntry[] => {
  const { queue, lease } = state;
  // Typed lines are sent in the order in which they were typed.
  const heldTyped = queue.findIndex((entry) => isTyped(entry) && waitsForBackground(state, entry));
  const canBeSent = (entry: QueueEntry, index: number): boolean =>
    !waitsForBackground(state, entry) && !(isTyped(entry) && heldTyped !== -1 && index > heldTyped);
  return queue.filter((entry, index) =>
    lease
      ? entry.kind !== 'lease' && entry.lease === lease.id && canBeSent(entry, index)
      : (entry.kind === 'lease' || entry.lease === null) && canBeSent(entry, index),
  );
};

const isTyped = (entry: QueueEntry): boolean => entry.kind === 'command' && entry.typed === true;

/** A second acknowledged publish waits for the PUBACK of the first, also a typed one: their answers look the same. */
const waitsForBackground = (state: EngineState, entry: QueueEntry): boolean => {
  if (entry.kind !== 'command' || state.background.length === 0) return false;
  const { request } = entry;
  const rule = request.secondPhase;
  return (rule !== null && rule.success.length > 0 && !rule.holdsLine) || looksAwaited(state, request);
};

/** Answers to the cloud first, then the order of arrival. */
const pickNext = (state: EngineState, nowMs: number, timings: EngineTimings): QueueEntry | null => {
  const ready = waitingEntries(state).filter((entry) => nowMs >= heldFor(state, entry, timings));
  const isUrgent = (entry: QueueEntry): boolean => entry.kind === 'command' && entry.priority === 'cloud-answer';
  return (state.lease === null ? ready.find(isUrgent) : undefined) ?? ready[0] ?? null;
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
  const unanswered = { ...turn.state.unanswered, lastSentAtMs: turn.nowMs };
  update(turn, { unanswered, lastLine: latin1Of(request.line.bytes) });
};

export const jobOf = (command: QueuedCommand): Job => ({
  ...{ id: command.id, request: command.request },
  ...{ typed: command.typed ?? false, expected: command.expected ?? null },
  repeats: canBeRepeated(command) ? command : null,
  stage: command.request.payload || command.request.asks ? 'prompt' : 'final',
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
  noteRepeated(turn, command);
  update(turn, { phase: { kind: 'busy', job: jobOf(command) } });
  writeCommand(turn, command);
};
