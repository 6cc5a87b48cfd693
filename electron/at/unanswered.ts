import { type CommandRequest, defaultDeadlineMs } from './command-spec.ts';
import { defaultTimings, type EngineTimings } from './timings.ts';

export const proofNames = ['ATI', 'AT+CGSN'] as const;
/**
 * A query whose answer is a text of its own. A module processes commands in order: when the text arrives, every command sent before the
 * query has been answered or lost.
 */
export type ProofName = (typeof proofNames)[number];

export interface ProofQuery {
  /** The command line without the line end. */
  readonly name: ProofName;
  /** The form of the text. The two queries have different forms, so their answers cannot be confused. */
  readonly text: RegExp;
  /** True: the form alone distinguishes it from any text that another command may print. */
  readonly isUnique: boolean;
  /** Other commands that print the same text, alone or joined by semicolons. */
  readonly otherSources: RegExp;
}

/** The module's earlier answer to each query. */
export type Identity = Readonly<Partial<Record<ProofName, string>>>;

/** What is known of bytes that a user sent without a command (`raw-bytes.ts`). */
export interface RawBytes {
  /** The last characters, as Latin-1: a word may be sent in several parts. */
  readonly tail: string;
  /** How many results may still arrive, about: the lines are those of a user. */
  readonly results: number;
  /** Of the last bytes. */
  readonly sentAtMs: number;
  /** The queries whose text they may print. */
  readonly proofs: readonly ProofName[];
  /** Lines of any form may follow. */
  readonly printsAnything: boolean;
}

/** What was sent since the last proof and may still be answered. */
export interface Unanswered {
  /** Queries that have not been answered. */
  readonly queries: readonly ProofName[];
  /** Commands without a result: those that missed their deadline, those that were interrupted, and those sent by `send-now`. */
  readonly commands: readonly CommandRequest[];
  /** `null`: none. */
  readonly raw: RawBytes | null;
  /** Number of `AT` whose `OK` may still come. */
  readonly probes: number;
  /** An `OK` arrived after the probes were sent, so the module is not busy with an unknown command. */
  readonly isAnswering: boolean;
  /** The time of the last write. */
  readonly lastSentAtMs: number;
  /** Until then the module may be processing the commands, by their longest response times. Their callers may have waited for less. */
  readonly worksUntilMs: number;
  /** The longest time for which one of the commands may keep the module silent. The module answers a query as soon as it reaches it. */
  readonly longestWorkMs: number;
}

/**
 * A second phase that no caller waits for any more, because its deadline passed or its caller stopped. It may still arrive, in the same
 * form as that of the next command of its kind. The broker acknowledges in order (MQTT 3.1.1 §4.6), so the first one to arrive is this one.
 */
export interface OwedResult {
  /** Its command line and payload. */
  readonly sent: string;
  readonly left: readonly RegExp[];
  readonly failure: readonly RegExp[];
  /** After this time it counts as lost. */
  readonly endsAtMs: number;
  /** The same command was sent again under this number. While it waits, the first of the two results is its own, because both say the same. */
  readonly repeatedBy: number | null;
  /** A result of this form arrived after its command was sent and was assigned to an earlier one. It may have been this one. */
  readonly isDoubtful: boolean;
  /** The typed commands sent before it whose late lines had not arrived. Not known over openings: then omitted. */
  readonly behind?: readonly number[];
}

/** What a closed link passes to the next one on the same port, because the module may still answer. */
export interface OpenAnswers {
  readonly unanswered: Unanswered;
  readonly identity: Identity;
  readonly owed: readonly OwedResult[];
}

export const nothingUnanswered: Unanswered = {
  ...{ queries: [], commands: [], raw: null, probes: 0, isAnswering: false },
  ...{ lastSentAtMs: 0, worksUntilMs: 0, longestWorkMs: 0 },
};

const longestWorkOf = ({ longestMs, secondPhase }: CommandRequest): number =>
  Math.max(longestMs, secondPhase?.deadlineMs ?? 0);

