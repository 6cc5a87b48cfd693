import type { Argument } from './command-syntax.ts';

/** Strings of this dialect are at most this long unless noted (docs/at-dialect.md §9). */
export const stringLimitBytes = 256;

/** A text of 1 to `limitBytes` bytes, with or without quotes; `null` when it is not. */
export const textOf = (argument: Argument | undefined, limitBytes = stringLimitBytes): string | null =>
  argument && argument.text.length > 0 && argument.text.length <= limitBytes ? argument.text : null;

/** A whole number within bounds, with or without quotes (`"1883"` works); `null` when it is not. */
export const numberOf = (argument: Argument | undefined, minimum: number, maximum: number): number | null => {
  if (!argument || !/^\d{1,10}$/.test(argument.text)) return null;
  const value = Number(argument.text);
  return value >= minimum && value <= maximum ? value : null;
};

/** The digits as one of the listed numbers; `null` when it is none of them. */
export const choiceOf = <T extends number>(argument: Argument | undefined, choices: readonly T[]): T | null =>
  choices.find((choice) => argument?.text === String(choice)) ?? null;
