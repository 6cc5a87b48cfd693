import { failure, ok } from '../../shared/outcome.ts';
import type { CommandId, Resync } from './engine-state.ts';
import { emit, settle, type Turn, update } from './turn.ts';

/**
 * After a missed deadline nothing is sent until the line is quiet and two plain `AT` have each got exactly one `OK`:
 * a late `OK` of an earlier command shows itself as a second one and voids the probe, so it can never answer a later command.
 */
const probesNeeded = 2;

const probeLine = Uint8Array.of(0x41, 0x54, 0x0d);

const emptyAnswer = { lines: [], final: 'OK', data: new Uint8Array(0), secondPhase: [] };

export const startResync = (
  turn: Turn,
  patienceMs: number,
  afterRestart: boolean,
  contacts: readonly CommandId[],
): void => {
  const { nowMs, state, environment } = turn;
  const quietAtMs = Math.max(nowMs, state.lastByteAtMs + environment.timings.quietMs);
  update(turn, {
    phase: {
      kind: 'resync',
      giveUpAtMs: nowMs + patienceMs,
      stage: 'quiet',
      stageEndsAtMs: quietAtMs,
      probesAnswered: 0,
      afterRestart,
      contacts,
    },
  });
  if (quietAtMs <= nowMs) continueResync(turn);
};

const enter = (turn: Turn, resync: Resync, change: Partial<Resync>): void =>
  update(turn, { phase: { ...resync, ...change } });

const waitForQuiet = (turn: Turn, resync: Resync): void =>
  enter(turn, resync, {
    stage: 'quiet',
    probesAnswered: 0,
    stageEndsAtMs: turn.nowMs + turn.environment.timings.quietMs,
  });

/** True when the line belongs to the probe in flight. */
export const noteProbeLine = (turn: Turn, resync: Resync, line: string): boolean => {
  if (line === 'AT' && resync.stage !== 'quiet') return true;
  if (line !== 'OK') return false;
  if (resync.stage === 'probe') {
    enter(turn, resync, { stage: 'settle', stageEndsAtMs: turn.nowMs + turn.environment.timings.probeQuietMs });
    return true;
  }
  if (resync.stage === 'settle') waitForQuiet(turn, resync);
  return false;
};

/** Called when the time of the current stage is over. */
export const continueResync = (turn: Turn): void => {
  const { phase: resync, lastByteAtMs } = turn.state;
  if (resync.kind !== 'resync') return;
  const { nowMs } = turn;
  const { quietMs } = turn.environment.timings;
  if (resync.stage === 'settle') {
    const probesAnswered = resync.probesAnswered + 1;
    if (probesAnswered >= probesNeeded) return finish(turn, resync);
    return sendProbe(turn, resync, probesAnswered);
  }
  if (nowMs >= resync.giveUpAtMs) return giveUp(turn, resync);
  const quietAtMs = lastByteAtMs + quietMs;
  if (resync.stage === 'quiet' && quietAtMs > nowMs) {
    return enter(turn, resync, { stageEndsAtMs: Math.min(quietAtMs, resync.giveUpAtMs) });
  }
  sendProbe(turn, resync, 0);
};

const sendProbe = (turn: Turn, resync: Resync, probesAnswered: number): void => {
  emit(turn, { kind: 'write', bytes: probeLine, secretSpans: [], owner: { kind: 'probe' } });
  enter(turn, resync, {
    stage: 'probe',
    probesAnswered,
    stageEndsAtMs: turn.nowMs + turn.environment.timings.probeDeadlineMs,
  });
};

const finish = (turn: Turn, resync: Resync): void => {
  update(turn, { phase: { kind: 'idle' } });
  for (const id of resync.contacts) settle(turn, id, ok(emptyAnswer));
};

const giveUp = (turn: Turn, resync: Resync): void => {
  const error = failure('at/unresponsive', { restarted: resync.afterRestart });
  for (const id of resync.contacts) settle(turn, id, { ok: false, error });
  for (const entry of turn.state.queue) if (entry.kind !== 'lease') settle(turn, entry.id, { ok: false, error });
  update(turn, {
    phase: {
      kind: 'doubtful',
      patienceMs: turn.environment.timings.patienceMs,
      afterRestart: resync.afterRestart,
    },
    queue: turn.state.queue.filter((entry) => entry.kind === 'lease'),
  });
};
