import { freeCommand } from '../at/command-spec.ts';
import { endsDataMode, opensDataMode } from '../at/data-mode.ts';
import { owedByTyped } from '../at/owed.ts';
import { defaultTimings } from '../at/timings.ts';
import {
  joinedAnswers,
  nothingUnanswered,
  type OpenAnswers,
  type OwedResult,
  openUntilMs,
  resultsOf,
  withCommand,
} from '../at/unanswered.ts';
import type { Clock } from '../base/clock.ts';
import { latin1Of } from '../framer/latin1.ts';
import { type AwaitedAnswer, awaitedAnswerOf, isGeneralFinal } from './awaited-answer.ts';

/** The open answers of lines that were sent without the engine, for the engine that opens the port next. */
export interface TypedAnswers {
  /** The answers that were open when the port was opened. No proof is sent that they are lost, so they stay open until their time is over. */
  found(before: OpenAnswers): void;
  /** The module was in data mode when the port was opened. */
  foundDataMode(): void;
  sent(bytes: Uint8Array): void;
  /** True: the line is a result of what was open before, because results come in the order of the commands. */
  received(line: string): boolean;
  pending(): OpenAnswers | null;
  /** What is sent goes to the other side of a connection, as far as the lines show it. */
  isInDataMode(): boolean;
}

const isRestart = (line: string): boolean => /^(?:RDY|\^boot\.rom.*)$/.test(line);

interface Awaited {
  readonly answer: AwaitedAnswer;
  readonly line: Uint8Array;
  readonly sentAtMs: number;
}

interface Earlier {
  readonly answers: OpenAnswers;
  /** Results that have not arrived. One may be lost or arrive twice, so the count does not close `answers`. */
  readonly results: number;
}

/** Enough for one paste. */
const maxAwaited = 32;

/** A module processes one line after the other, each within its own response time. */
const worksUntilMs = (awaited: readonly Awaited[]): number =>
  awaited.reduce((untilMs, { sentAtMs, answer }) => Math.max(untilMs, sentAtMs) + answer.deadlineMs, 0);

const isClosed = (line: string): boolean => /^(?:\d\s*,\s*)?CLOSED$/.test(line);

/** Without the results of the connection. */
const withoutConnection = (owed: readonly OwedResult[]): readonly OwedResult[] =>
  owed.filter(({ failure }) => !failure.some((pattern) => pattern.test('CLOSED')));

const owedOf = ({ answer, line }: Awaited, acceptedAtMs: number): readonly OwedResult[] =>
  owedByTyped({ late: answer.late, sent: `${latin1Of(line)}\n` }, acceptedAtMs, defaultTimings);

const joined = (before: OpenAnswers, own: OpenAnswers): OpenAnswers => {
  const { unanswered, owed } = joinedAnswers(before, own);
  const commands = unanswered.commands.slice(-maxAwaited);
  return {
    unanswered: { ...unanswered, commands, isAnswering: false, longestWorkMs: Infinity },
    identity: before.identity,
    owed,
  };
};

