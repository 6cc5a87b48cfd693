import { fail, type Outcome } from '../../../shared/outcome.ts';

/** Why a server could not listen at `address`, by the error code from Node. */
export const listenFailure = (errorName: string | undefined, address: string): Outcome<never> => {
  if (errorName === 'EADDRINUSE') return fail('link/busy', { address });
  if (errorName === 'EACCES') return fail('link/denied', { address });
  return fail('link/failed', { address, error: errorName ?? 'unknown' });
};
