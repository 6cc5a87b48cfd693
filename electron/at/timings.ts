/** The engine's own waits. Values, so that tests and slow lines may use others. */
export interface EngineTimings {
  /** Limit for the prompt `>`; the manual's default answer time. */
  readonly promptDeadlineMs: number;
  /** Silence that counts as a quiet line before the first probe of a resync. */
  readonly quietMs: number;
  /** How long one probe `AT` may take; a healthy module answers within 5 ms (transcripts 12, 14). */
  readonly probeDeadlineMs: number;
  /** Silence after a probe's `OK`: a second, late `OK` in it voids the probe. */
  readonly probeQuietMs: number;
  /** How long a silent module is probed after an ordinary missed deadline. */
  readonly patienceMs: number;
  /** The same after a known restart: AT itself answers within 90 s of power-on (vendor guide). */
  readonly restartPatienceMs: number;
  /** A counted message whose bytes stop for so long is given as incomplete. */
  readonly messageStallMs: number;
}

export const defaultTimings: EngineTimings = {
  promptDeadlineMs: 9_000,
  quietMs: 500,
  probeDeadlineMs: 1_000,
  probeQuietMs: 150,
  patienceMs: 10_000,
  restartPatienceMs: 90_000,
  messageStallMs: 2_000,
};
