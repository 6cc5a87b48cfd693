/** The waiting times of a procedure. Passed in, so that tests and users can change them. */
export interface Waits {
  /** How long a silent module is probed at first contact. */
  readonly contactMs: number;
  /** Pause between two polls. */
  readonly pollMs: number;
  /**
   * A SIM may be busy this long after a start (vendor guide: ready within 10 s). For as long after the port was opened, or
   * after a start, a module may report a card that it has not found yet as missing.
   */
  readonly simMs: number;
  /** After the port was opened, or after a start, a module may not have measured a signal for this long (`^MODE` 5 to 7 s after `RDY`, transcripts 27, 31). */
  readonly signalMs: number;
  /** Registration normally takes less than two minutes after a start (vendor guide). */
  readonly registrationMs: number;
  /** A refusal may be temporary while the module tries other networks. After this time it counts as final. */
  readonly denialMs: number;
  readonly attachMs: number;
  /** TCP and TLS after `OK`: drivers wait 30 s, and a handshake may take as long again (docs/at-dialect.md §9.2). */
  readonly connectMs: number;
  /** By then a module that can connect has mostly done so: at most 2.3 s in logs (docs/at-dialect.md §9.2). */
  readonly usualConnectMs: number;
  readonly loginMs: number;
  /** Time to close a connection and see it confirmed; after a stop, for all cleanup. */
  readonly closeMs: number;
  /** Time for the line that may report the end of a closed connection after the `OK` of the close. */
  readonly closedLineMs: number;
  readonly subscribeMs: number;
  readonly publishMs: number;
  /** Time for the proof message to be received back. */
  readonly proofMs: number;
  /** A module clock that is off by more is set from the computer. */
  readonly clockToleranceMs: number;
  /** Minimum time that the module gets to receive a file; the value of the article. */
  readonly writeSeconds: number;
}

export const defaultWaits: Waits = {
  contactMs: 10_000,
  pollMs: 1_000,
  simMs: 12_000,
  signalMs: 15_000,
  registrationMs: 120_000,
  denialMs: 30_000,
  attachMs: 120_000,
  connectMs: 60_000,
  usualConnectMs: 3_000,
  loginMs: 15_000,
  closeMs: 10_000,
  closedLineMs: 1_000,
  subscribeMs: 10_000,
  publishMs: 10_000,
  proofMs: 15_000,
  clockToleranceMs: 120_000,
  writeSeconds: 15,
};
