import { type Outcome, ok } from '../../shared/outcome.ts';
import type { CommandSpec } from '../at/command-spec.ts';
import type { Clock } from '../base/clock.ts';
import { type MqttState, mqttClose, mqttDisconnect, mqttState } from '../commands/index.ts';
import { isOutside, pause } from './context.ts';
import type { Waits } from './waits.ts';

/**
 * What was seen of the end of a connection. `closed`: there was one, and it ended. `none`: the module says that there is none, and
 * had nothing to close. `stands`: it still says that there is one. `unknown`: it says nothing of it, or does not answer.
 */
export type ConnectionEnd = 'closed' | 'none' | 'stands' | 'unknown';

export interface Closing {
  readonly end: ConnectionEnd;
  /** The line that says how it stands, if there is one. */
  readonly evidence: readonly string[];
}

export interface Closer {
  /** `expects` as in `RunOptions`. */
  readonly run: <Result>(spec: CommandSpec<void, Result>, expects?: boolean) => Promise<Outcome<Result>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly waits: Pick<Waits, 'closeMs' | 'pollMs'>;
}

/** `null`: refused, not understood or not answered. What ends a run still ends it. */
const answerOf = async <Result>({ run }: Closer, spec: CommandSpec<void, Result>): Promise<Outcome<Result | null>> => {
  const answer = await run(spec);
  return answer.ok || isOutside(answer.error) ? answer : ok(null);
};

/** What `AT+MIPCLOSE` answers is no proof alone: 767 comes when there is nothing to close (transcript 09), and with `ERROR` for other reasons. */
const endOf = (before: MqttState | null, isClosed: boolean, after: MqttState | null): ConnectionEnd => {
  if (after === null) return isClosed ? 'closed' : 'unknown';
  if (after.state !== 'offline') return 'stands';
  return isClosed || (before !== null && before.state !== 'offline') ? 'closed' : 'none';
};

/**
 * Asks, closes, asks again, until the module says that nothing stands or the time is over. MIPCLOSE is sent in any case: a connection
 * that is half open or left by MDISCONNECT shows as off line, and every later one is refused for it (docs/at-dialect.md §9.2).
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
    if (!closed.ok && isOutside(closed.error)) return closed;
    isClosed ||= closed.ok;
    const after = await answerOf(closer, mqttState);
    if (!after.ok) return after;
    const end = endOf(before.value, isClosed, after.value);
    if (end !== 'stands' || clock.nowMs() - startedAtMs >= waits.closeMs) {
      return ok({ end, evidence: after.value ? [`+MQTTSTATU :${after.value.number}`] : [] });
    }
    const waited = await pause(closer, waits.pollMs);
    if (!waited.ok) return waited;
  }
};
