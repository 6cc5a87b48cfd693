import type { RecordingSummary } from '../contract/rest.ts';

/** Which recordings are deleted by themselves. Off (`null`) until a person sets it. */
export interface RetentionRule {
  /** Older ones go. */
  readonly days: number | null;
  /** The oldest go until all recordings together are not larger. */
  readonly megabytes: number | null;
}

export const noRetention: RetentionRule = { days: null, megabytes: null };

const dayMs = 86_400_000;
const megabyteBytes = 1_000_000;

type Judged = Pick<RecordingSummary, 'name' | 'startedAtMs' | 'durationMs' | 'sizeBytes' | 'live' | 'remarks'>;

/**
 * The recordings that go, the oldest first. Those that are being written, that a person keeps, or whose time is unknown stay, and count for the size.
 * `isUsed`: another program writes it.
 */
export const outdatedRecordings = <Recording extends Judged>(
  recordings: readonly Recording[],
  { days, megabytes }: RetentionRule,
  nowMs: number,
  isUsed: (name: string) => boolean = () => false,
): readonly Recording[] => {
  const stays = ({ name, live, remarks, startedAtMs }: Recording): boolean =>
    live || remarks.isPinned || startedAtMs === null || isUsed(name);
  const endOf = ({ startedAtMs, durationMs }: Recording): number => (startedAtMs ?? 0) + (durationMs ?? 0);
  const oldestFirst = [...recordings].filter((one) => !stays(one)).sort((a, b) => endOf(a) - endOf(b));
  const isOld = (one: Recording): boolean => days !== null && nowMs - endOf(one) > days * dayMs;
  let total = recordings.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const gone: Recording[] = [];
  for (const one of oldestFirst) {
    if (!isOld(one) && (megabytes === null || total <= megabytes * megabyteBytes)) continue;
    gone.push(one);
    total -= one.sizeBytes;
  }
  return gone;
};
