import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';

/** Reads of one line arrive up to 50 ms apart (docs/at-dialect.md §2). A line that is quiet for longer, such as a prompt, may never end. */
const quietMs = 100;
/** The longest wait for bytes that arrive one by one without a pause, such as the dots of a progress bar. */
const longestMs = 500;
/** Sent bytes are shown after the bytes received before them. Within less than this time the two have crossed on the line. */
const crossingMs = 20;

/** Emits received bytes that belong to no piece yet, once the line is quiet. */
export interface UnfinishedLine {
  /** Bytes arrived. Called for each read, before it is cut: it only counts, and there is one timer for many reads. */
  arrived(length: number): void;
  /** This many of them became a piece. */
  cut(length: number): void;
  /** Something is sent now. */
  sending(): void;
  /** From now on a line ends after so long without bytes. `null`: only where its bytes say so. */
  splitPackets(idleMs: number | null): void;
  end(): void;
}

/** This many bytes belong to no piece yet; the last was received at this time. Some of them may have been emitted before. `ends`: they are a packet. */
type OnOpen = (length: number, atMs: number, ends: boolean) => void;

export const createUnfinishedLine = (clock: Clock, onOpen: OnOpen): UnfinishedLine => {
  let openBytes = 0;
  let reportedBytes = 0;
  let sinceMs = 0;
  let lastMs = 0;
  let cancel: Undo | null = null;
  let packetMs: number | null = null;

  const emitOpen = (): void => {
    reportedBytes = openBytes;
    onOpen(openBytes, lastMs, packetMs !== null);
  };
  /** The end of a packet is emitted together with its last byte, so that byte waits. */
  const emitBeginning = (): void => {
    sinceMs = clock.nowMs();
    if (openBytes - 1 <= reportedBytes) return;
    reportedBytes = openBytes - 1;
    onOpen(reportedBytes, lastMs, false);
  };
  const check = (): void => {
    cancel = null;
    if (openBytes <= reportedBytes) return;
    const nowMs = clock.nowMs();
    const isQuiet = nowMs >= lastMs + (packetMs ?? quietMs);
    if (isQuiet || (packetMs === null && nowMs >= sinceMs + longestMs)) return emitOpen();
    if (nowMs >= sinceMs + longestMs) emitBeginning();
    cancel = clock.after(Math.min(lastMs + (packetMs ?? quietMs), sinceMs + longestMs) - nowMs, check);
  };
  return {
    arrived: (length) => {
      lastMs = clock.nowMs();
      if (openBytes <= reportedBytes) sinceMs = lastMs;
      openBytes += length;
      cancel ??= clock.after(packetMs ?? quietMs, check);
    },
    cut: (length) => {
      openBytes -= length;
      reportedBytes = Math.max(0, reportedBytes - length);
      // The remaining bytes arrived with the last read.
      sinceMs = lastMs;
    },
    sending: () => {
      if (openBytes > reportedBytes && clock.nowMs() - lastMs >= crossingMs) emitOpen();
    },
    splitPackets: (idleMs) => {
      packetMs = idleMs;
    },
    end: () => {
      cancel?.();
      cancel = null;
    },
  };
};
