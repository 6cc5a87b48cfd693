import { failure, ok } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import { type CommandRequest, freeCommand } from './command-spec.ts';
import { dataModeFrom, type Resync } from './engine-state.ts';
import { isProof, nextQuery } from './proof.ts';
import { emit, settle, type Turn, update } from './turn.ts';
import { nothingUnanswered, rawAnswerUntilMs } from './unanswered.ts';

/**
 * After a missed deadline, commands wait until the line is quiet, an `AT` has been answered by `OK`, and a query has been answered by a
 * text that no other command prints. `OK` alone is not enough: it may belong to an earlier `AT` or to the late command. A module answers in
 * order, so that text shows that every earlier command has been answered or lost.
 */
const lineOf = (command: string): Uint8Array => new TextEncoder().encode(`${command}\r`);
const probeLine = lineOf('AT');

const emptyAnswer = { lines: [], final: 'OK', data: new Uint8Array(0), secondPhase: [] };

export const isResult = (line: string): boolean => /^(?:OK|ERROR|\+CM[ES] ERROR ?:.*)$/.test(line);

/** True when only commands of the resync itself are unanswered. A result then belongs to one of them, even if the module does not know the query. */
const isOnlyResyncOpen = ({ state: { unanswered, owed, background } }: Turn): boolean =>
  unanswered.raw === null && unanswered.commands.length + owed.length + background.length === 0;

/** A result that no text precedes may belong to the query or, late, to an earlier command. The two cannot be distinguished. */
export const mayEndQuery = ({ stage }: Resync, line: string): boolean => stage === 'proof' && isResult(line);

const isResultOf = (request: CommandRequest | null, line: string): boolean =>
  isResult(line) ||
  (request !== null && [...request.finals.success, ...request.finals.failure].some((pattern) => pattern.test(line)));

/**
 * How long the line must be silent before everything sent counts as answered or lost, if no query can be sent. Queries that were lost with
 * their link stay open and cannot be repeated, but no module is silent for a minute because of them.
 */
const silenceProofMs = ({ state, environment }: Turn): number => {
  const { answerGapMs, provingSilenceMs } = environment.timings;
  return Math.min(provingSilenceMs, Math.max(answerGapMs, state.unanswered.longestWorkMs));
};

/** False while the module may still be processing a command, because its caller waited for less than the full response time. */
const wasSilentForLong = (turn: Turn): boolean => {
  const { nowMs, state } = turn;
  const { lastSentAtMs, worksUntilMs, longestWorkMs } = state.unanswered;
  const silenceMs = silenceProofMs(turn);
  const afterWorkMs = longestWorkMs === Infinity ? silenceMs : 0;
  return nowMs >= Math.max(turn.lastByteAtMs, lastSentAtMs) + silenceMs && nowMs >= worksUntilMs + afterWorkMs;
};

const owedResultsOf = ({ state: { unanswered } }: Turn): number =>
  unanswered.commands.length + unanswered.queries.length + (unanswered.raw?.results ?? 0);

export const startResync = (
  turn: Turn,
  options: Pick<Resync, 'patienceMs' | 'afterRestart' | 'afterDataMode' | 'contacts'>,
): void => {
  const { patienceMs } = options;
  const { nowMs, environment } = turn;
  const { quietMs, longestResyncMs } = environment.timings;
  const quietAtMs = Math.max(nowMs, turn.lastByteAtMs + quietMs);
  if (wasSilentForLong(turn)) update(turn, { unanswered: nothingUnanswered });
  const answerUntilMs = rawAnswerUntilMs(turn.state.unanswered);
  if (answerUntilMs > nowMs) return waitForAnswer(turn, freeCommand(), answerUntilMs, options);
  update(turn, {
    phase: {
      kind: 'resync',
      giveUpAtMs: nowMs + patienceMs,
      stage: 'quiet',
      stageEndsAtMs: quietAtMs,
      probes: 0,
      query: null,
      lastResultAtMs: -Infinity,
      owedResults: owedResultsOf(turn),
      refusal: null,
      unclaimed: null,
      endsAtMs: nowMs + longestResyncMs,
      ...options,
    },
  });
  if (quietAtMs <= nowMs) continueResync(turn);
};

/**
 * Starts a resync after a command that was sent while answers were pending. The command first gets its full deadline, because a module may
 * abort a command when another one arrives (ITU-T V.250 §5.6.1). Its result, or a line of the same form, ends this wait.
 */
export const resyncAfterSendNow = (
  turn: Turn,
  request: CommandRequest,
  options: Pick<Resync, 'patienceMs' | 'afterRestart' | 'afterDataMode' | 'contacts'>,
): void => waitForAnswer(turn, request, turn.nowMs + request.deadlineMs, options);

