import type { LineTest } from '../../shared/sequences/pattern.ts';
import type { Clock } from '../base/clock.ts';
import type { LineInbox } from './line-inbox.ts';
import type { PortLine } from './port.ts';
import type { WorkBudget } from './work-budget.ts';

/** What a line decided. */
export type Verdict =
  | { readonly kind: 'expected'; readonly groups: Readonly<Record<string, string>>; readonly atMs: number }
  | { readonly kind: 'rejected'; readonly atMs: number };

/** Compares the lines of one attempt, each once, in order. */
export interface LineReading {
  /** Compares what has arrived. */
  look(): Verdict | null;
  /** The same, and waits for further lines until this time of the monotonic clock, or until the signal is aborted. */
  until(untilMs: number): Promise<Verdict | null>;
  /** The lines that were compared, the newest `keptLines`. */
  lines(): readonly PortLine[];
  /** The position after the line that decided, or after the last one. */
  readTo(): number;
}

const keptLines = 50;

interface ReadingContext {
  readonly inbox: LineInbox;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly budget: WorkBudget;
}

/** `counts`: whether a line is compared at all; asked for each line once. */
export const createLineReading = (
  { inbox, clock, signal, budget }: ReadingContext,
  tests: { readonly expect: readonly LineTest[]; readonly reject: readonly LineTest[] },
  from: number,
  counts: (line: PortLine) => boolean,
): LineReading => {
  const compared: PortLine[] = [];
  let position = from;
  let verdict: Verdict | null = null;

  const verdictOf = (line: PortLine): Verdict | null => {
    if (tests.reject.some((test) => budget.match(test, line.text))) return { kind: 'rejected', atMs: line.atMs };
    for (const test of tests.expect) {
      const groups = budget.match(test, line.text);
      if (groups) return { kind: 'expected', groups, atMs: line.atMs };
    }
    return null;
  };

  const look = (): Verdict | null => {
    for (const line of verdict ? [] : inbox.from(position)) {
      position += 1;
      if (!counts(line)) continue;
      compared.push(line);
      if (compared.length > keptLines) compared.shift();
      verdict = verdictOf(line);
      if (verdict) break;
    }
    return verdict;
  };

  return {
    look,
    until: async (untilMs) => {
      while (!look() && !signal.aborted && clock.nowMs() < untilMs) await inbox.next(untilMs, signal);
      return look();
    },
    lines: () => compared,
    readTo: () => position,
  };
};
