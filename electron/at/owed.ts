import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest, LateRule, SecondPhaseRule } from './command-spec.ts';
import type { CommandId, EngineState, Job, OpenLate, QueuedCommand } from './engine-state.ts';
import { firstWordOf, isOfLate, openLateOf } from './late.ts';
import type { EngineTimings } from './timings.ts';
import { type Turn, update } from './turn.ts';
import type { OwedResult } from './unanswered.ts';

/**
 * A command whose second phase has not arrived. `tookOwed`: a second phase arrived in the meantime and was assigned to an earlier command;
 * if it belonged to this one, that of the earlier command is lost.
 */
interface PendingSecondPhase {
  readonly id: CommandId;
  readonly sent: string;
  readonly rule: SecondPhaseRule;
  readonly left: readonly RegExp[];
  readonly deadlineAtMs: number;
  readonly tookOwed: boolean;
  readonly behind: readonly CommandId[];
}

/** Far more than a user or a procedure leaves open. Above the limit the oldest are dropped. */
const owedLimit = 64;

/** The command line and the payload: two commands with the same text request the same. */
export const sentTextOf = ({ line, payload, sentAs }: CommandRequest): string =>
  sentAs ?? `${latin1Of(line.bytes)}\n${payload ? latin1Of(payload.bytes) : ''}`;

/** Results that the program waits for, although they are none of the connection: of AT+CIPSTART and AT+CDNSGIP. */
const otherAwaited = ['CONNECT OK', '+CDNSGIP: 1,"a.example","1.2.3.4"'];

/** Whether a late line of the rule looks like a result that the program waits for. */
export const looksLikeResult = ({ ofConnection, last }: LateRule): boolean =>
  last.length === 1 && (ofConnection || otherAwaited.some((line) => last[0]?.test(line)));

const closedLine = /^CLOSED$/;

/** A typed command has no second phase: its acknowledgement is a late line, which the end of its connection rules out as well. */
const ruleOfLate = ({ last, deadlineMs, ofConnection }: LateRule): SecondPhaseRule => ({
  ...{ success: last, failure: ofConnection ? [closedLine] : [], detail: [], deadlineMs, holdsLine: false },
});

const rulesOf = ({ secondPhase, late }: CommandRequest): readonly SecondPhaseRule[] =>
  secondPhase ? [secondPhase] : late.filter(looksLikeResult).map(ruleOfLate);

/** The second phases of a command that may still arrive. `sentAtMs`: no earlier than it was sent. */
const pendingOf = (state: EngineState, job: Job, sentAtMs: number): readonly PendingSecondPhase[] => {
  const { id, request, stage, secondPhaseLeft, tookOwed } = job;
  const hasStarted = stage === 'second-phase';
  return rulesOf(request).map((rule) => {
    const latestMs = sentAtMs + request.deadlineMs + rule.deadlineMs;
    return {
      ...{ id, sent: sentTextOf(request), rule, tookOwed, behind: openLateOf(state) },
      left: hasStarted ? secondPhaseLeft : rule.success,
      deadlineAtMs: hasStarted ? (job.deadlineAtMs ?? latestMs) : latestMs,
    };
  });
};

/** Late is what comes until `provingSilenceMs` after the deadline, also where the caller stopped long before it. */
const owedResultOf = (
  { sent, rule, left, deadlineAtMs, tookOwed, behind }: PendingSecondPhase,
  { provingSilenceMs }: EngineTimings,
): OwedResult | null => {
  if (left.length === 0) return null;
  const endsAtMs = deadlineAtMs + provingSilenceMs;
  return { sent, left, failure: rule.failure, endsAtMs, repeatedBy: null, isDoubtful: tookOwed, behind };
};

/** The command that repeats others has no result, so it does not count as theirs. */
const withoutRepeat = ({ owed }: EngineState, id: CommandId): readonly OwedResult[] =>
  owed.map((other) => (other.repeatedBy === id ? { ...other, repeatedBy: null } : other));

/** Records that a second phase may still arrive. If its command repeated an earlier one, neither has its result, and both are late. */
export const addOwed = (turn: Turn, pending: PendingSecondPhase): void => addAllOwed(turn, pending.id, [pending]);

const addAllOwed = (turn: Turn, id: CommandId, pending: readonly PendingSecondPhase[]): void => {
  const own = pending.map((each) => owedResultOf(each, turn.environment.timings)).filter((each) => each !== null);
  update(turn, { owed: [...withoutRepeat(turn.state, id), ...own].slice(-owedLimit) });
};

/** The same for a command whose second phase has started or may still start. */
export const addOwedSecondPhase = (turn: Turn, job: Job): void =>
  addAllOwed(turn, job.id, pendingOf(turn.state, job, turn.nowMs));

