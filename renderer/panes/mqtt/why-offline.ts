import type { OnlineView, RunView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';

/**
 * How the last connection ended, or why it could not be opened. `null` if there is one or the reason is unknown. A lost
 * port is reported next to the port instead.
 */
export const whyOffline = (online: OnlineView, run: RunView | null): Failure | null => {
  if (online.kind === 'online') return null;
  const wasOpening = online.kind === 'offline' && run?.state === 'failed' && run.stages.includes('connect');
  const failure = online.failure ?? (wasOpening ? run.failure : null);
  return failure?.code.startsWith('link/') ? null : failure;
};
