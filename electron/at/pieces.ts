import { joinBytes } from '../../shared/join-bytes.ts';
import { failure } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { FramerHints, Piece } from '../framer/piece.ts';
import { noHints } from '../framer/piece.ts';
import { askForData } from './asked-data.ts';
import { enterDataMode, opensDataMode, takeDataModeLine } from './data-mode.ts';
import type { EngineState, Job, Owner, PieceBytes } from './engine-state.ts';
import { expectLate, forgetLate, isLastOfLate, openLateOf, takeLate } from './late.ts';
import {
  addOwed,
  addOwedSecondPhase,
  clearOwed,
  expectOther,
  isUndecided,
  namesNoConnection,
  noteConnected,
  noteRefused,
  noteTaken,
  sentTextOf,
  takeOwed,
} from './owed.ts';
import { type LineMeaning, meaningFor } from './ownership.ts';
import { identityFrom } from './proof.ts';
import { noteRawResult } from './raw-bytes.ts';
import { isResult, mayEndQuery, noteResyncLine } from './resync.ts';
import {
  emit,
  failEverythingInFlight,
  jobFailure,
  received,
  settle,
  settleJob,
  succeed,
  type Turn,
  update,
  updateJob,
} from './turn.ts';
import { nothingUnanswered } from './unanswered.ts';

/** Far more than any answer of the dialect. Further lines of a module that does not stop are shown as traffic and not stored. */
const longestAnswerLines = 1_000;

/** Shared by all pieces, because most lines of a chatty module have one of these owners. */
const blank: Owner = { kind: 'blank' };
const late: Owner = { kind: 'late' };
const unclaimed: Owner = { kind: 'unclaimed' };

const kept = (lines: readonly string[], line: string): readonly string[] =>
  lines.length < longestAnswerLines ? [...lines, line] : lines;

const dataModeHints: FramerHints = { ...noHints, linesOnly: true };

/** What the framer must expect because of the command in flight, or in data mode. */
export const hintsFor = ({ phase }: EngineState): FramerHints => {
  if (phase.kind === 'data-mode') return dataModeHints;
  if (phase.kind !== 'busy') return noHints;
  const { job } = phase;
  const sizeBytes = job.request.countedBytes;
  return {
    prompt: job.stage === 'prompt' && !job.request.asks?.line,
    blockBytes: job.blockBytes,
    data:
      sizeBytes !== null && sizeBytes > 0 && job.stage === 'final' && !job.dataSeen
        ? { sizeBytes, echo: job.request.line.bytes }
        : null,
  };
};

/**
 * The owner of a piece that no command in flight and no probe claims. After a command sent by `send-now` it may belong to that
 * command. Where nothing is unanswered, as after a restart, nothing can be late. Lines after bytes without a command belong to no command.
 */
const strayOwner = ({ phase, unanswered, owed }: EngineState): Owner => {
  if (unanswered.raw) return unclaimed;
  const isInDoubt = phase.kind === 'out-of-sync' || (phase.kind === 'resync' && phase.unclaimed === null);
  const isOpen = unanswered.commands.length + unanswered.queries.length + owed.length > 0;
  return isInDoubt && isOpen ? late : unclaimed;
};

/** Assigns one piece to its owner and updates the state. */
export const takeIn = (turn: Turn, piece: Piece): void => {
  const { phase } = turn.state;
  switch (piece.kind) {
    case 'blank':
      return received(turn, piece, blank);
    case 'message':
      received(turn, piece, { kind: 'message' });
      return emit(turn, {
        kind: 'message',
        topic: piece.topic,
        payload: piece.payload,
        complete: piece.complete,
      });
    case 'fragment':
      return received(turn, piece, strayOwner(turn.state));
    case 'prompt':
      if (phase.kind === 'busy') takePrompt(turn, phase.job, piece);
      return;
    case 'data':
      if (phase.kind === 'busy') takeData(turn, phase.job, piece);
      return;
    case 'link-data':
      return takeUnasked(turn, piece, piece.header, { kind: 'unclaimed' });
    case 'line':
      return takeLine(turn, piece, piece.text);
  }
};

/** While an announced block arrives, the deadline of the command starts again with each part. */
const takeData = (turn: Turn, job: Job, piece: PieceBytes): void => {
  const { bytes } = piece;
  received(turn, piece, { kind: 'data', id: job.id });
  if (job.blockBytes === 0) {
    updateJob(turn, job, { data: bytes, dataSeen: true });
    return;
  }
  updateJob(turn, job, {
    data: joinBytes([job.data, bytes]),
    blockBytes: job.blockBytes - bytes.length,
    ...(job.deadlineAtMs !== null && { deadlineAtMs: turn.nowMs + job.request.deadlineMs }),
  });
};

