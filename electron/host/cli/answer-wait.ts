import { type AwaitedAnswer, awaitedAnswerOf } from '../../app/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';

/** Lines behind the result, such as the late result of a connection, come at once or are worth a `monitor` that stays. */
export const settleMs = 300;
/** Of the answer to a line that is no AT command only this is known: it is over when nothing more comes. */
export const plainQuietMs = 2_000;

export interface AnswerWait {
  /** A typed line is about to go out. The result is called when it could not be sent: no answer comes. */
  typed(line: string): () => void;
  /** A line came, without its end. */
  heard(line: string): void;
  inputEnded(): void;
  stop(): void;
}

/**
 * Decides when a `monitor` whose input has ended is done: when each typed command has its result. Input that ends before a line was typed
 * (`< /dev/null`, a service) says nothing, so it leaves the monitor watching.
 */
export const createAnswerWait = (clock: Clock, onDone: (isAnswered: boolean) => void): AnswerWait => {
  const awaited: AwaitedAnswer[] = [];
  let wasTyped = false;
  let isPlainLast = false;
  let hasEnded = false;
  let lastTypedMs = 0;
  let cancel: Undo = () => undefined;

  const schedule = (): void => {
    cancel();
    if (!hasEnded || !wasTyped) return;
    if (awaited.length === 0) {
      cancel = clock.after(isPlainLast ? plainQuietMs : settleMs, () => onDone(true));
      return;
    }
    const deadlineMs = Math.max(...awaited.map((answer) => answer.deadlineMs));
    cancel = clock.after(Math.max(0, lastTypedMs + deadlineMs - clock.nowMs()), () => onDone(false));
  };
  return {
    typed: (line) => {
      const answer = awaitedAnswerOf(line);
      wasTyped = true;
      isPlainLast = answer === null;
      lastTypedMs = clock.nowMs();
      if (answer) awaited.push(answer);
      schedule();
      return () => {
        const index = answer === null ? -1 : awaited.indexOf(answer);
        if (index !== -1) awaited.splice(index, 1);
        isPlainLast = false;
        schedule();
      };
    },
    heard: (line) => {
      const isResult = awaited[0]?.isFinal(line) ?? false;
      if (isResult) awaited.shift();
      // A module that goes on talking by itself does not put off the end behind a result.
      if (isResult || isPlainLast) schedule();
    },
    inputEnded: () => {
      hasEnded = true;
      schedule();
    },
    stop: () => {
      hasEnded = false;
      cancel();
    },
  };
};
