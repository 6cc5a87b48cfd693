import { failure } from '../../shared/outcome.ts';
import { dataModeFrom, isEscape, type PieceBytes, type QueuedCommand } from './engine-state.ts';
import { jobOf, remove, writeCommand } from './queue.ts';
import { received, settle, settleJob, succeed, type Turn, update } from './turn.ts';

/**
 * Data mode (transparent mode, a data call): every byte that is sent goes to the other side, so no command and no probe may be sent. `+++`
 * without a line end returns to the commands; the connection stays (docs/at-dialect.md §6.2, ITU-T V.250 §6.2.9).
 */

/** The result of `ATO`, of a data call, and of a connection in transparent mode. `CONNECT OK` is another result. */
const opening = /^CONNECT(?: \d+)?$/;
/** The connection is gone, and with it the data mode. */
const ending = /^(?:CLOSED|NO CARRIER|(?:TCP|UDP) ERROR\s*:\s*\d+|\+PDP\s*:?\s*DEACT)$/;

export const opensDataMode = (line: string): boolean => opening.test(line);

export const endsDataMode = (line: string): boolean => ending.test(line);

export const enterDataMode = (turn: Turn): void => update(turn, { phase: dataModeFrom(turn.nowMs) });

/** The queued `+++`, and when it may be sent. `null`: none is queued. */
export const queuedEscape = ({ state: { phase, queue, isKept }, environment }: Pick<Turn, 'state' | 'environment'>) => {
  if (phase.kind !== 'data-mode' || phase.escape !== null || isKept) return null;
  const command = queue.find((entry): entry is QueuedCommand => entry.kind === 'command' && isEscape(entry));
  return command ? { command, atMs: phase.quietFromMs + environment.timings.escapeGuardMs } : null;
};

/** In data mode only `+++` is sent, no matter which caller has the lease. */
export const pumpDataMode = (turn: Turn): void => {
  const waiting = queuedEscape(turn);
  const { phase } = turn.state;
  if (!waiting || phase.kind !== 'data-mode' || turn.nowMs < waiting.atMs) return;
  const { command } = waiting;
  remove(turn, command);
  const job = { ...jobOf(command), deadlineAtMs: turn.nowMs + command.request.deadlineMs };
  update(turn, { phase: { ...phase, quietFromMs: turn.nowMs, escape: job } });
  writeCommand(turn, command);
};

/** True: the line ended the data mode. Everything else is data of the other side. */
export const takeDataModeLine = (turn: Turn, piece: PieceBytes, line: string): boolean => {
  const { phase } = turn.state;
  if (phase.kind !== 'data-mode') return false;
  const { escape: sent, isEscapeUnanswered } = phase;
  const { patienceMs, escapeAnswerMs } = turn.environment.timings;
  // The other side may have sent this text, so a proof comes before the next command.
  const leave = (): void =>
    update(turn, { phase: { kind: 'out-of-sync', patienceMs, afterRestart: false, afterDataMode: true } });
  // The module answers only after the line was silent after `+++`.
  const isAnswer = line === 'OK' && turn.nowMs >= phase.quietFromMs + escapeAnswerMs;
  if (isAnswer && sent === null && isEscapeUnanswered) {
    received(turn, piece, { kind: 'late' });
    leave();
    return true;
  }
  if (isAnswer && sent) {
    received(turn, piece, { kind: 'final', id: sent.id });
    update(turn, { lastFinalAtMs: turn.nowMs });
    leave();
    succeed(turn, { ...sent, final: line });
    return true;
  }
  if (!endsDataMode(line)) return false;
  if (sent) settleJob(turn, sent, { ok: false, error: failure('at/unexpected-answer', { answer: line }, [line]) });
  leave();
  return false;
};

/** `+++` got no answer yet: the other side got it and the module is still in data mode, or the answer is late or lost. */
export const expireEscape = (turn: Turn): void => {
  const { phase } = turn.state;
  if (phase.kind !== 'data-mode' || phase.escape === null || turn.nowMs < (phase.escape.deadlineAtMs ?? 0)) return;
  const sent = phase.escape;
  const facts = { command: sent.request.name, deadlineMs: sent.request.deadlineMs };
  const { patienceMs } = turn.environment.timings;
  // A module that is in data mode as the note says would have answered.
  update(turn, {
    phase: phase.isNoted
      ? { kind: 'out-of-sync', patienceMs, afterRestart: false }
      : { ...phase, escape: null, isEscapeUnanswered: true },
  });
  settleJob(turn, sent, { ok: false, error: failure('at/timeout', facts) });
};

export const cancelEscape = (turn: Turn, id: number): void => {
  const { phase } = turn.state;
  if (phase.kind !== 'data-mode' || phase.escape?.id !== id || phase.escape.abandoned) return;
  settle(turn, id, { ok: false, error: failure('stopped') });
  update(turn, { phase: { ...phase, escape: { ...phase.escape, abandoned: true } } });
};
