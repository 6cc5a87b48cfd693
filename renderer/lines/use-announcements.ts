import { useEffect, useState } from 'react';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from '../store/line-source.ts';

const atMostEveryMs = 1_000;
/** More lines than this between two announcements are not looked at one by one. */
const looksBack = 200;

/** Errors before results: the newest error of these lines, or else the newest final result. */
export const lineToAnnounce = (lines: readonly TrafficLine[]): TrafficLine | null =>
  lines.findLast(({ kind }) => kind === 'error') ??
  lines.findLast(({ owner }) => owner === 'final' || owner === 'second-phase') ??
  null;

/** What a screen reader says of new lines: errors and final results only, at most one a second. */
export const useAnnouncements = (source: LineSource): TrafficLine | null => {
  const [said, setSaid] = useState<TrafficLine | null>(null);
  useEffect(() => {
    let seen = source.next();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = (): void => {
      timer = null;
      const next = source.next();
      if (next <= seen) return;
      const lines = source.lines(Math.max(seen, next - looksBack), looksBack) ?? [];
      seen = next;
      const line = lineToAnnounce(lines);
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
