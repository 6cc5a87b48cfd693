import type { RecordingSummary } from '../../../shared/contract.ts';

export type DayId = 'today' | 'yesterday' | 'earlier';

export interface Day {
  readonly id: DayId;
  readonly recordings: readonly RecordingSummary[];
}

/** Groups by local day, newest first; files without a start time come last. */
export const byDay = (recordings: readonly RecordingSummary[], nowMs: number): readonly Day[] => {
  const today = new Date(nowMs).setHours(0, 0, 0, 0);
  // Not minus 24 hours: days are 23 or 25 hours long when clocks change.
  const yesterday = new Date(today - 1).setHours(0, 0, 0, 0);
  const dayOf = ({ startedAtMs }: RecordingSummary): DayId => {
    if (startedAtMs === null || startedAtMs < yesterday) return 'earlier';
    return startedAtMs < today ? 'yesterday' : 'today';
  };
  const sorted = [...recordings].sort((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0));
  return (['today', 'yesterday', 'earlier'] as const)
    .map((id) => ({ id, recordings: sorted.filter((recording) => dayOf(recording) === id) }))
    .filter((day) => day.recordings.length > 0);
};

/** `312 B`, `84 KB`, `1.9 MB` */
export const sizeText = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** `2026-11-20`, local. */
export const dateText = (atMs: number): string => {
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
