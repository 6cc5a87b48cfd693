import { done, fail, type Outcome } from '../../shared/outcome.ts';
import { type StepId, stageOf } from '../../shared/steps.ts';
import { warning } from '../../shared/warnings.ts';
import { type Closing, closeConnection } from './close-connection.ts';
import { pause, type RunContext } from './context.ts';

const close = (context: RunContext, signal: AbortSignal): Promise<Outcome<Closing>> => {
  const { lease, clock, waits } = context;
  return closeConnection({
    run: (spec, expects = false) => lease.run(spec, undefined, { signal, expects }),
    clock,
    signal,
    waits,
  });
};

const notClosed = ({ plan }: RunContext, answer: string, evidence: readonly string[]): Outcome<never> => {
  const { host, port } = plan.profile.cloud;
  return fail('connect/not-closed', { host, port, answer }, evidence);
};

/**
 * Closes a connection that is open, made by this program or another one: with it a new connect is answered by `ALREADY CONNECT`, and the old
 * address and login stay in use. A half open connection makes the module refuse every other one. Returns what was seen of its end. Fails if
 * the module still reports the connection, so that nothing is sent over it. `closedLineMs`: how long to wait for the line that reports the end.
 */
export const closeOpenConnection = async (
  context: RunContext,
  closedLineMs = context.waits.closedLineMs,
): Promise<Outcome<Closing>> => {
  const closing = await close(context, context.signal);
  if (!closing.ok) return closing;
  const { end, evidence } = closing.value;
  if (end === 'still-open') return notClosed(context, evidence[0] ?? '', evidence);
  if (end !== 'closed') return closing;
  const waited = await waitForClosedLine(context, closedLineMs);
  return waited.ok ? closing : waited;
};

const closedLinePollMs = 50;

/**
 * A module may report the end of the closed connection (`CLOSED`, or `CONNECT FAIL` of a half-open one) only when the server has confirmed it.
 * During the next connect or login the line could not be distinguished from the end of the new connection.
 */
const waitForClosedLine = async (context: RunContext, limitMs: number): Promise<Outcome<void>> => {
  const { clock, dropLine, findings } = context;
  const untilMs = clock.nowMs() + limitMs;
  while (dropLine() === null && clock.nowMs() < untilMs) {
    const waited = await pause(context, closedLinePollMs);
    if (!waited.ok) return waited;
  }
  findings.closedLineOwed = dropLine() === null;
  return done;
};

/** Runs once, before the first setting of the connect stage. */
export const endOldConnection = async (context: RunContext): Promise<Outcome<void>> => {
  if (context.findings.oldConnectionEnded) return done;
  const closing = await closeOpenConnection(context);
  if (!closing.ok) return closing;
  context.findings.oldConnectionEnded = true;
  return done;
};

/**
 * Closes the connection that this run started and did not complete. Adds a warning if the module did not confirm it. Takes at most
 * `closeMs`, even in a stopped run.
 */
export const closeUnfinished = async (context: RunContext): Promise<void> => {
  const { findings, clock, waits } = context;
  if (findings.ownConnection !== 'unfinished') return;
  const limit = new AbortController();
  const cancel = clock.after(waits.closeMs, () => limit.abort());
  const closing = await close(context, limit.signal);
  cancel();
  findings.connected = false;
  findings.connectedBy = null;
  findings.subscribed.length = 0;
  // The connection was started, so "there is none" from a module that refused to close it is not a proof; CLOSED is.
  const isSeen = (closing.ok && closing.value.end === 'closed') || context.dropLine() !== null;
  findings.ownConnection = isSeen ? 'closed' : 'not-closed';
  findings.closedLineOwed = context.dropLine() === null;
  if (!isSeen) context.warn(warning('connection-not-closed'));
};

/** A stopped connect stage leaves an unfinished connection. After the stage it is complete, and `keep-online.ts` takes over. */
export const closeWhenStopped =
  (context: RunContext) =>
  async (id: StepId): Promise<void> => {
    if (stageOf(id) === 'connect') await closeUnfinished(context);
  };
