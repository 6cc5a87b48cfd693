import { useState } from 'react';
import type { OpenedRecording } from '../../../../shared/contract/recordings.ts';
import { type TimeWindow, zoomed } from './timeline-window.ts';

/** The part of the time that timeline and plots show. */
export interface ViewedTime {
  readonly all: TimeWindow;
  readonly shown: TimeWindow;
  /** All of it is shown, also when more follows. */
  readonly isAll: boolean;
  /** `null`: all. A function gets the one before. */
  setWindow(next: TimeWindow | null | ((before: TimeWindow | null) => TimeWindow | null)): void;
  /** `factor` below 1 shows less. Without a time, the middle stays at its place. */
  zoom(factor: number, atMs?: number): void;
}

/** `null`: there are no lines so far. */
export const useViewedTime = ({ firstAtMs, lastAtMs }: OpenedRecording): ViewedTime | null => {
  const [chosen, setWindow] = useState<TimeWindow | null>(null);
  if (firstAtMs === null || lastAtMs === null) return null;
  const all = wholeOf(firstAtMs, lastAtMs);
  const shown = chosen ?? all;
  const zoom = (factor: number, atMs = (shown.fromMs + shown.toMs) / 2): void => {
    const next = zoomed(shown, all, atMs, factor);
    setWindow(next.fromMs <= all.fromMs && next.toMs >= all.toMs ? null : next);
  };
  return { all, shown, isAll: chosen === null, setWindow, zoom };
};

/** With a little room, so that the last mark is not at the edge. */
const wholeOf = (firstAtMs: number, lastAtMs: number): TimeWindow => ({
  fromMs: firstAtMs,
  toMs: lastAtMs + Math.max(1, (lastAtMs - firstAtMs) / 50),
});
