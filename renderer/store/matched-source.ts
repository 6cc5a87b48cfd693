import type { LineTest } from '../../shared/lines/line-condition.ts';
import type { MatchedPieces } from '../../shared/lines/match-lines.ts';
import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import { createListeners } from '../../shared/listeners.ts';
import type { LineSource } from './line-source.ts';
import { createNumberSet, type NumberSet } from './number-set.ts';

/** How the work of a filter is divided. The page passes in its clock and its timer. */
export interface FilterPace {
  now(): number;
  /** Runs the action later and returns how to cancel it. */
  later(action: () => void, delayMs?: number): () => void;
}

/** Which lines that begin in `[from, to)` pass, for that part or a shorter one. `null`: it cannot be known now. */
export type FetchMatches = (from: number, to: number) => Promise<MatchedPieces | null>;

export interface MatchedSourceOptions {
  /** All lines of the session. */
  readonly all: LineSource;
  /** Those that the page keeps: the newest. It tests them itself. */
  readonly memory: LineSource;
  readonly passes: LineTest;
  /** Lines with smaller sequence numbers do not pass. */
  readonly from: number;
  /** Tests older lines in the program. */
  readonly fetch: FetchMatches;
  readonly pace: FilterPace;
}

/** The page tests lines at most this long before it draws. */
const sliceMs = 6;
const chunkLines = 256;
/** Pieces that are asked for at once. */
const partPieces = 32_768;
const retryMs = 1_000;

/**
 * The lines of a session that pass a test. The page tests the lines that it keeps, in slices of some milliseconds; the program tests older ones,
 * the newest of them first. It is a complete source at any time for the lines that were tested. It works only while it has a listener.
 */
export const createMatchedSource = (options: MatchedSourceOptions): LineSource => {
  const { all } = options;
  const kept = createNumberSet();
  const work = createWork(options, kept);
  return {
    version: () => work.version() + all.version(),
    count: kept.count,
    first: () => kept.at(0) ?? all.first(),
    next: () => (kept.at(kept.count() - 1) ?? -1) + 1,
    allHereFrom: all.allHereFrom,
    isComplete: () => all.isComplete() && work.isComplete(),
    includesNewest: work.includesNewest,
    near: kept.near,
    lineAt: (sequence) => (kept.has(sequence) ? all.lineAt(sequence) : null),
    lines: (from, count) => {
      const found: TrafficLine[] = [];
      for (let at = kept.near(from, 1); at !== null && found.length < count; at = kept.near(at + 1, 1)) {
        const line = all.lineAt(at);
        if (line === null) return null;
        found.push(line);
      }
      return found;
    },
    rankOf: kept.rankOf,
    sequenceAt: kept.at,
    numberOf: all.numberOf,
    counts: all.counts,
    onChange: work.onChange,
  };
};

/** Which lines were tested: `[low, high)`. */
interface Tested {
  low: number;
  high: number;
  /** It may still grow, and then it is tested again. */
  last: TrafficLine | null;
}

/** Tests the lines in memory, from the end of those that were tested on. */
const createMemoryScan = ({ memory, passes, pace, from }: MatchedSourceOptions, kept: NumberSet) => {
  let tested: Tested | null = null;
  const lookAgain = (): void => {
    // The lines of a session may be released and fetched again.
    if (memory.next() === 0) {
      tested = null;
      kept.removeFrom(0);
    }
    if (tested === null || tested.last === null || memory.lineAt(tested.last.sequence) === tested.last) return;
    kept.removeFrom(tested.last.sequence);
    tested.high = tested.last.sequence;
    tested.last = null;
  };
  return {
    tested: (): Tested | null => tested,
    isAtEnd: (): boolean => tested === null || memory.near(tested.high, 1) === null,
    run: (): void => {
      const until = pace.now() + sliceMs;
      lookAgain();
      if (tested === null && memory.next() > 0) {
        const begin = Math.max(from, memory.allHereFrom());
        tested = { low: begin, high: begin, last: null };
      }
      // Older lines were dropped before they were tested, so the program tests them.
      if (tested === null || tested.high < memory.allHereFrom()) return;
      for (;;) {
        const lines = memory.lines(tested.high, chunkLines);
        if (lines === null || lines.length === 0) return;
        for (const line of lines) {
          if (passes(line)) kept.add(line.sequence);
          tested.last = line;
          tested.high = line.sequence + 1;
          // After each one: an expression can take a tenth of a second for a long line.
          if (pace.now() >= until) return;
        }
      }
    },
  };
};