export const createTypedAnswers = (clock: Clock): TypedAnswers => {
  let awaited: readonly Awaited[] = [];
  /** The number of older lines whose results come before those of `awaited`. */
  let older = 0;
  let earlier: Earlier | null = null;
  /** Results of accepted lines that may still arrive: first those of an earlier opening. */
  let owed: readonly OwedResult[] = [];
  let isInDataMode = false;
  let isLeaving = false;
  const followDataMode = (line: string): void => {
    if (opensDataMode(line)) isInDataMode = true;
    else if (endsDataMode(line) || isRestart(line) || (isLeaving && line === 'OK')) isInDataMode = false;
    if (!isInDataMode) isLeaving = false;
  };

  /** Answers that did not arrive in time are lost. */
  const dropLost = (): void => {
    const nowMs = clock.nowMs();
    if (nowMs >= worksUntilMs(awaited) + defaultTimings.provingSilenceMs) {
      awaited = [];
      older = 0;
    }
    if (earlier && nowMs >= openUntilMs(earlier.answers)) earlier = null;
    owed = owed.filter(({ endsAtMs }) => nowMs < endsAtMs);
  };
  /** They come in the order of their commands. */
  const followOwed = (line: string): void => {
    if (owed.length === 0) return;
    if (isRestart(line)) owed = [];
    else if (isClosed(line)) owed = withoutConnection(owed);
    const first = owed.find(
      ({ left, failure }) => left[0]?.test(line) || failure.some((failing) => failing.test(line)),
    );
    if (!first) return;
    const left = first.left[0]?.test(line) ? first.left.slice(1) : [];
    const index = owed.indexOf(first);
    owed = left.length > 0 ? owed.with(index, { ...first, left }) : owed.toSpliced(index, 1);
  };
  const complete = (first: Awaited, final: string): void => {
    awaited = awaited.slice(1);
    if (first.answer.isRefusal(final)) return;
    if (first.answer.endsConnection) owed = withoutConnection(owed);
    owed = [...owed, ...owedOf(first, clock.nowMs())].slice(-maxAwaited);
  };
  const ownPending = (): OpenAnswers | null => {
    const lastSentAtMs = awaited.at(-1)?.sentAtMs;
    if (lastSentAtMs === undefined) {
      return owed.length > 0 ? { unanswered: nothingUnanswered, identity: {}, owed } : null;
    }
    const commands = awaited.reduce(
      (all, { line, sentAtMs }) => withCommand(all, freeCommand(line), sentAtMs),
      nothingUnanswered,
    );
    const unanswered = { ...commands, lastSentAtMs, worksUntilMs: worksUntilMs(awaited) };
    const ofAwaited = awaited.flatMap((each) => owedOf(each, each.sentAtMs + each.answer.deadlineMs));
    return { unanswered, identity: {}, owed: [...owed, ...ofAwaited] };
  };
  return {
    found: (before) => {
      dropLost();
      owed = [...owed, ...before.owed];
      const others = { ...before, owed: [] };
      const answers = earlier ? joined(earlier.answers, others) : others;
      earlier = { answers, results: (earlier?.results ?? 0) + resultsOf(before) };
    },
    foundDataMode: () => {
      isInDataMode = true;
    },
    isInDataMode: () => isInDataMode,
    sent: (bytes) => {
      dropLost();
      isLeaving ||= isInDataMode && latin1Of(bytes).trim() === '+++';
      const sentAtMs = clock.nowMs();
      for (const text of latin1Of(bytes).split(/[\r\n]+/)) {
        const answer = awaitedAnswerOf(text.trim());
        const line = Buffer.from(text, 'latin1');
        if (answer) awaited = [...awaited, { answer, line, sentAtMs }];
      }
      older += Math.max(0, awaited.length - maxAwaited);
      awaited = awaited.slice(-maxAwaited);
    },
    received: (line) => {
      followDataMode(line);
      followOwed(line);
      if (awaited.length === 0 && older === 0 && earlier === null) return false;
      dropLost();
      if (earlier && earlier.results > 0) {
        const { unanswered } = earlier.answers;
        const own = unanswered.commands.flatMap(({ finals }) => [...finals.success, ...finals.failure]);
        if (!isGeneralFinal(line) && !own.some((pattern) => pattern.test(line))) return false;
        earlier = { ...earlier, results: earlier.results - 1 };
        return true;
      }
      const [first] = awaited;
      if (older > 0) older -= isGeneralFinal(line) ? 1 : 0;
      else if (first?.answer.isFinal(line)) complete(first, line);
      return false;
    },
    pending: () => {
      dropLost();
      const own = ownPending();
      return earlier && own ? joined(earlier.answers, own) : (earlier?.answers ?? own);
    },
  };
};
