import { type AwaitedAnswer, awaitedAnswerOf } from '../../app/index.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';

/** How long to wait for lines after the result, such as the late result of a connection. Later lines need a `monitor` that keeps running. */
export const settleMs = 300;
/** A line that is not an AT command has no result code. Its answer ends after this time of silence. */
export const plainQuietMs = 2_000;

/** `unclear`: results arrived, but they and the missing one may belong to an earlier run. */
export type AnswerEnd = 'answered' | 'unclear' | 'silent';

export interface AnswerWait {
  /** Call it before a typed line is sent. Call the returned function if the line could not be sent, because then no answer arrives. */
  typed(line: string): () => void;
  /** Whether received lines matter now. */
  readonly isWaiting: boolean;
  /** Call it for each received line, without its line end. */
  received(line: string): void;
  /** Call it instead for the result of a command that was sent before this run: the module begins with the next one now. */
  receivedEarlier(): void;
  inputEnded(): void;
  stop(): void;
}

/**
 * Decides when a `monitor` whose input has ended can exit: when each typed command has its result. If the input ends before a line was typed
 * (`< /dev/null`, a service), the monitor keeps running. `busyUntilMs`: until then the module may work on what was sent before this run.
 */
export const createAnswerWait = (clock: Clock, onDone: (end: AnswerEnd) => void, busyUntilMs = 0): AnswerWait => {
  const awaited: AwaitedAnswer[] = [];
  let wasTyped = false;
  let isPlainLast = false;
  let hasEnded = false;
  /** Since a line was typed. */
  let receivedEarlier = false;
  let lastTypedMs = 0;
  let cancel: Undo = () => undefined;

  const schedule = (): void => {
    cancel();
    if (!hasEnded || !wasTyped) return;
    if (awaited.length === 0) {
      cancel = clock.after(isPlainLast ? plainQuietMs : settleMs, () => onDone('answered'));
      return;
    }
    const deadlineMs = Math.max(...awaited.map((answer) => answer.deadlineMs));
    cancel = clock.after(Math.max(0, Math.max(lastTypedMs, busyUntilMs) + deadlineMs - clock.nowMs()), () =>
      onDone(receivedEarlier ? 'unclear' : 'silent'),
    );
  };
  return {
    typed: (line) => {
      // Each carriage return ends a command.
      const answers = line.split(/\r(?=[^\r])/).map(awaitedAnswerOf);
      wasTyped = true;
      isPlainLast = answers.at(-1) === null;
      lastTypedMs = clock.nowMs();
      awaited.push(...answers.filter((answer) => answer !== null));
      schedule();
      return () => {
        for (const answer of answers) {
          const index = answer === null ? -1 : awaited.indexOf(answer);
          if (index !== -1) awaited.splice(index, 1);
        }
        isPlainLast = false;
        schedule();
      };
    },
    get isWaiting() {
      return awaited.length > 0 || isPlainLast;
    },
    received: (line) => {
      const isResult = awaited[0]?.isFinal(line) ?? false;
      if (isResult) awaited.shift();
      // Unsolicited output after a result does not delay the end.
      if (isResult || isPlainLast) schedule();
    },
    receivedEarlier: () => {
      receivedEarlier = wasTyped;
      lastTypedMs = clock.nowMs();
      if (awaited.length > 0) schedule();
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
