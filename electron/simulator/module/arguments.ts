import type { Argument } from './command-syntax.ts';

/** Maximum length of strings in this dialect unless noted (docs/at-dialect.md §9). */
export const stringLimitBytes = 256;

/** A text of 1 to `limitBytes` bytes, with or without quotes; otherwise `null`. */
export const textOf = (argument: Argument | undefined, limitBytes = stringLimitBytes): string | null =>
  argument && argument.text.length > 0 && argument.text.length <= limitBytes ? argument.text : null;

/** An integer within limits, with or without quotes (`"1883"` works); otherwise `null`. */
export const numberOf = (argument: Argument | undefined, minimum: number, maximum: number): number | null => {
  if (!argument || !/^\d{1,10}$/.test(argument.text)) return null;
  const value = Number(argument.text);
  return value >= minimum && value <= maximum ? value : null;
};

/** The digits as one of the listed numbers; otherwise `null`. */
export const choiceOf = <T extends number>(argument: Argument | undefined, choices: readonly T[]): T | null =>
  choices.find((choice) => argument?.text === String(choice)) ?? null;
