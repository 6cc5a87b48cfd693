/** The engine's own waits. Values, so that tests and slow lines may use others. */
export interface EngineTimings {
  /** Limit for the prompt `>`; the manual's default answer time. */
  readonly promptDeadlineMs: number;
  /** Silence that counts as a quiet line before the first probe of a resync. */
  readonly quietMs: number;
  /** How long the first probe `AT` may take; a healthy module answers within 5 ms (transcripts 12, 14). */
  readonly probeDeadlineMs: number;
  /** Each probe that is not answered waits twice as long as the one before, up to this. */
  readonly longestProbeDeadlineMs: number;
  /** A result that comes twice comes twice within this. */
  readonly probeQuietMs: number;
  /** Silence after which a question counts as lost, and an answer as complete. */
  readonly answerGapMs: number;
  /** Silence that proves without any question: longer than the longest command that is answered without a word (60 s). */
  readonly provingSilenceMs: number;
  /** The longest resync, whatever the module says meanwhile. */
  readonly longestResyncMs: number;
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
  longestProbeDeadlineMs: 4_000,
  probeQuietMs: 150,
  answerGapMs: 6_000,
  provingSilenceMs: 66_000,
  longestResyncMs: 600_000,
  patienceMs: 10_000,
  restartPatienceMs: 90_000,
  messageStallMs: 2_000,
};
