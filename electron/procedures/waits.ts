/** How long a procedure waits for things that take their time. Handed in, so tests and the user can change them. */
export interface Waits {
  /** How long a silent module is tried at first contact. */
  readonly contactMs: number;
  /** Pause between two looks at something that changes by itself. */
  readonly pollMs: number;
  /** A SIM may be busy so long after a start (vendor guide: ready within 10 s). */
  readonly simMs: number;
  /** Registration normally comes within two minutes of a start (vendor guide). */
  readonly registrationMs: number;
  /** A refusal may be passing while the module tries other networks; so long it is believed to be one. */
  readonly denialMs: number;
  readonly attachMs: number;
  /** TCP and TLS after `OK`: drivers wait 30 s, a handshake may take as long again (docs/at-dialect.md §9.2). */
  readonly connectMs: number;
  readonly loginMs: number;
  /** For a connection to be closed, and seen to be; after a stop for everything that this takes. */
  readonly closeMs: number;
  readonly subscribeMs: number;
  readonly publishMs: number;
  /** For the proof message to come back. */
  readonly proofMs: number;
  /** A module clock off by more is set from the PC. */
  readonly clockToleranceMs: number;
  /** Least time the module is given to take a file; the article's value. */
  readonly writeSeconds: number;
}

export const defaultWaits: Waits = {
  contactMs: 10_000,
  pollMs: 1_000,
  simMs: 12_000,
  registrationMs: 120_000,
  denialMs: 30_000,
  attachMs: 120_000,
  connectMs: 60_000,
  loginMs: 15_000,
  closeMs: 10_000,
  subscribeMs: 10_000,
  publishMs: 10_000,
  proofMs: 15_000,
  clockToleranceMs: 120_000,
  writeSeconds: 15,
};
