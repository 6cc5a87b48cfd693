import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest, SecondPhaseRule } from './command-spec.ts';
import type { CommandId, EngineState, Job, QueuedCommand } from './engine-state.ts';
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
  readonly rule: SecondPhaseRule | null;
  readonly left: readonly RegExp[];
  readonly tookOwed: boolean;
}

/** Far more than a user or a procedure leaves open. Above the limit the oldest are dropped. */
const owedLimit = 64;

/** The command line and the payload: two commands with the same text request the same. */
export const sentTextOf = ({ line, payload }: CommandRequest): string =>
  `${latin1Of(line.bytes)}\n${payload ? latin1Of(payload.bytes) : ''}`;

/** The second phase of a command that has one which may still arrive. */
const pendingOf = ({ id, request, stage, secondPhaseLeft, tookOwed }: Job): PendingSecondPhase => {
  const rule = request.secondPhase;
  const left = stage === 'second-phase' ? secondPhaseLeft : (rule?.success ?? []);
  return { id, sent: sentTextOf(request), rule, left, tookOwed };
};

/**
 * Not after a command during which the result of an earlier one arrived: one of the two results is lost, and otherwise the result of every
 * later command would be assigned to the command before it.
 */
const owedResultOf = ({ sent, rule, left, tookOwed }: PendingSecondPhase, endsAtMs: number): OwedResult | null =>
  !rule || left.length === 0 || tookOwed ? null : { sent, left, failure: rule.failure, endsAtMs, repeatedBy: null };

/** Records that a second phase may still arrive. If its command repeated an earlier one, neither has its result, and both are late. */
export const addOwed = (turn: Turn, pending: PendingSecondPhase): void => {
  const own = owedResultOf(pending, turn.nowMs + turn.environment.timings.provingSilenceMs);
  const earlier = turn.state.owed.map((other) =>
    other.repeatedBy === pending.id ? { ...other, repeatedBy: null } : other,
  );
  update(turn, { owed: (own ? [...earlier, own] : earlier).slice(-owedLimit) });
};

/** The same for a command whose second phase has started or may still start. */
export const addOwedSecondPhase = (turn: Turn, job: Job): void => addOwed(turn, pendingOf(job));

/**
 * All second phases that may still arrive if the link ends now, in the order of their commands: also those that callers wait for. Their time
 * is counted from their deadlines, so that it is the same whenever it is asked for.
 */
export const owedAtEnd = (
  { phase, background, owed, unanswered }: EngineState,
  { provingSilenceMs }: EngineTimings,
): readonly OwedResult[] => {
  const waiting = background.map((pending) => owedResultOf(pending, pending.deadlineAtMs + provingSilenceMs));
  const job = phase.kind === 'busy' ? phase.job : null;
  const deadlineMs = job ? job.request.deadlineMs + (job.request.secondPhase?.deadlineMs ?? 0) : 0;
  const own = job && owedResultOf(pendingOf(job), unanswered.lastSentAtMs + deadlineMs + provingSilenceMs);
  return [...owed.map((result) => ({ ...result, repeatedBy: null })), ...waiting, own]
    .filter((result) => result !== null)
    .slice(-owedLimit);
};

/** After the connection is closed, no earlier second phase can arrive. */
export const clearOwed = (turn: Turn): void => {
  if (turn.state.owed.length > 0) update(turn, { owed: [] });
};

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

/** The repeated command has its result. The other one arrives within the time of the command, or is lost. */
export const expectOther = (turn: Turn, id: number, rule: SecondPhaseRule | null): void => {
  const { owed } = turn.state;
  if (rule === null || !owed.some(({ repeatedBy }) => repeatedBy === id)) return;
  const endsAtMs = turn.nowMs + rule.deadlineMs;
  update(turn, {
    owed: owed.map((other) =>
      other.repeatedBy === id ? { ...other, endsAtMs: Math.min(other.endsAtMs, endsAtMs) } : other,
    ),
  });
};

/**
 * Until when a command waits, because the other result of a repeated command has the same form as its own: if that one is lost, the result of
 * the command would be taken for it.
 */
export const otherResultUntilMs = ({ owed }: EngineState, { secondPhase }: CommandRequest): number => {
  const form = secondPhase?.success[0]?.source;
  const same = owed.filter(({ repeatedBy, left }) => repeatedBy !== null && left[0]?.source === form);
  return form === undefined ? -Infinity : Math.max(-Infinity, ...same.map(({ endsAtMs }) => endsAtMs));
};

const isWaiting = ({ state: { phase, background } }: Turn, id: number | null): boolean =>
  id !== null && ((phase.kind === 'busy' && phase.job.id === id) || background.some((waiting) => waiting.id === id));

const isGeneralError = (line: string): boolean => /^(?:ERROR|\+CM[ES] ERROR ?:.*)$/.test(line);

/** True when the line is the result of a command that no caller waits for any more. */
export const takeOwed = (turn: Turn, line: string): boolean => {
  if (turn.state.owed.length === 0) return false;
  const owed = turn.state.owed.filter(({ endsAtMs }) => turn.nowMs < endsAtMs);
  const isFailing = ({ failure }: OwedResult): boolean =>
    !isGeneralError(line) && failure.some((pattern) => pattern.test(line));
  // A URC that ends a second phase (`CLOSED`) means that the connection has ended. It is not consumed here: other listeners need it.
  if (turn.environment.recogniseUrc(line) && owed.some(isFailing)) {
    update(turn, { owed: owed.filter((other) => !isFailing(other)) });
    return false;
  }
  const index = owed.findIndex((other) => other.left[0]?.test(line) || isFailing(other));
  const first = owed[index];
  // Results come in order: the first one is of the oldest command, and so of the one that repeats it.
  if (!first || isWaiting(turn, first.repeatedBy)) {
    update(turn, { owed });
    return false;
  }
  const left = first.left[0]?.test(line) ? first.left.slice(1) : [];
  update(turn, { owed: left.length > 0 ? owed.with(index, { ...first, left }) : owed.toSpliced(index, 1) });
  noteTaken(turn, line);
  return true;
};

const hasForm = (rule: SecondPhaseRule | null, line: string): boolean =>
  rule !== null && [...rule.success, ...rule.failure].some((pattern) => pattern.test(line));

/** Only a result of the same form could have been that of the command which waits now. */
const noteTaken = (turn: Turn, line: string): void => {
  const { phase, background } = turn.state;
  if (phase.kind === 'busy' && hasForm(phase.job.request.secondPhase, line)) {
    update(turn, { phase: { kind: 'busy', job: { ...phase.job, tookOwed: true } } });
  }
  update(turn, {
    background: background.map((waiting) => (hasForm(waiting.rule, line) ? { ...waiting, tookOwed: true } : waiting)),
  });
};
