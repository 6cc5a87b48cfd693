import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest, SecondPhaseRule } from './command-spec.ts';
import type { Job } from './engine-state.ts';
import { type Turn, update } from './turn.ts';
import type { OwedResult } from './unanswered.ts';

/**
 * A command whose second phase is still missing. `tookOwed`: a second phase of an earlier command arrived in the meantime, or it belonged to this
 * command and that of the earlier one is lost.
 */
interface PendingSecondPhase {
  readonly sent: string;
  readonly rule: SecondPhaseRule | null;
  readonly left: readonly RegExp[];
  readonly tookOwed: boolean;
}

/** Far more than a user or a procedure leaves open. Beyond it the oldest are dropped first. */
const owedLimit = 64;

/** The command line and the payload: two commands with the same text request the same. */
export const sentTextOf = ({ line, payload }: CommandRequest): string =>
  `${latin1Of(line.bytes)}\n${payload ? latin1Of(payload.bytes) : ''}`;

/**
 * Notes that a second phase may still arrive. Not after a command that saw the result of an earlier one: one of the two is lost, and every
 * later command would wait in vain for the result of the other.
 */
export const addOwed = (turn: Turn, { sent, rule, left, tookOwed }: PendingSecondPhase): void => {
  if (!rule || left.length === 0 || tookOwed) return;
  const endsAtMs = turn.nowMs + turn.environment.timings.provingSilenceMs;
  const owed = [...turn.state.owed, { sent, left, failure: rule.failure, endsAtMs }];
  update(turn, { owed: owed.slice(-owedLimit) });
};

/** Notes the same for a command whose second phase has begun or may still begin. */
export const addOwedSecondPhase = (turn: Turn, { request, stage, secondPhaseLeft, tookOwed }: Job): void => {
  const rule = request.secondPhase;
  const left = stage === 'second-phase' ? secondPhaseLeft : (rule?.success ?? []);
  addOwed(turn, { sent: sentTextOf(request), rule, left, tookOwed });
};

/** After the connection was closed no earlier second phase can arrive. */
export const clearOwed = (turn: Turn): void => {
  if (turn.state.owed.length > 0) update(turn, { owed: [] });
};

/** The same command is sent again: either result says the same about the topic, the connection or the message. */
export const forgetRepeated = (turn: Turn, request: CommandRequest): void => {
  const { owed } = turn.state;
  if (owed.length === 0 || !request.secondPhase) return;
  const sent = sentTextOf(request);
  update(turn, { owed: owed.filter((other) => other.sent !== sent) });
};

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
  if (!first) {
    update(turn, { owed });
    return false;
  }
  const left = first.left[0]?.test(line) ? first.left.slice(1) : [];
  update(turn, { owed: left.length > 0 ? owed.with(index, { ...first, left }) : owed.toSpliced(index, 1) });
  noteTaken(turn);
  return true;
};

const noteTaken = (turn: Turn): void => {
  const { phase, background } = turn.state;
  if (phase.kind === 'busy') update(turn, { phase: { kind: 'busy', job: { ...phase.job, tookOwed: true } } });
  update(turn, { background: background.map((waiting) => ({ ...waiting, tookOwed: true })) });
};
