import type { TimeGap } from './series.ts';

/** More openings than are seen in one plot. */
const gapLimit = 512;

/** When nothing was recorded. Of too many gaps the shortest ones are left out. */
export class TimeGaps {
  private gaps: TimeGap[] = [];

  add(gap: TimeGap): void {
    if (gap.toMs <= gap.fromMs) return;
    this.gaps.push({ ...gap, fromMs: Math.round(gap.fromMs), toMs: Math.round(gap.toMs) });
    if (this.gaps.length < 2 * gapLimit) return;
    const longest = [...this.gaps].sort((a, b) => b.toMs - b.fromMs - (a.toMs - a.fromMs)).slice(0, gapLimit);
    const kept = new Set(longest);
    this.gaps = this.gaps.filter((each) => kept.has(each));
  }

  all(): readonly TimeGap[] {
    return this.gaps;
  }

  resumeFrom(gaps: readonly TimeGap[]): void {
    this.gaps = gaps.slice(0, 2 * gapLimit);
  }

  inWindow(fromMs: number, toMs: number): readonly TimeGap[] {
    return this.gaps.filter((gap) => gap.toMs > fromMs && gap.fromMs < toMs).slice(0, gapLimit);
  }
}

/** Whether nothing was recorded for some time between two points. */
export const isInterrupted = (gaps: readonly TimeGap[], fromMs: number, toMs: number): boolean =>
  gaps.some((gap) => gap.fromMs < toMs && gap.toMs > fromMs);
