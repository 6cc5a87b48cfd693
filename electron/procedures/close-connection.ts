import { type Outcome, ok } from '../../shared/outcome.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import type { Clock } from '../base/clock.ts';
import { type MqttState, mqttClose, mqttDisconnect, mqttState } from '../commands/index.ts';
import { isInterruption, pause } from './context.ts';
import type { Waits } from './waits.ts';

/**
 * The observed end of a connection. `closed`: there was one, and it ended. `none`: the module reports that there is none, and had nothing to
 * close. `still-open`: it still reports one. `unknown`: it does not report the state, or does not answer.
 */
export type ConnectionEnd = 'closed' | 'none' | 'still-open' | 'unknown';

export interface Closing {
  readonly end: ConnectionEnd;
  /** The line that reports the state, if there is one. */
  readonly evidence: readonly string[];
}

export interface Closer {
  /** `expects` as in `RunOptions`. */
  readonly run: <Result>(spec: CommandSpec<void, Result>, expects?: boolean) => Promise<Outcome<Result>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly waits: Pick<Waits, 'closeMs' | 'pollMs'>;
}

/** `null`: refused, not understood or not answered. Failures that end a run are passed on. */
const answerOf = async <Result>({ run }: Closer, spec: CommandSpec<void, Result>): Promise<Outcome<Result | null>> => {
  const answer = await run(spec);
  return answer.ok || isInterruption(answer.error) ? answer : ok(null);
};

/**
 * The answer to `AT+MIPCLOSE` alone is not a proof: 767 is sent when there is nothing to close (transcript 09), and like `ERROR` also for other
 * reasons.
 */
const endOf = (before: MqttState | null, isClosed: boolean, after: MqttState | null): ConnectionEnd => {
  if (after === null) return isClosed ? 'closed' : 'unknown';
  if (after.state !== 'offline') return 'still-open';
  return isClosed || (before !== null && before.state !== 'offline') ? 'closed' : 'none';
};

/**
 * Queries, closes, and queries again, until the module reports no connection or the time is over. MIPCLOSE is sent in any case: a connection
 * that is half open or left by MDISCONNECT is reported as off line, but makes the module refuse every later one (docs/at-dialect.md §9.2).
 */
export const closeConnection = async (closer: Closer): Promise<Outcome<Closing>> => {
  const { clock, waits } = closer;
  const before = await answerOf(closer, mqttState);
  if (!before.ok) return before;
  if (before.value?.state !== 'offline') {
    const left = await answerOf(closer, mqttDisconnect);
    if (!left.ok) return left;
  }
  const startedAtMs = clock.nowMs();
  let isClosed = false;
  for (;;) {
    const closed = await closer.run(mqttClose, before.value?.state === 'offline');
    if (!closed.ok && isInterruption(closed.error)) return closed;
    isClosed ||= closed.ok;
    const after = await answerOf(closer, mqttState);
    if (!after.ok) return after;
    const end = endOf(before.value, isClosed, after.value);
    if (end !== 'still-open' || clock.nowMs() - startedAtMs >= waits.closeMs) {
      return ok({ end, evidence: after.value ? [`+MQTTSTATU :${after.value.number}`] : [] });
    }
    const waited = await pause(closer, waits.pollMs);
    if (!waited.ok) return waited;
  }
};
