import { type Failure, type Outcome, ok } from '../../shared/outcome.ts';
import { type MqttStateName, mqttState } from '../commands/index.ts';
import { command, isInterruption, pause, type RunContext } from './context.ts';

/**
 * `CLOSED` does not name its connection. A module may report the end of a connection that was closed before only when the server has
 * confirmed it, and the next connection is open by then. So a line alone ends no connection: the module is asked for the state.
 */
type Asking = Pick<RunContext, 'lease' | 'signal'>;

/** The state of the connection; `null`: not reported. Fails only with what ends the run. */
const askState = async (context: Asking): Promise<Outcome<MqttStateName | null>> => {
  const asked = await command(context, mqttState, undefined);
  if (asked.ok) return ok(asked.value.state);
  return isInterruption(asked.error) ? asked : ok(null);
};

/** After a line that reports an end: the state that the module reports now. If it contradicts the line, the line is forgotten. */
export const stateAfterDrop = async (
  context: Asking & Pick<RunContext, 'findings' | 'forgetDrop'>,
): Promise<Outcome<MqttStateName | null>> => {
  const state = await askState(context);
  if (state.ok && state.value !== null && state.value !== 'offline') {
    context.findings.closedLineOwed = false;
    context.forgetDrop();
  }
  return state;
};

const statePollMs = 500;

/**
 * After `CONNECT FAIL`: whether the module connects all the same. A half-open connection that another opening or program closed ends with that
 * line too, and then the connection dialled here is still being made. So the module is asked for as long as it usually takes to connect: the
 * failure is reported if there is no connection by then, and nothing is dialled again.
 */
export const isConnectedAllTheSame = async (
  context: Asking & Pick<RunContext, 'clock' | 'waits'>,
  { code, facts }: Failure,
  dialledAtMs: number,
): Promise<Outcome<boolean>> => {
  if (code !== 'at/second-phase-failed' || !/CONNECT FAIL$/.test(String(facts.answer))) return ok(false);
  for (;;) {
    const state = await askState(context);
    if (!state.ok) return state;
    if (state.value !== 'offline') return ok(state.value === 'login-needed');
    if (context.clock.nowMs() >= dialledAtMs + context.waits.usualConnectMs) return ok(false);
    const waited = await pause(context, statePollMs);
    if (!waited.ok) return waited;
  }
};

/** Runs `act` once more if it failed with `mqtt/dropped` and the module still reports the connection. */
export const unlessStillOnline = async (
  context: Parameters<typeof stateAfterDrop>[0],
  act: () => Promise<Outcome<void>>,
): Promise<Outcome<void>> => {
  const first = await act();
  if (first.ok || first.error.code !== 'mqtt/dropped') return first;
  const { connectedBy } = context.findings;
  const state = await stateAfterDrop(context);
  if (!state.ok) return state;
  if (state.value !== 'online') return first;
  Object.assign(context.findings, { connected: true, connectedBy });
  return act();
};
