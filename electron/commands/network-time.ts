import { readClock } from './clock.ts';

/** Date and time. A time zone and a daylight saving flag may follow, complete or cut off. */
const networkTimeShape =
  /^\s*\+NITZ\s*:\s*((?:\d{2}|\d{4})\/\d{2}\/\d{2},\d{2}:\d{2}:\d{2})(?:\s*[+-]\d{0,2})?(?:\s*,.*)?\s*$/;

/**
 * The time of a `+NITZ:` line in milliseconds since 1970-01-01 UTC; `null` when date or time is incomplete. The printed
 * time zone is not applied: the time is UTC although `+32` follows it (measured, transcript 14; docs/at-dialect.md §4).
 */
export const readNetworkTime = (line: string): number | null => {
  const text = networkTimeShape.exec(line)?.[1];
  return text === undefined ? null : (readClock(text)?.wallMs ?? null);
};
