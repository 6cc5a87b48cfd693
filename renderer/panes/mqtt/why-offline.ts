import type { OnlineView, RunView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';

/**
 * Why there is no connection: how the last one ended, or why it could not be opened; `null`: there is one, or nobody knows. The loss of the port is
 * none of these: what is said of it is said where the port is, until it is there again.
 */
export const whyOffline = (online: OnlineView, run: RunView | null): Failure | null => {
  if (online.kind === 'online') return null;
  const wasOpening = online.kind === 'offline' && run?.state === 'failed' && run.stages.includes('connect');
  const failure = online.failure ?? (wasOpening ? run.failure : null);
  return failure?.code.startsWith('link/') ? null : failure;
};
