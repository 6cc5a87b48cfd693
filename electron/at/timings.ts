/** All waiting times of the engine. Passed in, so that tests and slow lines can use others. */
export interface EngineTimings {
  /** Deadline for the prompt `>`: the default response time of the manual. */
  readonly promptDeadlineMs: number;
  /** Silence that counts as a quiet line before the first probe of a resync. */
  readonly quietMs: number;
  /** A line that is not quiet for this long is probed all the same: a module may report its position several times a second. */
  readonly longestNoiseMs: number;
  /** How long the first probe `AT` may take; a healthy module answers within 5 ms (transcripts 12, 14). */
  readonly probeDeadlineMs: number;
  /** The deadline doubles with each unanswered probe, up to this. */
  readonly longestProbeDeadlineMs: number;
  /** A sleeping module loses what wakes it, and sleeps again after a second: `AT` is repeated this fast (FAQ, low power). */
  readonly wakeGapMs: number;
  /** A result that is sent twice arrives twice within this time. */
  readonly probeQuietMs: number;
  /** Silence after which a query counts as lost and an answer as complete. */
  readonly answerGapMs: number;
  /** Silence that proves without a query that nothing can still arrive: longer than the longest command that is answered without text (60 s). */
  readonly provingSilenceMs: number;
  /** The longest resync, regardless of what the module sends. */
  readonly longestResyncMs: number;
  /** How long a silent module is probed after a missed deadline. */
  readonly patienceMs: number;
  /** The same after a known restart: AT is answered within 90 s of power-on (vendor guide). */
  readonly restartPatienceMs: number;
  /** Silence before `+++`, without which the module takes it as data: 1 s (MAN +++). */
  readonly escapeGuardMs: number;
  /** The module answers `+++` no earlier: it waits for a silence of this length after it. An earlier `OK` is from the other side. */
  readonly escapeAnswerMs: number;
  /** A counted message whose bytes stop for this long is emitted as incomplete. */
  readonly messageStallMs: number;
}

export const defaultTimings: EngineTimings = {
  promptDeadlineMs: 9_000,
  quietMs: 500,
  longestNoiseMs: 5_000,
  probeDeadlineMs: 1_000,
  longestProbeDeadlineMs: 4_000,
  wakeGapMs: 100,
  probeQuietMs: 150,
  answerGapMs: 6_000,
  provingSilenceMs: 66_000,
  longestResyncMs: 600_000,
  patienceMs: 10_000,
  restartPatienceMs: 90_000,
  escapeGuardMs: 1_100,
  escapeAnswerMs: 900,
  messageStallMs: 2_000,
};