const takePrompt = (turn: Turn, job: Job, piece: PieceBytes): void => {
  if (job.request.asks) return askForData(turn, job, piece, null);
  const { payload } = job.request;
  if (!payload) return;
  received(turn, piece, { kind: 'prompt', id: job.id });
  updateJob(turn, job, { stage: 'final', deadlineAtMs: null, payloadEchoLeft: latin1Of(payload.bytes) });
  emit(turn, {
    kind: 'write',
    bytes: payload.bytes,
    secretSpans: payload.secret ? [{ start: 0, end: payload.bytes.length }] : [],
    owner: { kind: 'payload', id: job.id },
  });
};

const takeLine = (turn: Turn, piece: PieceBytes, line: string): void => {
  const { phase } = turn.state;
  if (phase.kind !== 'busy') return takeLineOutsideCommand(turn, piece, line);
  const { job } = phase;
  const meaning = meaningFor(job, line, turn.environment.recogniseUrc);
  const canBeOwed = meaning.kind !== 'echo' && meaning.kind !== 'payload-echo' && meaning.kind !== 'final';
  if (canBeOwed && takeOwed(turn, line)) {
    received(turn, piece, late);
    return leaveUndecided(turn, line);
  }
  if ((canBeLate(meaning) || isOfOlder(turn, meaning, line)) && takeLateLine(turn, piece, line)) {
    return leaveUndecided(turn, line);
  }
  switch (meaning.kind) {
    case 'echo':
      return emit(turn, {
        kind: 'received',
        piece,
        secretSpans: line.length === job.request.line.bytes.length ? job.request.line.secretSpans : [],
        owner: { kind: 'echo', id: job.id },
      });
    case 'payload-echo':
      emit(turn, {
        kind: 'received',
        piece,
        secretSpans: job.request.payload?.secret ? [{ start: 0, end: piece.length }] : [],
        owner: { kind: 'echo', id: job.id },
      });
      updateJob(turn, job, { payloadEchoLeft: meaning.left });
      return;
    case 'prompt':
      return askForData(turn, job, piece, meaning.sizeBytes);
    case 'answer':
      received(turn, piece, { kind: 'answer', id: job.id });
      updateJob(turn, job, { lines: kept(job.lines, line), blockBytes: meaning.blockBytes });
      return;
    case 'final':
      received(turn, piece, finalOwner(job, line, meaning.success));
      return takeFinal(turn, job, line, meaning.success);
    case 'second-phase':
      return takeSecondPhase(turn, job, piece, line, meaning.result);
    case 'urc':
    case 'unclaimed':
      return takeUnasked(turn, piece, line, { kind: 'unclaimed' });
  }
};

/** Only the caller can find out: it closes the connection, whose ever it is, and makes its own. */
const leaveUndecided = (turn: Turn, line: string): void => {
  const { phase } = turn.state;
  if (phase.kind !== 'busy' || !isUndecided(line, phase.job)) return;
  const { job } = phase;
  update(turn, { phase: { kind: 'idle' } });
  addOwedSecondPhase(turn, job);
  settleJob(turn, job, { ok: false, error: failure('at/unclaimed', { command: job.request.name }) });
};

/** A line that the command in flight claims only by its prefix, or because it claims any line, may be a late line of an earlier command. */
const canBeLate = (meaning: LineMeaning): boolean =>
  meaning.kind === 'urc' || meaning.kind === 'unclaimed' || (meaning.kind === 'answer' && meaning.blockBytes === 0);

/** Results come in order, and those of typed commands that are open were sent before the command in flight. */
const isOfOlder = (turn: Turn, meaning: LineMeaning, line: string): boolean =>
  meaning.kind === 'second-phase' && meaning.result !== 'detail' && isLastOfLate(turn, line);

/** Also announced as a URC, for listeners that follow the state of the module. */
const takeLateLine = (turn: Turn, piece: PieceBytes, line: string): boolean => {
  const id = takeLate(turn, line);
  if (id === null) return false;
  noteTaken(turn, line);
  received(turn, piece, { kind: 'second-phase', id });
  announceUrc(turn, line);
  if (!opensDataMode(line)) return true;
  const { phase } = turn.state;
  // Whether a command that was sent meanwhile went to the module or to the other side is unknown.
  if (phase.kind === 'busy') {
    settleJob(turn, phase.job, { ok: false, error: failure('at/unclaimed', { command: phase.job.request.name }) });
  }
  enterDataMode(turn);
  return true;
};

const finalOwner = (job: Job, line: string, success: boolean): Owner => {
  const isExpected = !success && job.expected?.test(line) === true;
  return { kind: 'final', id: job.id, ...(isExpected && { expected: true }) };
};

