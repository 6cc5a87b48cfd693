import type { Clock } from '../base/clock.ts';
import type { PortLine, SequencePort } from './port.ts';

/** The received lines of a run, and a wait for the next. */
export interface LineInbox {
  /** The number of lines so far: the position after the last one. */
  end(): number;
  /** The lines from this position on, as far as they are kept. */
  from(position: number): readonly PortLine[];
  /** Resolves at the next line, at this time of the monotonic clock, or when the signal is aborted. */
  next(untilMs: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** Enough for the longest answer; a flood does not fill the memory. */
const keptLines = 2_000;

export const createLineInbox = (
  port: Pick<SequencePort, 'onLine'>,
  clock: Clock,
  onLine: (line: PortLine) => void,
): LineInbox => {
  let lines: PortLine[] = [];
  let dropped = 0;
  let wake: (() => void) | null = null;
  const removeListener = port.onLine((line) => {
    lines.push(line);
    if (lines.length > 2 * keptLines) {
      dropped += lines.length - keptLines;
      lines = lines.slice(-keptLines);
    }
    onLine(line);
    wake?.();
  });
  return {
    end: () => dropped + lines.length,
    from: (position) => lines.slice(Math.max(0, position - dropped)),
    next: (untilMs, signal) =>
      new Promise((resolve) => {
        const leftMs = untilMs - clock.nowMs();
        if (signal.aborted || leftMs <= 0) return resolve();
        const cancel = clock.after(leftMs, () => end());
        const end = (): void => {
          cancel();
          wake = null;
          signal.removeEventListener('abort', end);
          resolve();
        };
        wake = end;
        signal.addEventListener('abort', end, { once: true });
      }),
    close: removeListener,
  };
};
