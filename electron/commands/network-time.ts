import { readClock } from './clock.ts';

/** Date and time; a zone, a daylight flag, or the start of them may follow and be cut. */
const networkTimeShape =
  /^\s*\+NITZ\s*:\s*((?:\d{2}|\d{4})\/\d{2}\/\d{2},\d{2}:\d{2}:\d{2})(?:\s*[+-]\d{0,2})?(?:\s*,.*)?\s*$/;

/**
 * The time of a `+NITZ:` line in milliseconds since 1970-01-01 UTC; `null` when date or time are not whole. The printed
 * zone is not applied: the time is UTC although `+32` stands behind it (measured, transcript 14; docs/at-dialect.md §4).
 */
export const readNetworkTime = (line: string): number | null => {
  const text = networkTimeShape.exec(line)?.[1];
  return text === undefined ? null : (readClock(text)?.wallMs ?? null);
};
