import type { OnlineView, RunView } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';

/** Why there is no session: how the last one ended, or why it could not be opened. */
export const whyOffline = (online: OnlineView, run: RunView | null): Failure | null => {
  if (online.kind === 'online') return null;
  if (online.failure !== null) return online.failure;
  const wasOpening = run?.state === 'failed' && run.stages.includes('connect');
  return online.kind === 'offline' && wasOpening ? run.failure : null;
};