const cmeNumber = (line: string): { readonly cme?: number } => {
  const match = /^\+CM[ES] ERROR ?: ?(\d+)$/.exec(line);
  return match ? { cme: Number(match[1]) } : {};
};

/** A refusal ends nothing, except the one that says that there is no connection. */
const hasEndedConnection = ({ request }: Job, line: string, success: boolean): boolean =>
  request.endsConnection && (success || request.nothingToEnd?.test(line) === true);

const takeFinal = (turn: Turn, job: Job, line: string, success: boolean): void => {
  if (hasEndedConnection(job, line, success)) {
    clearOwed(turn);
    forgetLate(turn);
  }
  update(turn, { lastFinalAtMs: turn.nowMs });
  if (success && !job.request.secondPhase) expectLate(turn, job.id, job.request.late, sentTextOf(job.request));
  if (!success) {
    update(turn, { phase: { kind: 'idle' } });
    noteRefused(turn, job.id);
    return settleJob(turn, job, {
      ok: false,
      error: jobFailure(job, 'at/error', { answer: line, ...cmeNumber(line) }, line),
    });
  }
  update(turn, { identity: { ...turn.state.identity, ...identityFrom(job.request, job.lines) } });
  const finished: Job = { ...job, final: line };
  if (job.stage === 'prompt' && !job.request.asks) {
    update(turn, { phase: { kind: 'idle' } });
    const error = jobFailure(job, 'at/unexpected-answer', { answer: line }, line);
    return settleJob(turn, job, { ok: false, error });
  }
  const rule = job.request.secondPhase;
  if (!rule || rule.success.length === 0) {
    update(turn, { phase: { kind: 'idle' } });
    if (opensDataMode(line)) enterDataMode(turn);
    return succeed(turn, finished);
  }
  const deadlineAtMs = turn.nowMs + rule.deadlineMs;
  if (rule.holdsLine && !job.abandoned) {
    updateJob(turn, finished, { stage: 'second-phase', deadlineAtMs, secondPhaseLeft: rule.success });
    return;
  }
  update(turn, { phase: { kind: 'idle' } });
  if (job.abandoned) return addOwedSecondPhase(turn, job);
  const { id, request, tookOwed } = job;
  const answer = { lines: finished.lines, final: line, data: finished.data, secondPhase: [] };
  const sent = { id, command: request.name, sent: sentTextOf(request), tookOwed, behind: openLateOf(turn.state) };
  const waiting = { ...sent, answer, rule, left: rule.success, deadlineAtMs };
  update(turn, { background: [...turn.state.background, waiting] });
};

const takeSecondPhase = (
  turn: Turn,
  job: Job,
  piece: PieceBytes,
  line: string,
  result: 'next' | 'detail' | 'failed',
): void => {
  received(turn, piece, { kind: 'second-phase', id: job.id });
  if (result === 'failed') {
    // `CLOSED` may be of an earlier connection (`procedures/late-closed.ts`): the result still arrives, unless the connection is closed.
    if (namesNoConnection(line)) addOwedSecondPhase(turn, job);
    else expectOther(turn, job.id, job.deadlineAtMs ?? turn.nowMs, job.request.secondPhase);
    update(turn, { phase: { kind: 'idle' } });
    settleJob(turn, job, { ok: false, error: jobFailure(job, 'at/second-phase-failed', { answer: line }, line) });
    return announceUrc(turn, line);
  }
  const left = result === 'next' ? job.secondPhaseLeft.slice(1) : job.secondPhaseLeft;
  const next = updateJob(turn, job, { secondPhase: kept(job.secondPhase, line), secondPhaseLeft: left });
  if (left.length > 0) return;
  update(turn, { phase: { kind: 'idle' } });
  noteConnected(turn, line);
  expectOther(turn, job.id, job.deadlineAtMs ?? turn.nowMs, job.request.secondPhase);
  expectLate(turn, job.id, job.request.late, sentTextOf(job.request));
  succeed(turn, next);
};

/** A `CLOSED` that ends a login is also an event for listeners that watch the connection. */
const announceUrc = (turn: Turn, line: string): void => {
  const urc = turn.environment.recogniseUrc(line);
  if (urc) emit(turn, { kind: 'urc', name: urc.name, line });
};

