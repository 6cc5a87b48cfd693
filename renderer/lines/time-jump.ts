import type { LineSource } from '../store/line-source.ts';
import { whenHere } from '../store/when-here.ts';

const dayMs = 86_400_000;

/**
 * A typed time of the day, `12:34`, `12:34:56` or `12:34:56.789`, as milliseconds since midnight. `null`: not a time.
 */
export const timeOfDay = (text: string): number | null => {
  const match = /^\s*(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,](\d{1,3}))?)?\s*$/.exec(text);
  if (!match) return null;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1, 4).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number((match[4] ?? '').padEnd(3, '0'));
};

/**
 * The first line at or after a time of the day: on the day of the newest line, or the day before if that lies in the
 * future. The newest line if there is none later. `null`: there are no lines.
 */
export const lineAtTime = async (source: LineSource, msOfDay: number): Promise<number | null> => {
  const newest = source.near(source.next(), -1);
  const last = newest === null ? null : source.lineAt(newest);
  if (newest === null || last === null) return newest;
  const midnight = new Date(last.atMs);
  midnight.setHours(0, 0, 0, 0);
  const today = midnight.getTime() + msOfDay;
  const wantedMs = today > last.atMs ? today - dayMs : today;
  return (await firstAfter(source, wantedMs, today > last.atMs)) ?? newest;
};

/** The first line at or after a time; the newest line if there is none later; `null`: there are no lines. */
export const lineAtMs = async (source: LineSource, wantedMs: number): Promise<number | null> =>
  (await firstAfter(source, wantedMs, false)) ?? source.near(source.next(), -1);

/** By sequence numbers, because the rank of a line that is not in memory is an estimate. */
const firstAfter = async (source: LineSource, wantedMs: number, isDayBefore: boolean): Promise<number | null> => {
  let low = source.first();
  let high = source.next();
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const line = await whenHere(source, middle);
    if (line !== null && line.sequence < high && line.atMs < wantedMs) low = line.sequence + 1;
    else high = middle;
  }
  const found = source.near(low, 1);
  // Before everything that is kept: the newest line is nearer than the oldest.
  return found === source.near(source.first(), 1) && isDayBefore ? null : found;
};