const waitForAnswer = (
  turn: Turn,
  request: CommandRequest,
  stageEndsAtMs: number,
  options: Pick<Resync, 'patienceMs' | 'afterRestart' | 'afterDataMode' | 'contacts'>,
): void => {
  update(turn, {
    phase: {
      ...{ kind: 'resync', stage: 'unclaimed', unclaimed: request, stageEndsAtMs },
      ...{ probes: 0, query: null, lastResultAtMs: -Infinity, owedResults: owedResultsOf(turn), refusal: null },
      giveUpAtMs: stageEndsAtMs + options.patienceMs,
      endsAtMs: stageEndsAtMs + turn.environment.timings.longestResyncMs,
      ...options,
    },
  });
};

const enter = (turn: Turn, resync: Resync, change: Partial<Resync>): void =>
  update(turn, { phase: { ...resync, ...change } });

/** Stays in the stage and moves its end to `waitMs` from now, at most to the end of the resync. */
const extend = (turn: Turn, resync: Resync, waitMs: number, change: Partial<Resync> = {}): void =>
  enter(turn, resync, { ...change, stageEndsAtMs: Math.min(turn.nowMs + waitMs, resync.endsAtMs) });

/** True when the line belongs to the resync itself: to a probe or to the query. */
export const noteResyncLine = (turn: Turn, resync: Resync, line: string): boolean => {
  const { recogniseUrc } = turn.environment;
  const isWaiting = resync.stage === 'quiet' || resync.stage === 'unclaimed';
  if (line === 'AT' || line === resync.query?.name) return !isWaiting;
  if (recogniseUrc(line) !== null && !isResult(line)) return false;
  if (line === 'OK' && !isWaiting) noteProbeAnswer(turn);
  return takeLine(turn, resync, isResult(line) ? withResult(turn, resync, line) : resync, line);
};

/**
 * A result shows that the module is processing its input, so the time to give up is counted from it. This applies only to results that are
 * still expected: a device that answers `ERROR` to every `AT` would otherwise be probed without end. A result that arrives twice counts
 * once.
 */
const withResult = ({ nowMs, environment }: Turn, resync: Resync, line: string): Resync => {
  const { owedResults, patienceMs, giveUpAtMs, lastResultAtMs, stage } = resync;
  const isAgreed = stage === 'probe' && line === 'OK';
  const isOwed = !isAgreed && owedResults > 0 && nowMs - lastResultAtMs >= environment.timings.probeQuietMs;
  return {
    ...resync,
    giveUpAtMs: isAgreed || isOwed ? nowMs + patienceMs : giveUpAtMs,
    lastResultAtMs: nowMs,
    owedResults: owedResults - (isOwed ? 1 : 0),
    refusal: stage === 'probe' ? (isAgreed ? null : line) : resync.refusal,
  };
};

const noteProbeAnswer = (turn: Turn): void => {
  const { unanswered } = turn.state;
  update(turn, { unanswered: { ...unanswered, probes: Math.max(0, unanswered.probes - 1), isAnswering: true } });
};

/** `before`: the state when the line arrived. `now`: the state including the line. */
const takeLine = (turn: Turn, before: Resync, now: Resync, line: string): boolean => {
  const { answerGapMs, probeQuietMs, quietMs } = turn.environment.timings;
  switch (before.stage) {
    case 'quiet':
      enter(turn, now, {});
      return false;
    case 'unclaimed':
      if (isResultOf(before.unclaimed, line)) extend(turn, now, quietMs, { stage: 'quiet' });
      return false;
    case 'probe':
      if (line === 'OK') extend(turn, now, probeQuietMs, { stage: 'settle', probes: 0 });
      else enter(turn, now, {});
      return line === 'OK' || (isResult(line) && isOnlyResyncOpen(turn));
    case 'proof':
      if (before.query && isAnswer(turn, before, line)) {
        update(turn, { identity: { ...turn.state.identity, [before.query.name]: line } });
        extend(turn, now, answerGapMs, { stage: 'answer' });
        return true;
      }
      // Any other line restarts the wait, but does not extend the time to give up.
      extend(turn, now, Math.min(answerGapMs, Math.max(0, now.giveUpAtMs - turn.nowMs)));
      return isResult(line) && isOnlyResyncOpen(turn);
    case 'answer':
      if (!isResult(line)) {
        extend(turn, now, answerGapMs);
        return true;
      }
      // So soon after a result that precedes the text, this may be that result repeated. Otherwise silence ends this stage.
      if (turn.nowMs - before.lastResultAtMs < probeQuietMs)
        extend(turn, { ...now, lastResultAtMs: before.lastResultAtMs }, answerGapMs);
      else extend(turn, now, probeQuietMs, { stage: 'settle' });
      return true;
    case 'settle':
      if (!isResult(line)) return false;
      if (before.query !== null) update(turn, { repeatsResults: true });
      extend(turn, now, probeQuietMs);
      return before.query !== null;
    case 'silence':
      extend(turn, now, silenceProofMs(turn));
      return false;
  }
};

const isAnswer = (turn: Turn, { query }: Resync, line: string): boolean => {
  const { unanswered, identity } = turn.state;
  return query !== null && isProof(query, line, unanswered, identity, turn.environment.recogniseUrc);
};