interface Part {
  readonly tested: Tested;
  readonly from: number;
  readonly to: number;
  at: number;
}

/** The next part to test. After lines that were dropped before they were tested, else before all that were tested. `null`: nothing is left. */
const nextPartOf = (tested: Tested, border: number, from: number): Part | null => {
  if (tested.high < border) {
    const to = Math.min(border, tested.high + partPieces);
    return { tested, from: tested.high, to, at: tested.high };
  }
  if (tested.low <= from) return null;
  const begin = Math.max(from, tested.low - partPieces);
  return { tested, from: begin, to: tested.low, at: begin };
};

const finishPart = ({ tested, from: begin, to }: Part): void => {
  if (begin === tested.high) {
    tested.high = to;
    tested.last = null;
  } else tested.low = begin;
};

/** Has the program test what is before and after the lines that were tested, one part at a time. */
const createOlderScan = (
  { memory, from, fetch, pace }: MatchedSourceOptions,
  kept: NumberSet,
  testedNow: () => Tested | null,
  changed: () => void,
) => {
  let part: Part | null = null;
  let isWaiting = false;
  let stopRetry: () => void = () => undefined;
  const retryLater = (): void => {
    isWaiting = true;
    const resume = (): void => {
      stopRetry = () => undefined;
      isWaiting = false;
    };
    const cancel = pace.later(() => {
      resume();
      changed();
    }, retryMs);
    stopRetry = () => {
      cancel();
      resume();
    };
  };
  const take = (wanted: Part, matched: MatchedPieces | null): void => {
    isWaiting = false;
    // The lines were released meanwhile; what is wanted now was not asked for.
    if (part !== wanted) return changed();
    if (matched === null) return retryLater();
    kept.addBits(wanted.at, matched.bits);
    wanted.at = Math.max(wanted.at + 1, matched.to);
    if (wanted.at >= wanted.to) {
      finishPart(wanted);
      part = null;
    }
    changed();
  };
  return {
    run: (): void => {
      const tested = testedNow();
      if (tested !== part?.tested) part = null;
      if (tested === null || isWaiting) return;
      part ??= nextPartOf(tested, memory.allHereFrom(), from);
      if (part === null) return;
      isWaiting = true;
      const wanted = part;
      void fetch(wanted.at, wanted.to).then((matched) => take(wanted, matched));
    },
    stop: (): void => stopRetry(),
  };
};

/** Runs both scans while there is a listener: when lines arrive, and later if a slice did not suffice. */
const createWork = (options: MatchedSourceOptions, kept: NumberSet) => {
  const { all, memory, pace, from } = options;
  const changes = createListeners();
  let version = 0;
  let listening = 0;
  let stop: () => void = () => undefined;
  let cancel: (() => void) | null = null;
  const scan = createMemoryScan(options, kept);
  const resume = (): void => {
    cancel = null;
    pull();
    changes.emit();
  };
  const older = createOlderScan(options, kept, scan.tested, () => {
    version += 1;
    if (listening > 0 && cancel === null) resume();
  });
  const pull = (): void => {
    scan.run();
    version += 1;
    if (!scan.isAtEnd() && cancel === null) cancel = pace.later(resume);
    older.run();
  };
  const begin = (): void => {
    pull();
    stop = all.onChange(() => {
      // A slice is due anyway.
      if (cancel === null) resume();
    });
  };
  const end = (): void => {
    stop();
    older.stop();
    cancel?.();
    cancel = null;
  };
  const includesNewest = (): boolean => {
    const tested = scan.tested();
    return scan.isAtEnd() && (tested === null || tested.high >= memory.allHereFrom());
  };
  return {
    includesNewest,
    isComplete: () => includesNewest() && (scan.tested()?.low ?? from) <= from,
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
