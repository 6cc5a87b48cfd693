import type { CommandRequest } from './command-spec.ts';
import { defaultTimings } from './timings.ts';

export const proofNames = ['ATI', 'AT+CGSN'] as const;
/**
 * A question whose answer has its own text. A module processes one command at a time and in order: when the text arrives, every
 * command sent before the question is answered or lost.
 */
export type ProofName = (typeof proofNames)[number];

export interface ProofQuestion {
  /** The command line without the line end. */
  readonly name: ProofName;
  /** The shape of the text. The shapes of the two questions differ, so one answer is never taken for the other. */
  readonly text: RegExp;
  /** True: the shape alone distinguishes it from any text that another command may print. */
  readonly isUnique: boolean;
  /** Other commands that print the same text, alone or joined by semicolons. */
  readonly otherSources: RegExp;
}

/** The module's earlier answer to each question. */
export type Identity = Readonly<Partial<Record<ProofName, string>>>;

/** What was sent since the last proof and may still be answered. */
export interface Unanswered {
  /** Questions that have not been answered. */
  readonly questions: readonly ProofName[];
  /** Commands without a result: those that missed their deadline, and those cut off or sent by `send-now`. */
  readonly commands: readonly CommandRequest[];
  /** Number of `AT` whose `OK` may still come. */
  readonly probes: number;
  /** An `OK` arrived after they were sent, so the module is not processing an unknown command. */
  readonly isAnswering: boolean;
  /** When anything was last sent. */
  readonly lastSentAtMs: number;
  /** Until then the module may process the commands, by their longest response times. Their callers may have waited for less. */
  readonly worksUntilMs: number;
  /** How long the module may silently process any one of the commands. It answers the questions immediately when it reaches them. */
  readonly longestWorkMs: number;
}

/**
 * A second phase that no caller waits for any more: its deadline passed, or its caller stopped. It may still arrive, and looks the same as
 * that of the next command of its kind. The broker acknowledges in order (MQTT 3.1.1 §4.6), so the first one to arrive is this one.
 */
export interface OwedResult {
  /** Its command line and payload. */
  readonly sent: string;
  readonly left: readonly RegExp[];
  readonly failure: readonly RegExp[];
  /** From then on it counts as lost. */
  readonly endsAtMs: number;
}

/** What a closed link hands over to the next one on the same port: the module may still answer. */
export interface OpenAnswers {
  readonly unanswered: Unanswered;
  readonly identity: Identity;
  readonly owed: readonly OwedResult[];
}

export const nothingUnanswered: Unanswered = {
  ...{ questions: [], commands: [], probes: 0, isAnswering: false },
  ...{ lastSentAtMs: 0, worksUntilMs: 0, longestWorkMs: 0 },
};

const longestWorkOf = ({ longestMs, secondPhase }: CommandRequest): number =>
  Math.max(longestMs, secondPhase?.deadlineMs ?? 0);

/** Adds a command whose time is over or unknown. */
export const withCommand = (unanswered: Unanswered, request: CommandRequest, sentAtMs: number): Unanswered => ({
  ...unanswered,
  commands: [...unanswered.commands, request],
  worksUntilMs: Math.max(unanswered.worksUntilMs, sentAtMs + longestWorkOf(request)),
  longestWorkMs: Infinity,
});

/** It is unknown why the module did not answer the probes, and for how long that lasts. */
export const withOpenProbes = (unanswered: Unanswered): Unanswered =>
  unanswered.probes > 0 && !unanswered.isAnswering ? { ...unanswered, longestWorkMs: Infinity } : unanswered;

/** The one in flight when the link ended: it is answered within its time, if at all. */
export const withInterrupted = (unanswered: Unanswered, request: CommandRequest): Unanswered => ({
  ...withCommand(unanswered, request, unanswered.lastSentAtMs),
  longestWorkMs: Math.max(unanswered.longestWorkMs, longestWorkOf(request)),
});

/** The number of results that may still come, in the order of what was sent. */
export const resultsOf = ({ unanswered: { commands, questions, probes } }: OpenAnswers): number =>
  commands.length + questions.length + probes;

/** When everything that has not arrived counts as lost: a silence that proves, after the longest time of the commands. */
export const openUntilMs = (answers: OpenAnswers): number => {
  const { lastSentAtMs, worksUntilMs } = answers.unanswered;
  const lostAtMs = Math.max(lastSentAtMs, worksUntilMs) + defaultTimings.provingSilenceMs;
  return Math.max(resultsOf(answers) > 0 ? lostAtMs : -Infinity, ...answers.owed.map(({ endsAtMs }) => endsAtMs));
};
