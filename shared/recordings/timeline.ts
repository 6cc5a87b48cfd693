/** What a timeline shows of a recording, one lane each. */
export const timelineLanes = ['sent', 'received', 'urc', 'error'] as const;

export type TimelineLane = (typeof timelineLanes)[number];

/** Counts of lines in equal parts of time. */
export interface Timeline {
  readonly fromMs: number;
  /** Of one part. */
  readonly widthMs: number;
  /** As many numbers for each lane as there are parts. */
  readonly lanes: Readonly<Record<TimelineLane, readonly number[]>>;
}

/** Enough for two per pixel of a wide window, and for 24 h a part of 10 s. */
const partLimit = 8_192;
const shortestPartMs = 1;

/** What is needed to continue counting. */
export interface KeptTimeline {
  readonly startMs: number | null;
  readonly widthMs: number;
  /** For each lane the numbers of lines, without the parts after the last line. */
  readonly counts: readonly (readonly number[])[];
}

/** Counts lines by time. Memory does not depend on the length: where the parts do not suffice, two become one. */
export class TimelineCounts {
  private startMs: number | null = null;
  private widthMs = shortestPartMs;
  private readonly counts = timelineLanes.map(() => new Uint32Array(partLimit));

  /** A time before that of the first line counts as that of the first line: clocks are set back. */
  add(atMs: number, lane: TimelineLane): void {
    this.startMs ??= Math.floor(atMs);
    let part = Math.max(0, Math.floor((atMs - this.startMs) / this.widthMs));
    while (part >= partLimit) {
      this.joinParts();
      part = Math.max(0, Math.floor((atMs - this.startMs) / this.widthMs));
    }
    const counts = this.counts[timelineLanes.indexOf(lane)];
    if (counts) counts[part] = (counts[part] ?? 0) + 1;
  }

  /** The counts of `[fromMs, toMs)` in at most `parts` parts, which are whole numbers of the parts kept here. */
  window(fromMs: number, toMs: number, parts: number): Timeline {
    const startMs = this.startMs ?? fromMs;
    const { widthMs } = this;
    const first = Math.max(0, Math.floor((fromMs - startMs) / widthMs));
    const end = Math.min(partLimit, Math.max(first + 1, Math.ceil((toMs - startMs) / widthMs)));
    const step = Math.max(1, Math.ceil((end - first) / Math.max(1, parts)));
    const lanes = timelineLanes.map((lane, index) => {
      const counts = this.counts[index] ?? new Uint32Array(0);
      const sums: number[] = [];
      for (let at = first; at < end; at += step) {
        let sum = 0;
        for (let part = at; part < Math.min(end, at + step); part += 1) sum += counts[part] ?? 0;
        sums.push(sum);
      }
      return [lane, sums] as const;
    });
    return {
      fromMs: startMs + first * widthMs,
      widthMs: step * widthMs,
      lanes: Object.fromEntries(lanes) as unknown as Timeline['lanes'],
    };
  }

  keep(): KeptTimeline {
    const { startMs, widthMs } = this;
    const used = 1 + Math.max(-1, ...this.counts.map((counts) => counts.findLastIndex((count) => count > 0)));
    return { startMs, widthMs, counts: this.counts.map((counts) => [...counts.subarray(0, used)]) };
  }

  resumeFrom({ startMs, widthMs, counts }: KeptTimeline): void {
    this.startMs = startMs;
    this.widthMs = widthMs;
    for (const [lane, own] of this.counts.entries()) own.set((counts[lane] ?? []).slice(0, partLimit));
  }

  private joinParts(): void {
    this.widthMs *= 2;
    for (const counts of this.counts) {
      for (let part = 0; part < partLimit / 2; part += 1) {
        counts[part] = (counts[2 * part] ?? 0) + (counts[2 * part + 1] ?? 0);
      }
      counts.fill(0, partLimit / 2);
    }
  }
}
