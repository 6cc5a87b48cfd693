import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';

/** Time since the previous line: `+17` in milliseconds, then `+1.8 s`, `+3:39 min`, `+2:05 h`; '' for the first. */
export const deltaText = (ms: number | null): string => {
  if (ms === null) return '';
  if (ms < 1_000) return `+${Math.round(ms)}`;
  if (ms < 60_000) return `+${(ms / 1_000).toFixed(1)} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes >= 60) return `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
  return `+${minutes}:${String(Math.floor((ms % 60_000) / 1_000)).padStart(2, '0')} min`;
};

export const slowMs = 1_000;

/** The module was slow to answer, as opposed to a pause in which nothing was asked. */
export const isSlowAnswer = ({ deltaMs, owner }: TrafficLine): boolean =>
  (deltaMs ?? 0) > slowMs &&
  (owner === 'answer' || owner === 'final' || owner === 'second-phase' || owner === 'prompt');
