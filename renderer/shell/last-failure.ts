import type { SessionView } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';

/** A failure that still holds, and of what. */
export interface StandingFailure {
  readonly of: 'run' | 'connection';
  readonly failure: Failure;
}

/**
 * What the status bar says of failures: that of the connection, else of the last run. Typed commands and single wishes tell theirs where they
 * were made, so without one of these nothing is known, and nothing is said.
 */
export const standingFailure = (
  session: Pick<SessionView, 'state' | 'online' | 'run'> | null,
): StandingFailure | null => {
  if (session === null) return null;
  // How the port stands is said beside it.
  if (session.state.kind === 'lost') return null;
  if (session.online.kind !== 'online' && session.online.failure !== null) {
    return { of: 'connection', failure: session.online.failure };
  }
  const failure = session.run?.failure ?? null;
  // Who pressed Stop knows it.
  return failure === null || failure.code === 'stopped' ? null : { of: 'run', failure };
};
