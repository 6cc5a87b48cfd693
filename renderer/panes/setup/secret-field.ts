/**
 * A field for a secret that the program keeps. A stored one is only shown; what is typed is held here and never sent in its place unless
 * the person says so. `entry`: none is stored, what is typed is sent when the field is left.
 */
export type SecretMode = 'entry' | 'stored' | 'replacing';

export interface SecretState {
  readonly typed: string;
  /** The person asked to replace the stored one. */
  readonly asked: boolean;
  /** Sent and not yet answered. */
  readonly inFlight: boolean;
}

export const restingSecret: SecretState = { typed: '', asked: false, inFlight: false };

/** What was typed before another window stored one is not thrown away, and does not replace it either. */
export const modeOf = ({ typed, asked, inFlight }: SecretState, isStored: boolean): SecretMode => {
  if (!isStored) return 'entry';
  return !inFlight && (asked || typed !== '') ? 'replacing' : 'stored';
};

/** What is sent when the field is left or a run begins; `null`: nothing. */
export const sentUnasked = (state: SecretState, isStored: boolean): string | null =>
  modeOf(state, isStored) === 'entry' && !state.inFlight && state.typed !== '' ? state.typed : null;
