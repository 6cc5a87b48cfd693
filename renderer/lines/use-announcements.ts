import { useEffect, useState } from 'react';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from '../store/line-source.ts';

const atMostEveryMs = 1_000;
/** More lines than this between two announcements are not looked at one by one. */
const looksBack = 200;

/** Errors before results: the newest error of these lines, or else the newest final result. Of earlier lines none. */
export const lineToAnnounce = (lines: readonly TrafficLine[], sinceMs: number): TrafficLine | null => {
  const isNew = ({ atMs }: TrafficLine): boolean => atMs >= sinceMs;
  return (
    lines.findLast((line) => line.kind === 'error' && isNew(line)) ??
    lines.findLast((line) => (line.owner === 'final' || line.owner === 'second-phase') && isNew(line)) ??
    null
  );
};

/** What a screen reader says of new lines: errors and final results only, at most one a second. */
export const useAnnouncements = (source: LineSource): TrafficLine | null => {
  const [said, setSaid] = useState<TrafficLine | null>(null);
  useEffect(() => {
    let seen = source.next();
    // The lines from before the page was loaded, or a view was merged, arrive now and are not new.
    const sinceMs = Date.now();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = (): void => {
      timer = null;
      const next = source.next();
      if (next <= seen) return;
      const lines = source.lines(Math.max(seen, next - looksBack), looksBack) ?? [];
      seen = next;
      const line = lineToAnnounce(lines, sinceMs);
      if (line !== null) setSaid(line);
      timer = setTimeout(say, atMostEveryMs);
    };
    const stop = source.onChange(() => {
      if (timer === null) say();
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [source]);
  return said;
};
