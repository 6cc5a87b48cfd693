/** A time as it stands in a file. `local` and `clock`: of the clock of the computer that wrote it. */
export type LogTime =
  | { readonly kind: 'utc'; readonly atMs: number }
  /** As if the zone were UTC. */
  | { readonly kind: 'local'; readonly atMs: number }
  /** Since midnight. */
  | { readonly kind: 'clock'; readonly atMs: number }
  /** Since the program or the connection began. */
  | { readonly kind: 'elapsed'; readonly atMs: number };

/** The zone of the computer that wrote the file, which is assumed to be that of this one. */
export interface LogZone {
  readonly toUtc: (localMs: number) => number;
  readonly toLocal: (utcMs: number) => number;
}

export const platformZone: LogZone = {
  toUtc: (localMs) => {
    const at = new Date(localMs);
    const date = new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
    date.setHours(at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds(), at.getUTCMilliseconds());
    return date.getTime() + (localMs - Math.floor(localMs));
  },
  toLocal: (utcMs) => utcMs - new Date(utcMs).getTimezoneOffset() * 60_000,
};

export const dayMs = 24 * 60 * 60 * 1000;

/** A step back of more than this is another day; a shorter one is a clock that was set, or lines in another order. */
const midnightStepMs = dayMs / 2;

export interface TimedEntries {
  readonly times: readonly (number | null)[];
  readonly midnights: number;
  /** Times that were before the one before them. */
  readonly backwards: number;
  /** The index of the first of them. */
  readonly firstBackwards: number | null;
  readonly hasDate: boolean;
  readonly isLocal: boolean;
}

/**
 * The times of all entries in milliseconds since 1970 UTC, never falling. Without a date the last one is on the day on which the file was changed
 * last, or the day before if it would be later. An entry without a time has that of the one before it.
 */
export const resolveTimes = (
  given: readonly (LogTime | null)[],
  changedAtMs: number,
  zone: LogZone = platformZone,
): TimedEntries => {
  const state = { last: Number.NEGATIVE_INFINITY, days: 0, backwards: 0, first: null as number | null };
  const rising = given.map((time, index) => {
    if (time === null) return null;
    let atMs = time.kind === 'clock' ? time.atMs + state.days * dayMs : time.atMs;
    if (time.kind === 'clock' && atMs < state.last - midnightStepMs) {
      state.days += 1;
      atMs += dayMs;
    }
    if (atMs < state.last) {
      state.backwards += 1;
      state.first ??= index;
      atMs = state.last;
    }
    state.last = atMs;
    return atMs;
  });
  const kind = given.find((time) => time !== null)?.kind ?? null;
  const toUtc = utcOf(kind, state.last, changedAtMs, zone);
  let before: number | null = null;
  const times = rising.map((atMs) => {
    if (atMs !== null) before = toUtc(atMs);
    return before;
  });
  const { days: midnights, backwards, first: firstBackwards } = state;
  const hasDate = kind === 'utc' || kind === 'local';
  return { times, midnights, backwards, firstBackwards, hasDate, isLocal: kind === 'local' || kind === 'clock' };
};

const utcOf = (
  kind: LogTime['kind'] | null,
  lastMs: number,
  changedAtMs: number,
  zone: LogZone,
): ((atMs: number) => number) => {
  if (kind === 'local') return zone.toUtc;
  if (kind === 'elapsed') return (atMs) => atMs + changedAtMs - lastMs;
  if (kind !== 'clock') return (atMs) => atMs;
  const endMs = zone.toLocal(changedAtMs);
  const endDay = Math.floor(endMs / dayMs) - Math.floor(lastMs / dayMs);
  // Logs are saved a moment after their last line.
  const firstDay = endDay * dayMs + lastMs > endMs ? endDay - 1 : endDay;
  return (atMs) => zone.toUtc(firstDay * dayMs + atMs);
};
