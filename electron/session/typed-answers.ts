import { freeCommand } from '../at/command-spec.ts';
import { defaultTimings } from '../at/timings.ts';
import { nothingUnanswered, type OpenAnswers, withCommand } from '../at/unanswered.ts';
import type { Clock } from '../base/clock.ts';
import { latin1Of } from '../framer/latin1.ts';
import { type AwaitedAnswer, awaitedAnswerOf } from './awaited-answer.ts';

/** What lines that were typed past the engine leave open at the port, for the engine that opens it next. */
export interface TypedAnswers {
  sent(bytes: Uint8Array): void;
  heard(line: string): void;
  pending(): OpenAnswers | null;
}

/** Enough for what is pasted at once. */
const mostAwaited = 32;

export const createTypedAnswers = (clock: Clock): TypedAnswers => {
  let awaited: { readonly answer: AwaitedAnswer; readonly line: Uint8Array }[] = [];
  let lastSentAtMs = 0;
  return {
    sent: (bytes) => {
      lastSentAtMs = clock.nowMs();
      for (const text of latin1Of(bytes).split(/[\r\n]+/)) {
        const answer = awaitedAnswerOf(text.trim());
        if (answer) awaited = [...awaited, { answer, line: Buffer.from(text, 'latin1') }].slice(-mostAwaited);
      }
    },
    heard: (line) => {
      if (awaited[0]?.answer.isFinal(line)) awaited = awaited.slice(1);
    },
    pending: () => {
      // What did not come for so long is lost.
      if (clock.nowMs() - lastSentAtMs >= defaultTimings.provingSilenceMs) awaited = [];
      if (awaited.length === 0) return null;
      const unanswered = awaited.reduce((all, { line }) => withCommand(all, freeCommand(line)), nothingUnanswered);
      return { unanswered: { ...unanswered, lastSentAtMs }, identity: {}, owed: [] };
    },
  };
};
