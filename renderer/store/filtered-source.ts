import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { createListeners } from '../../shared/listeners.ts';
import type { LineSource } from './line-source.ts';

/** How the work of a filter is divided. The page passes in its clock and its timer. */
export interface FilterPace {
  now(): number;
  /** Runs the action later and returns how to cancel it. */
  later(action: () => void): () => void;
}

/** A filter works at most this long before it lets the page draw. */
const sliceMs = 6;
const chunkLines = 256;
/** Numbers before the oldest line are dropped together. */
const keptBefore = 4_096;

/**
 * The lines of another source that pass a test. It looks at the lines in slices of some milliseconds, and is a complete
 * source at any time for the lines that it has looked at. It works only while somebody listens.
 */
export const createFilteredSource = (
  base: LineSource,
  passes: (line: TrafficLine) => boolean,
  pace: FilterPace,
): LineSource => {
  const kept = createSequences();
  const work = createWork(base, createScan(base, passes, kept, pace), pace);
  return {
    version: work.version,
    count: kept.count,
    first: () => kept.at(0) ?? base.first(),
    next: () => (kept.at(kept.count() - 1) ?? -1) + 1,
    allHereFrom: base.allHereFrom,
    isComplete: () => base.isComplete() && work.isDone(),
    near: kept.near,
    lineAt: (sequence) => (kept.has(sequence) ? base.lineAt(sequence) : null),
    lines: (from, count) => {
      const found: TrafficLine[] = [];
      for (let at = kept.near(from, 1); at !== null && found.length < count; at = kept.near(at + 1, 1)) {
        const line = base.lineAt(at);
        if (line === null) return null;
        found.push(line);
      }
      return found;
    },
    rankOf: kept.rankOf,
    sequenceAt: kept.at,
    numberOf: base.numberOf,
    counts: base.counts,
    onChange: work.onChange,
  };
};

interface Scan {
  /** Looks at lines for the time of a slice. */
  run(): void;
  /** Everything that is there was looked at. */
  readonly isDone: () => boolean;
}

const createScan = (
  base: LineSource,
  passes: (line: TrafficLine) => boolean,
  kept: ReturnType<typeof createSequences>,
  pace: FilterPace,
): Scan => {
  let scanned = 0;
  /** It may still grow, and then it is looked at again. */
  let last: TrafficLine | null = null;
  const goBackTo = (sequence: number): void => {
    kept.dropFrom(sequence);
    scanned = sequence;
    last = null;
  };
  const lookAgain = (): void => {
    // The lines of a session may be released and fetched again.
    if (base.count() === 0) return goBackTo(0);
    if (last === null || base.lineAt(last.sequence) === last || last.sequence < base.first()) return;
    goBackTo(last.sequence);
  };
  return {
    isDone: () => base.near(scanned, 1) === null,
    run: () => {
      const until = pace.now() + sliceMs;
      lookAgain();
      kept.dropBefore(base.first());
      do {
        const lines = base.lines(scanned, chunkLines);
        if (lines === null || lines.length === 0) break;
        for (const line of lines) {
          if (passes(line)) kept.add(line.sequence);
          last = line;
          scanned = line.sequence + 1;
        }
      } while (pace.now() < until);
    },
  };
};

/** Runs the scan while somebody listens: when lines arrive, and later if a slice did not suffice. */
const createWork = (base: LineSource, scan: Scan, pace: FilterPace) => {
  const changes = createListeners();
  let version = 0;
  let listening = 0;
  let stop: () => void = () => undefined;
  let cancel: (() => void) | null = null;
  const pull = (): void => {
    scan.run();
    version += 1;
    if (!scan.isDone() && cancel === null) cancel = pace.later(resume);
  };
  const resume = (): void => {
    cancel = null;
    pull();
    changes.emit();
  };
  const begin = (): void => {
    pull();
    stop = base.onChange(() => {
      // A slice is due anyway.
      if (cancel === null) resume();
    });
  };
  const end = (): void => {
    stop();
    cancel?.();
    cancel = null;
  };
  return {
    isDone: scan.isDone,
    version: () => version,
    onChange: (listener: () => void): (() => void) => {
      listening += 1;
      if (listening === 1) begin();
      const remove = changes.add(listener);
      return () => {
        remove();
        listening -= 1;
        if (listening === 0) end();
      };
    },
  };
};

/** Ascending numbers that grow at the end and are dropped at the beginning. */
const createSequences = () => {
  let all: number[] = [];
  let head = 0;
  /** Index of the first number that is not below `sequence`. */
  const indexOf = (sequence: number): number => {
    let low = head;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? 0) < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add: (sequence: number): void => void all.push(sequence),
    dropFrom: (sequence: number): void => {
      all.length = indexOf(sequence);
    },
    dropBefore: (sequence: number): void => {
      head = indexOf(sequence);
      if (head < keptBefore) return;
      all = all.slice(head);
      head = 0;
    },
    count: (): number => all.length - head,
    at: (rank: number): number | null => (rank < 0 ? null : (all[head + rank] ?? null)),
    has: (sequence: number): boolean => all[indexOf(sequence)] === sequence,
    rankOf: (sequence: number): number => indexOf(sequence) - head,
    near: (sequence: number, direction: 1 | -1): number | null => {
      const index = indexOf(direction === 1 ? sequence : sequence + 1);
      if (direction === 1) return all[index] ?? null;
      return index > head ? (all[index - 1] ?? null) : null;
    },
  };
};