/** The result of a typed command that was accepted may arrive after its time, and is then that of no other command. */
export const owedByTyped = (
  { late, sent }: { readonly late: readonly LateRule[]; readonly sent: string },
  acceptedAtMs: number,
  { provingSilenceMs }: EngineTimings,
): readonly OwedResult[] =>
  late.filter(looksLikeResult).map((rule) => ({
    ...{ sent, left: rule.last, failure: ruleOfLate(rule).failure },
    ...{ endsAtMs: acceptedAtMs + rule.deadlineMs + provingSilenceMs, repeatedBy: null, isDoubtful: false },
  }));

const owedOfLate = (late: readonly OpenLate[], timings: EngineTimings): readonly OwedResult[] =>
  late.flatMap(({ sent, rule, endsAtMs, tookOwed }) =>
    owedByTyped({ late: [rule], sent }, endsAtMs - rule.deadlineMs, timings).map((result) => ({
      ...{ ...result, isDoubtful: tookOwed, behind: [] },
    })),
  );

/** Lines of typed commands whose time is over. */
export const expireLate = (turn: Turn): void => {
  const { late, owed } = turn.state;
  const isOver = ({ endsAtMs }: OpenLate): boolean => turn.nowMs >= endsAtMs;
  if (!late.some(isOver)) return;
  const expired = owedOfLate(late.filter(isOver), turn.environment.timings);
  update(turn, { late: late.filter((other) => !isOver(other)), owed: [...owed, ...expired].slice(-owedLimit) });
};

/** The command was refused, so it has no second phase. */
export const noteRefused = (turn: Turn, id: CommandId): void => {
  if (turn.state.owed.length > 0) update(turn, { owed: withoutRepeat(turn.state, id) });
};

/**
 * All second phases that may still arrive if the link ends now, in the order of their commands: also those that callers wait for, and the results of typed commands. Their time
 * is counted from their deadlines, so that it is the same whenever it is asked for.
 */
export const owedAtEnd = (state: EngineState, timings: EngineTimings): readonly OwedResult[] => {
  const { phase, background, owed, late, unanswered } = state;
  const waiting = background.map((pending) => owedResultOf(pending, timings));
  const job = phase.kind === 'busy' ? phase.job : null;
  const left = job ? pendingOf(state, { ...job, deadlineAtMs: null }, unanswered.lastSentAtMs) : [];
  const own = left.map((pending) => owedResultOf(pending, timings));
  return [...owed.map((result) => ({ ...result, repeatedBy: null })), ...owedOfLate(late, timings), ...waiting, ...own]
    .filter((result) => result !== null)
    .map(({ behind: _ofThisOpening, ...result }) => result)
    .slice(-owedLimit);
};

/** After the connection is closed, no earlier second phase of it can arrive. `CLOSED` would have ended those. */
export const clearOwed = (turn: Turn): void => {
  const { owed } = turn.state;
  if (owed.length > 0) update(turn, { owed: owed.filter(({ failure }) => !failure.some(isClosed)) });
};

const connectOk = /^(?:\d\s*,\s*)?CONNECT OK$/;

/**
 * The module has a new connection, and one at a time: the results of the one before have been printed, because they come in order, or are
 * lost. Those of other attempts to connect may still arrive.
 */
export const noteConnected = (turn: Turn, line: string): void => {
  const { owed } = turn.state;
  if (owed.length === 0 || !connectOk.test(line)) return;
  const isOfConnect = ({ left }: OwedResult): boolean => left.some((pattern) => pattern.test('CONNECT OK'));
  update(turn, { owed: owed.filter((other) => isOfConnect(other) || !other.failure.some(isClosed)) });
};

const isClosed = (pattern: RegExp): boolean => pattern.test('CLOSED');

/**
 * The same command is sent again. Both results mean the same for the topic, the connection or the message, so the first one to arrive is the result
 * of the new one. The other one still arrives.
 */
export const noteRepeated = (turn: Turn, { id, request }: QueuedCommand): void => {
  const { owed } = turn.state;
  if (owed.length === 0 || !request.secondPhase) return;
  const sent = sentTextOf(request);
  update(turn, { owed: owed.map((other) => (other.sent === sent ? { ...other, repeatedBy: id } : other)) });
};

/** The other result of a repeated command is waited for this many times the time of its second phase, counted from its deadline. */
const otherResultFactor = 3;

/**
 * The repeated command has its result. The other one may be late, but the sender of a repeated command waits for what
 * comes after it, so it is given less time than a result that no caller waits for.
 */
export const expectOther = (turn: Turn, id: CommandId, deadlineAtMs: number, rule: SecondPhaseRule | null): void => {
  const { owed } = turn.state;
  if (!owed.some(({ repeatedBy }) => repeatedBy === id)) return;
  const { provingSilenceMs } = turn.environment.timings;
  const endsAtMs =
    deadlineAtMs + Math.min(provingSilenceMs, otherResultFactor * (rule?.deadlineMs ?? provingSilenceMs));
  update(turn, { owed: owed.map((other) => (other.repeatedBy === id ? { ...other, endsAtMs } : other)) });
};

