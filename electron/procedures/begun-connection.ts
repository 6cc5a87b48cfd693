import { done, fail, type Outcome } from '../../shared/outcome.ts';
import { type StepId, stageOf } from '../../shared/steps.ts';
import { warning } from '../../shared/warnings.ts';
import { type Closing, closeConnection } from './close-connection.ts';
import type { RunContext } from './context.ts';

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
 * A connection that stands, made by this program or another, would be answered by `ALREADY CONNECT` and keep its address and its login; one that is
 * half open refuses every other. Gives what was seen of its end; over one that is still said to stand nothing is sent.
 */
export const endStandingConnection = async (context: RunContext): Promise<Outcome<Closing>> => {
  const closing = await close(context, context.signal);
  if (!closing.ok || closing.value.end !== 'stands') return closing;
  const [line = ''] = closing.value.evidence;
  return notClosed(context, line, closing.value.evidence);
};

/** Once, before the first setting of the connect stage. */
export const endOldConnection = async (context: RunContext): Promise<Outcome<void>> => {
  if (context.findings.oldConnectionEnded) return done;
  const closing = await endStandingConnection(context);
  if (!closing.ok) return closing;
  context.findings.oldConnectionEnded = true;
  return done;
};

/** What this run began and did not finish is closed; that it was not seen to close is said. It may take `closeMs`, also of a stopped run. */
export const closeBegun = async (context: RunContext): Promise<void> => {
  const { findings, clock, waits } = context;
  if (findings.ownConnection !== 'begun') return;
  const limit = new AbortController();
  const cancel = clock.after(waits.closeMs, () => limit.abort());
  const closing = await close(context, limit.signal);
  cancel();
  findings.connected = false;
  findings.connectedBy = null;
  findings.subscribed.length = 0;
  // Something was begun, so "there is none" of a module that refused to close it proves nothing; its CLOSED does.
  const isSeen = (closing.ok && closing.value.end === 'closed') || context.dropLine() !== null;
  findings.ownConnection = isSeen ? 'closed' : 'not-closed';
  if (!isSeen) context.warn(warning('connection-not-closed'));
};

/** A connect stage that was stopped is not finished. Behind it the connection is made, and `keep-online.ts` decides. */
export const closeWhenStopped =
  (context: RunContext) =>
  async (id: StepId): Promise<void> => {
    if (stageOf(id) === 'connect') await closeBegun(context);
  };
