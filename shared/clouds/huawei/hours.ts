import { huaweiTimestamp } from './derive.ts';

const hourMs = 3_600_000;

/** Start of the hour of a timestamp `YYYYMMDDHH`, in ms since 1970. Hour 24 is the first hour of the next day. */
export const hourStartMs = (timestamp: string): number | null => {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
  if (match === null) return null;
  const [, year, month, day, hour] = match;
  return new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day)) + Number(hour) * hourMs;
};

/** The timestamp `hours` later (earlier if negative). */
export const shiftTimestamp = (timestamp: string, hours: number): string | null => {
  const startMs = hourStartMs(timestamp);
  return startMs === null ? null : huaweiTimestamp(startMs + hours * hourMs);
};

export interface StaleHour {
  /** Timestamp minus the current UTC hour, in hours. */
  readonly hoursAhead: number;
  /** True for +8: the hour of China's local time was used instead of UTC. */
  readonly looksLikeBeijing: boolean;
}

/**
 * With signType 1 (and 2) the platform compares the timestamp with its clock. The permitted difference is not published,
 * so any hour other than the current UTC hour counts as stale (docs/huawei.md §1.2, §1.3). With signType 0 any timestamp is valid.
 */
export const findStaleHour = (parts: {
  readonly timestamp: string;
  readonly signType: number;
  readonly nowMs: number;
}): StaleHour | null => {
  const startMs = parts.signType === 0 ? null : hourStartMs(parts.timestamp);
  if (startMs === null) return null;
  const hoursAhead = Math.round(startMs / hourMs) - Math.floor(parts.nowMs / hourMs);
  return hoursAhead === 0 ? null : { hoursAhead, looksLikeBeijing: hoursAhead === 8 };
};
