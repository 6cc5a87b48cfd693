import { rawCommand } from './console.ts';

/** How the answer to a typed line is known to be over, where nobody else watches the line. */
export interface AwaitedAnswer {
  /** A final result code, also one that only this command has (`SHUT OK`). */
  isFinal(line: string): boolean;
  /** No answer takes longer. */
  readonly deadlineMs: number;
}

const everyFinal = /^(?:OK|ERROR|\+CM[ES] ERROR ?:.*|NO CARRIER|NO ANSWER|BUSY)$/;

/** `null`: no AT command, so nothing is known of its answer. */
export const awaitedAnswerOf = (typed: string): AwaitedAnswer | null => {
  const text = typed.trim();
  if (!/^AT/i.test(text)) return null;
  const { finals, deadlineMs } = rawCommand(text);
  const own = [...finals.success, ...finals.failure];
  return {
    isFinal: (line) => everyFinal.test(line) || own.some((pattern) => pattern.test(line)),
    deadlineMs: deadlineMs(),
  };
};