/** When the line is quiet, or has not been quiet for long since the beginning or the last result that the module owed. */
const firstProbeTimeOf = ({ lastByteAtMs, environment }: Turn, { giveUpAtMs, patienceMs }: Resync): number => {
  const { quietMs, longestNoiseMs } = environment.timings;
  return Math.min(lastByteAtMs + quietMs, giveUpAtMs - patienceMs + Math.min(longestNoiseMs, patienceMs / 2));
};

/** Called when the current stage has timed out. */
export const continueResync = (turn: Turn): void => {
  const { phase: resync } = turn.state;
  if (resync.kind !== 'resync') return;
  const { nowMs } = turn;
  if (nowMs >= resync.endsAtMs) return giveUp(turn, resync);
  if (resync.stage === 'settle' && resync.query === null) return ask(turn, resync);
  if (resync.stage === 'settle' || resync.stage === 'answer' || resync.stage === 'silence') return finish(turn, resync);
  if (nowMs >= resync.giveUpAtMs) return giveUp(turn, resync);
  const firstProbeAtMs = firstProbeTimeOf(turn, resync);
  if ((resync.stage === 'quiet' || resync.stage === 'unclaimed') && firstProbeAtMs > nowMs) {
    return enter(turn, resync, { stage: 'quiet', stageEndsAtMs: Math.min(firstProbeAtMs, resync.giveUpAtMs) });
  }
  probe(turn, resync);
};

const write = (turn: Turn, bytes: Uint8Array): void => {
  emit(turn, { kind: 'write', bytes, secretSpans: [], owner: { kind: 'probe' } });
  const lastLine = latin1Of(bytes).trim();
  update(turn, { unanswered: { ...turn.state.unanswered, lastSentAtMs: turn.nowMs }, lastLine });
};

/** Number of `AT` in quick succession after the first one was lost. */
const wakeProbes = 4;

/**
 * How long to wait for the answer to the next `AT`; longer with each one. If no command is pending, the module may be asleep. It then loses
 * the first `AT` and sleeps again after a second, so the next ones are sent in quick succession.
 */
const probeWaitMs = (turn: Turn, { probes, afterRestart }: Resync): number => {
  const { probeDeadlineMs, longestProbeDeadlineMs, wakeGapMs } = turn.environment.timings;
  const mayBeAsleep = isOnlyResyncOpen(turn) && !afterRestart;
  const isQuick = mayBeAsleep && probes % wakeProbes !== 0;
  const round = mayBeAsleep ? Math.floor(probes / wakeProbes) : probes;
  return isQuick ? wakeGapMs : Math.min(probeDeadlineMs * 2 ** round, longestProbeDeadlineMs);
};

const probe = (turn: Turn, resync: Resync): void => {
  write(turn, probeLine);
  update(turn, { unanswered: { ...turn.state.unanswered, probes: turn.state.unanswered.probes + 1 } });
  const deadlineMs = probeWaitMs(turn, resync);
  // The last wait ends at the time to give up.
  const waitMs = Math.min(deadlineMs, resync.giveUpAtMs - turn.nowMs);
  extend(turn, resync, waitMs, { stage: 'probe', probes: resync.probes + 1, query: null });
};

/** The module answers. Sends the query whose answer cannot be confused with any other. */
const ask = (turn: Turn, resync: Resync): void => {
  const { answerGapMs } = turn.environment.timings;
  const query = nextQuery(turn.state.unanswered, turn.state.identity);
  if (!query) return extend(turn, resync, silenceProofMs(turn), { stage: 'silence', probes: 0, query });
  write(turn, lineOf(query.name));
  const { unanswered } = turn.state;
  update(turn, { unanswered: { ...unanswered, queries: [...unanswered.queries, query.name] } });
  extend(turn, resync, answerGapMs, { stage: 'proof', probes: 0, query });
};

const finish = (turn: Turn, resync: Resync): void => {
  update(turn, { phase: { kind: 'idle' }, unanswered: nothingUnanswered });
  for (const id of resync.contacts) settle(turn, id, ok(emptyAnswer));
};

const giveUp = (turn: Turn, resync: Resync): void => {
  const { afterRestart, refusal } = resync;
  const answered = refusal === null ? {} : { answer: refusal };
  const error = failure('at/unresponsive', { restarted: afterRestart, ...answered }, refusal === null ? [] : [refusal]);
  for (const id of resync.contacts) settle(turn, id, { ok: false, error });
  for (const entry of turn.state.queue) if (entry.kind !== 'lease') settle(turn, entry.id, { ok: false, error });
  update(turn, {
    phase: resync.afterDataMode
      ? dataModeFrom(turn.nowMs)
      : { kind: 'out-of-sync', patienceMs: turn.environment.timings.patienceMs, afterRestart },
    queue: turn.state.queue.filter((entry) => entry.kind === 'lease'),
  });
};
