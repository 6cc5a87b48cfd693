/**
 * A field for a secret that the program stores. Typed text stays here and replaces a stored secret only on request.
 * `entry`: none is stored, so typed text is sent when the field loses focus.
 */
export type SecretMode = 'entry' | 'stored' | 'replacing';

export interface SecretState {
  readonly typed: string;
  /** The user asked to replace the stored secret. */
  readonly isReplacing: boolean;
  /** Sent and not yet answered. */
  readonly inFlight: boolean;
}

export const idleSecret: SecretState = { typed: '', isReplacing: false, inFlight: false };

/** If another window has stored a secret in the meantime, typed text is neither discarded nor sent. */
export const modeOf = ({ typed, isReplacing, inFlight }: SecretState, isStored: boolean): SecretMode => {
  if (!isStored) return 'entry';
  return !inFlight && (isReplacing || typed !== '') ? 'replacing' : 'stored';
};

/** What is sent on blur or before a run; `null`: nothing. */
export const textToSend = (state: SecretState, isStored: boolean): string | null =>
  modeOf(state, isStored) === 'entry' && !state.inFlight && state.typed !== '' ? state.typed : null;