const takeLineOutsideCommand = (turn: Turn, piece: PieceBytes, line: string): void => {
  if (takeDataModeLine(turn, piece, line)) return;
  const { phase } = turn.state;
  if (phase.kind === 'data-mode') return takeForeignLine(turn, piece, line);
  if (takeOwed(turn, line)) return received(turn, piece, { kind: 'late' });
  if (takeLateLine(turn, piece, line)) return;
  if (phase.kind === 'out-of-sync') noteRawResult(turn, line);
  if (phase.kind === 'resync' && noteResyncLine(turn, phase, line)) return received(turn, piece, { kind: 'probe' });
  if (turn.state.unanswered.raw && opensDataMode(line) && mayOpen(phase)) {
    received(turn, piece, unclaimed);
    return enterDataMode(turn);
  }
  const { lastFinalAtMs } = turn.state;
  if (phase.kind === 'idle' && isResult(line) && turn.nowMs - lastFinalAtMs <= turn.environment.timings.probeQuietMs) {
    update(turn, { repeatsResults: true });
  }
  const isInDoubt = phase.kind === 'resync' && mayEndQuery(phase, line);
  takeUnasked(turn, piece, line, isInDoubt ? { kind: 'unclaimed' } : strayOwner(turn.state));
};

/** Nobody waits for the end of the resync. */
const mayOpen = (phase: EngineState['phase']): boolean => phase.kind !== 'resync' || phase.contacts.length === 0;

/** Data of the other side of a connection. It has no meaning here, whatever it looks like; only a restart ends the data mode. */
const takeForeignLine = (turn: Turn, piece: PieceBytes, line: string): void => {
  if (turn.environment.recogniseUrc(line)?.restart) return takeUnasked(turn, piece, line, { kind: 'unclaimed' });
  received(turn, piece, { kind: 'unclaimed' });
};

/** A line that the command in flight does not claim: a background second phase, a URC, or unclaimed. */
const takeUnasked = (turn: Turn, piece: PieceBytes, line: string, otherwise: Owner): void => {
  const urc = turn.environment.recogniseUrc(line);
  if (urc?.restart) {
    received(turn, piece, { kind: 'urc', name: urc.name });
    return noteRestart(turn, line);
  }
  const owner = takeBackgroundPhase(turn, line);
  if (owner) return received(turn, piece, owner);
  if (urc?.answersToo && otherwise.kind === 'late') return received(turn, piece, otherwise);
  received(turn, piece, urc ? { kind: 'urc', name: urc.name } : otherwise);
  if (urc) emit(turn, { kind: 'urc', name: urc.name, line });
};

const takeBackgroundPhase = (turn: Turn, line: string): Owner | null => {
  const { background } = turn.state;
  const waiting = background.find(
    ({ left, rule }) => left[0]?.test(line) || rule.failure.some((pattern) => pattern.test(line)),
  );
  if (!waiting) return null;
  const others = background.filter((other) => other !== waiting);
  const answer = { ...waiting.answer, secondPhase: [...waiting.answer.secondPhase, line] };
  if (!waiting.left[0]?.test(line)) {
    update(turn, { background: others });
    if (namesNoConnection(line)) addOwed(turn, waiting);
    else expectOther(turn, waiting.id, waiting.deadlineAtMs, waiting.rule);
    const error = failure('at/second-phase-failed', { command: waiting.command, answer: line }, [line]);
    settle(turn, waiting.id, { ok: false, error });
    announceUrc(turn, line);
  } else if (waiting.left.length === 1) {
    update(turn, { background: others });
    expectOther(turn, waiting.id, waiting.deadlineAtMs, waiting.rule);
    settle(turn, waiting.id, { ok: true, value: answer });
  } else {
    const next = { ...waiting, answer, left: waiting.left.slice(1) };
    update(turn, { background: background.map((other) => (other === waiting ? next : other)) });
  }
  return { kind: 'second-phase', id: waiting.id };
};

/** `RDY` or `^boot.rom`: every command in flight has ended, and the settings in the module's memory are lost. */
const noteRestart = (turn: Turn, line: string): void => {
  const { phase, lease } = turn.state;
  // The ROM line, RDY and a second RDY 0.7 s later are one restart (transcripts 27, 31).
  const known = (phase.kind === 'out-of-sync' || phase.kind === 'resync') && phase.afterRestart;
  if (known) return;
  failEverythingInFlight(turn, failure('module/restarted', {}, [line]));
  const contacts = phase.kind === 'resync' ? phase.contacts : [];
  for (const id of contacts) settle(turn, id, { ok: false, error: failure('module/restarted', {}, [line]) });
  update(turn, {
    lease: lease && { ...lease, void: line },
    phase: { kind: 'out-of-sync', patienceMs: turn.environment.timings.restartPatienceMs, afterRestart: true },
    // The module has lost everything that was sent before. With another firmware the text may be different.
    unanswered: nothingUnanswered,
    identity: {},
    owed: [],
    late: [],
  });
  emit(turn, { kind: 'restarted', line });
};
