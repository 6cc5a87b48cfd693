import { useEffect, useState } from 'react';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from '../store/line-source.ts';

const atMostEveryMs = 1_000;
/** If there are more lines than this between two announcements, the older ones are skipped. */
const maximumLines = 200;

/** Errors before results: the newest error of these lines, or else the newest final result. Lines before `sinceMs` are skipped. */
export const lineToAnnounce = (lines: readonly TrafficLine[], sinceMs: number): TrafficLine | null => {
  const isNew = ({ atMs }: TrafficLine): boolean => atMs >= sinceMs;
  return (
    lines.findLast((line) => line.kind === 'error' && isNew(line)) ??
    lines.findLast((line) => (line.owner === 'final' || line.owner === 'second-phase') && isNew(line)) ??
    null
  );
};

/** The new line that a screen reader announces: errors and final results only, at most one a second. */
export const useAnnouncements = (source: LineSource): TrafficLine | null => {
  const [announced, setAnnounced] = useState<TrafficLine | null>(null);
  useEffect(() => {
    let seen = source.next();
    // The lines from before the page was loaded, or a view was merged, arrive now and are not announced.
    const sinceMs = Date.now();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const announce = (): void => {
      timer = null;
      const next = source.next();
      if (next <= seen) return;
      const lines = source.lines(Math.max(seen, next - maximumLines), maximumLines) ?? [];
      seen = next;
      const line = lineToAnnounce(lines, sinceMs);
      if (line !== null) setAnnounced(line);
      timer = setTimeout(announce, atMostEveryMs);
    };
    const stop = source.onChange(() => {
      if (timer === null) announce();
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [source]);
  return announced;
};
