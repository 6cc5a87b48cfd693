import type { SessionView } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';

/** A current failure and what it is about. */
export interface CurrentFailure {
  readonly of: 'run' | 'connection';
  readonly failure: Failure;
}

/**
 * The failure in the status bar: of the connection, otherwise of the last run. Typed commands and single requests
 * report failures in their own place, so without one of these nothing is shown.
 */
export const currentFailure = (
  session: Pick<SessionView, 'state' | 'online' | 'run'> | null,
): CurrentFailure | null => {
  if (session === null) return null;
  // The state of the port is shown next to it.
  if (session.state.kind === 'lost') return null;
  if (session.online.kind !== 'online' && session.online.failure !== null) {
    return { of: 'connection', failure: session.online.failure };
  }
  const failure = session.run?.failure ?? null;
  // The user pressed Stop, so it is not reported.
  return failure === null || failure.code === 'stopped' ? null : { of: 'run', failure };
};
