/** Counts answer times without keeping them: exact to a millisecond below one second, to one percent above. */
export interface TimeHistogram {
  add(ms: number): void;
  /** `share` of 0 to 1: 0.5 is the median. `null`: no time was added. */
  quantile(share: number): number | null;
  /** The slowest; `null` as above. */
  max(): number | null;
}

const exactBelowMs = 1_000;
const step = 1.01;

const bucketOf = (ms: number): number =>
  ms < exactBelowMs ? Math.round(ms) : exactBelowMs + Math.round(Math.log(ms / exactBelowMs) / Math.log(step));

const msOf = (bucket: number): number =>
  bucket <= exactBelowMs ? bucket : Math.round(exactBelowMs * step ** (bucket - exactBelowMs));

export const createTimeHistogram = (): TimeHistogram => {
  const counts = new Map<number, number>();
  let total = 0;
  let slowest: number | null = null;
  return {
    add: (ms) => {
      const bucket = bucketOf(Math.max(0, ms));
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
      total += 1;
      slowest = Math.max(slowest ?? 0, Math.round(ms));
    },
    quantile: (share) => {
      let below = 0;
      for (const [bucket, count] of [...counts].sort(([left], [right]) => left - right)) {
        below += count;
        if (below >= Math.max(1, share * total)) return Math.min(msOf(bucket), slowest ?? 0);
      }
      return null;
    },
    max: () => slowest,
  };
};