/**
 * Until when a command waits because it is unknown whether results of its form are still to come: the other one of a command that was sent
 * again, or one that may have been taken for an earlier one. If none comes, its own would be taken for that. The same command need not
 * wait: the results say the same.
 */
export const doubtUntilMs = ({ owed }: EngineState, request: CommandRequest): number => {
  if (owed.length === 0 || !request.secondPhase) return -Infinity;
  const sent = sentTextOf(request);
  const { success } = request.secondPhase;
  const form = success.map(({ source }) => source);
  const words = success.map(firstWordOf);
  // The rule of a typed command has other expressions for the same line.
  const isOfForm = (pattern: RegExp): boolean =>
    form.includes(pattern.source) || words.some((word) => word !== null && pattern.test(word));
  const same = owed.filter(
    ({ repeatedBy, isDoubtful, left, sent: other }) =>
      (repeatedBy !== null || isDoubtful) && other !== sent && left.some(isOfForm),
  );
  return Math.max(-Infinity, ...same.map(({ endsAtMs }) => endsAtMs));
};

/** `CONNECT OK` and the like name no connection either, and the module has one at a time (docs/at-dialect.md §9). */
const connectionMade = /^(?:\d\s*,\s*)?(?:CONNECT OK|ALREADY CONNECT)$/;

/**
 * The line is the result of an earlier command, as far as is known. Whether its connection may as well be that of the command which waits: then
 * no further result need come.
 */
export const isUndecided = (line: string, { stage, secondPhaseLeft }: Job): boolean =>
  connectionMade.test(line) && stage === 'second-phase' && secondPhaseLeft[0]?.test(line) === true;

const isWaiting = ({ state: { phase, background } }: Turn, id: number | null): boolean =>
  id !== null && ((phase.kind === 'busy' && phase.job.id === id) || background.some((waiting) => waiting.id === id));

const isGeneralError = (line: string): boolean => /^(?:ERROR|\+CM[ES] ERROR ?:.*)$/.test(line);

/**
 * The end of a connection, or of an attempt to make one, does not name the connection: it may be an earlier one than that of the command
 * which waits. Every other failure, such as `SUBACK 128`, is the result of one command, also where it looks like an unsolicited line.
 */
const unnamedEnd = /^(?:\d\s*,\s*)?(?:CLOSED|CONNECT FAIL)$/;

export const namesNoConnection = (line: string): boolean => unnamedEnd.test(line);

/** True when the line is the result of a command that no caller waits for any more. */
export const takeOwed = (turn: Turn, line: string): boolean => {
  if (turn.state.owed.length === 0) return false;
  const owed = turn.state.owed.filter(({ endsAtMs }) => turn.nowMs < endsAtMs);
  const isFailing = ({ failure }: OwedResult): boolean =>
    !isGeneralError(line) && failure.some((pattern) => pattern.test(line));
  // `CLOSED` means that the connection has ended. It is not consumed here: other listeners need it.
  if (namesNoConnection(line) && owed.some(isFailing)) {
    update(turn, { owed: owed.filter((other) => !isFailing(other)) });
    return false;
  }
  // A typed command that was sent before it gets its result first.
  const possible = owed.filter(
    (other) => (other.left[0]?.test(line) || isFailing(other)) && !isOfLate(turn, other.behind ?? [], line),
  );
  const [first] = possible;
  // A repeated command takes it only if no other one can be meant.
  if (!first || possible.every(({ repeatedBy }) => isWaiting(turn, repeatedBy))) {
    update(turn, { owed });
    return false;
  }
  // Results come in order. The oldest command may have lost its own, so which one is meant is known only when as many came as are owed.
  const index = owed.indexOf(first);
  const left = first.left[0]?.test(line) ? first.left.slice(1) : [];
  update(turn, { owed: left.length > 0 ? owed.with(index, { ...first, left }) : owed.toSpliced(index, 1) });
  noteTaken(turn, line);
  return true;
};

const hasForm = (rule: SecondPhaseRule | null, line: string): boolean =>
  rule !== null && [...rule.success, ...rule.failure].some((pattern) => pattern.test(line));

/** Only a result of the same form could have been that of the command which waits now. */
export const noteTaken = (turn: Turn, line: string): void => {
  const { phase, background, late } = turn.state;
  if (phase.kind === 'busy' && hasForm(phase.job.request.secondPhase, line)) {
    update(turn, { phase: { kind: 'busy', job: { ...phase.job, tookOwed: true } } });
  }
  update(turn, {
    background: background.map((waiting) => (hasForm(waiting.rule, line) ? { ...waiting, tookOwed: true } : waiting)),
    late: late.map((open) => (open.rule.last.some((last) => last.test(line)) ? { ...open, tookOwed: true } : open)),
  });
};
