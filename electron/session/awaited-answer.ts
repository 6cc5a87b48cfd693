import type { LateRule } from '../at/command-spec.ts';
import { rawCommand } from './console.ts';

/** How to detect the end of the answer to a typed line where no engine watches the line. */
export interface AwaitedAnswer {
  /** True for a final result code, including one that only this command has (`SHUT OK`). */
  isFinal(line: string): boolean;
  /** True for a final result code that refuses the command. */
  isRefusal(line: string): boolean;
  /** The longest time until the answer is complete. */
  readonly deadlineMs: number;
  /** Of an accepted command: what may follow the answer. */
  readonly late: readonly LateRule[];
  /** An accepted command closes the connection of the module. */
  readonly endsConnection: boolean;
}

const generalFinal = /^(?:OK|ERROR|\+CM[ES] ERROR ?:.*|NO CARRIER|NO ANSWER|BUSY)$/;

/** A result that any command may have. */
export const isGeneralFinal = (line: string): boolean => generalFinal.test(line);

/** `null`: not an AT command, so its answer is unknown. */
export const awaitedAnswerOf = (typed: string): AwaitedAnswer | null => {
  const text = typed.trim();
  if (!/^AT/i.test(text)) return null;
  const { finals, deadlineMs, late = [], endsConnection } = rawCommand(text);
  const own = [...finals.success, ...finals.failure];
  return {
    isFinal: (line) => isGeneralFinal(line) || own.some((pattern) => pattern.test(line)),
    isRefusal: (line) =>
      (isGeneralFinal(line) && line !== 'OK') || finals.failure.some((pattern) => pattern.test(line)),
    ...{ deadlineMs: deadlineMs(), late, endsConnection },
  };
};
