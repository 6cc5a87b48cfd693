import type { ImportedLog, LogEntry } from './log.ts';

/** What a log holds, in numbers. */
export interface LogSummary {
  /** Lines that are not blank. */
  readonly sentLines: number;
  readonly receivedLines: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly notes: number;
  /** Milliseconds since 1970 UTC; `null`: the file has no times. */
  readonly startedAtMs: number | null;
  readonly endedAtMs: number | null;
}

export const summaryOfLog = ({ entries }: ImportedLog): LogSummary => {
  const of = (direction: LogEntry['direction']): readonly LogEntry[] =>
    entries.filter((entry) => entry.direction === direction && entry.bytes.length > 0);
  const sent = of('sent');
  const received = of('received');
  return {
    sentLines: linesOf(sent),
    receivedLines: linesOf(received),
    sentBytes: sizeOf(sent),
    receivedBytes: sizeOf(received),
    notes: entries.filter(({ note }) => note !== undefined).length,
    startedAtMs: entries.find(({ atMs }) => atMs !== null)?.atMs ?? null,
    endedAtMs: entries.findLast(({ atMs }) => atMs !== null)?.atMs ?? null,
  };
};

const sizeOf = (entries: readonly LogEntry[]): number => entries.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** A line may lie in several entries. */
const linesOf = (entries: readonly LogEntry[]): number => {
  let lines = 0;
  let isFilled = false;
  for (const { bytes } of entries) {
    for (const byte of bytes) {
      if (byte === 0x0a || byte === 0x0d) {
        if (isFilled) lines += 1;
        isFilled = false;
      } else isFilled ||= byte > 0x20;
    }
  }
  return isFilled ? lines + 1 : lines;
};