/** How long the module may wait for data at the prompt of one of the commands. Until then it takes probes for data. 0: at none. */
export const promptMsOf = (commands: readonly CommandRequest[]): number =>
  Math.max(
    0,
    ...commands.map(({ asks, payload, deadlineMs }) => Math.max(asks?.limitMs ?? 0, payload ? deadlineMs : 0)),
  );

/** How long a module is probed that was left with these commands: so long that a probe comes after the end of its prompt. */
export const patienceAfter = (commands: readonly CommandRequest[], timings: EngineTimings): number => {
  const promptMs = promptMsOf(commands);
  const { patienceMs, longestProbeDeadlineMs, probeDeadlineMs } = timings;
  return Math.max(patienceMs, promptMs > 0 ? promptMs + longestProbeDeadlineMs + probeDeadlineMs : 0);
};

/** Until then the results of bytes without a command are waited for before the module is probed, which could abort what it does (ITU-T V.250 §5.6.1). */
export const rawAnswerUntilMs = ({ raw }: Unanswered): number =>
  raw && raw.results > 0 ? raw.sentAtMs + defaultDeadlineMs : -Infinity;

/** Adds a command whose response time is over or unknown. */
export const withCommand = (unanswered: Unanswered, request: CommandRequest, sentAtMs: number): Unanswered => ({
  ...unanswered,
  commands: [...unanswered.commands, request],
  worksUntilMs: Math.max(unanswered.worksUntilMs, sentAtMs + longestWorkOf(request)),
  longestWorkMs: Infinity,
});

/** The module did not answer the probes, for an unknown reason and for an unknown time. */
export const withOpenProbes = (unanswered: Unanswered): Unanswered =>
  unanswered.probes > 0 && !unanswered.isAnswering ? { ...unanswered, longestWorkMs: Infinity } : unanswered;

/** Adds the command that was in flight when the link ended. It is answered within its response time or not at all. */
export const withInterrupted = (unanswered: Unanswered, request: CommandRequest): Unanswered => ({
  ...withCommand(unanswered, request, unanswered.lastSentAtMs),
  longestWorkMs: Math.max(unanswered.longestWorkMs, longestWorkOf(request)),
});

const joinedRaw = (before: RawBytes | null, after: RawBytes | null): RawBytes | null =>
  before && after
    ? {
        tail: after.tail,
        results: before.results + after.results,
        sentAtMs: Math.max(before.sentAtMs, after.sentAtMs),
        proofs: [...new Set([...before.proofs, ...after.proofs])],
        printsAnything: before.printsAnything || after.printsAnything,
      }
    : (after ?? before);

/** Of several openings of one port, such as under two names, in the order of the openings. */
export const joinedAnswers = (one: OpenAnswers, other: OpenAnswers): OpenAnswers => {
  const [before, after] = [one.unanswered, other.unanswered];
  return {
    unanswered: {
      queries: [...new Set([...before.queries, ...after.queries])],
      commands: [...before.commands, ...after.commands],
      raw: joinedRaw(before.raw, after.raw),
      probes: before.probes + after.probes,
      isAnswering: before.isAnswering && after.isAnswering,
      lastSentAtMs: Math.max(before.lastSentAtMs, after.lastSentAtMs),
      worksUntilMs: Math.max(before.worksUntilMs, after.worksUntilMs),
      longestWorkMs: Math.max(before.longestWorkMs, after.longestWorkMs),
    },
    // The openings may have seen different modules.
    identity: {},
    owed: [...one.owed, ...other.owed],
  };
};

/** The number of results that may still arrive, in the order of the commands. */
export const resultsOf = ({
  unanswered: { commands, queries, probes, raw },
}: Pick<OpenAnswers, 'unanswered'>): number =>
  commands.length + queries.length + probes + (raw ? Math.max(1, raw.results) : 0);

/** When everything that has not arrived counts as lost: after the longest response time and the silence that proves it. */
export const openUntilMs = (answers: OpenAnswers): number => {
  const { lastSentAtMs, worksUntilMs } = answers.unanswered;
  const lostAtMs = Math.max(lastSentAtMs, worksUntilMs) + defaultTimings.provingSilenceMs;
  return Math.max(resultsOf(answers) > 0 ? lostAtMs : -Infinity, ...answers.owed.map(({ endsAtMs }) => endsAtMs));
};
