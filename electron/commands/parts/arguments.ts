import { quoteArgument } from '../../../shared/at/quoting.ts';
import { type SecretPart, secret } from '../../at/command-line.ts';

/** Longest string argument of the MQTT, SSL and network commands, in bytes (docs/at-dialect.md §9). */
export const stringLimitBytes = 256;

/** Longest file name, in bytes (docs/at-dialect.md §7). */
export const fileNameLimitBytes = 64;

/**
 * `"text"`. Callers have checked user input with `quoteArgument`. A value that still does not fit is a bug and throws, so no value
 * can end its argument or its line. The error message does not contain the value, which may be a secret.
 */
export const quoted = (text: string, limitBytes: number): string => {
  const outcome = quoteArgument(text, limitBytes);
  if (!outcome.ok) throw new Error(`not an AT argument of at most ${limitBytes} bytes`);
  return outcome.value;
};

/** `"text"` with everything between the quotes marked as secret. */
export const quotedSecret = (text: string, limitBytes: number): readonly (string | SecretPart)[] => {
  const argument = quoted(text, limitBytes);
  return ['"', secret(argument.slice(1, -1)), '"'];
};

/** The number as text. Throws when it is not a whole number in the range. */
export const wholeNumber = (value: number, minimum: number, maximum: number): string => {
  if (!Number.isInteger(value) || value < minimum || value > maximum) {
    throw new RangeError(`${value} is not a whole number from ${minimum} to ${maximum}`);
  }
  return String(value);
};
