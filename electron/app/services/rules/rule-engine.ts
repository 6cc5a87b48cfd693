import type { LineRule } from '../../../../shared/contract.ts';
import { compileRuleExpression } from '../../../../shared/lines/rule-expression.ts';
import { isRuled, ruledText, ruleTestOf } from '../../../../shared/lines/rule-of-line.ts';
import type { TrafficLine } from '../../../../shared/lines/traffic-lines.ts';
import type { LineTest } from '../../../../shared/sequences/pattern.ts';
import type { Clock } from '../../../base/clock.ts';
import { createWorkBudget, type WorkBudget } from '../../../sequences/work-budget.ts';

/**
 * Decides which rules act on a line, for one session. A rule acts at most once a second and ten times a minute, never on lines that came while
 * a procedure held the port, and never on what a rule has caused.
 */
export interface RuleEngine {
  /** The rules that act from now on. One that is the same as before keeps its counts. */
  use(rules: readonly LineRule[]): void;
  readonly rules: () => readonly LineRule[];
  /** The rules that act on this line now. They are counted as having acted. */
  actOn(line: TrafficLine): readonly LineRule[];
  /** A procedure has the port, or has it no longer. */
  held(isHeld: boolean): void;
  /** A rule runs a sequence, until the returned function is called. */
  causes(): () => void;
}

const mostPerMinute = 10;
const minuteMs = 60_000;
const pauseMs = 1_000;
/** A module may restart, or report a lost connection, for so long after the command that caused it. */
const effectMs = 30_000;
/** A piece is tested once it is recorded. */
const latestMs = 5_000;

interface ActingRule {
  readonly rule: LineRule;
  /** `null`: its expression is not valid. */
  readonly test: LineTest | null;
  /** When it acted, in the last minute. */
  acted: readonly number[];
}

export const createRuleEngine = (clock: Clock, onSpent: () => void): RuleEngine => {
  let acting: readonly ActingRule[] = [];
  const holds = createHolds(clock);
  let running = 0;
  let causedUntilMs = Number.NEGATIVE_INFINITY;
  let highestCommand = 0;
  /** The numbers of commands that sequences of rules have sent. The last is known when another command follows. */
  let caused: readonly { readonly from: number; to: number }[] = [];
  const otherCommands = (last: number): void => {
    for (const part of caused) part.to = Math.min(part.to, last);
  };
  const newBudget = (): WorkBudget =>
    createWorkBudget(clock, () => {
      acting = [];
      onSpent();
    });
  let budget = newBudget();

  const isCaused = ({ commandId }: TrafficLine): boolean =>
    running > 0 || caused.some(({ from, to }) => commandId > from && commandId <= to);
  const mayAct = ({ acted, rule }: ActingRule, nowMs: number): boolean => {
    if (rule.sequence !== null && nowMs < causedUntilMs) return false;
    const last = acted.at(-1) ?? Number.NEGATIVE_INFINITY;
    return nowMs - last >= pauseMs && acted.filter((atMs) => nowMs - atMs < minuteMs).length < mostPerMinute;
  };

  return {
    use: (rules) => {
      if (acting.length === 0) budget = newBudget();
      acting = rules.map((rule) => {
        const before = acting.find((each) => isSameRule(each.rule, rule));
        return before ?? { rule, test: ruleTestOf(rule, compileRuleExpression), acted: [] };
      });
    },
    rules: () => acting.map(({ rule }) => rule),
    actOn: (line) => {
      if (line.owner === 'command' && running === 0 && !holds.at(line.atMs)) otherCommands(line.commandId - 1);
      highestCommand = Math.max(highestCommand, line.commandId);
      const text = ruledText(line);
      if (text === null || acting.length === 0 || isCaused(line) || holds.at(line.atMs)) return [];
      const nowMs = clock.nowMs();
      const found: LineRule[] = [];
      for (const each of acting) {
        // A rule that may not act costs nothing.
        if (!each.test || !isRuled(each.rule, line) || !mayAct(each, nowMs)) continue;
        if (!budget.match(each.test, text)) continue;
        each.acted = [...each.acted, nowMs].slice(-mostPerMinute);
        found.push(each.rule);
      }
      return found;
    },
    held: (isHeld) => {
      if (isHeld && running === 0) otherCommands(highestCommand);
      holds.note(isHeld);
    },
    causes: () => {
      running += 1;
      otherCommands(highestCommand);
      caused = [...caused, { from: highestCommand, to: Number.POSITIVE_INFINITY }].slice(-mostPerMinute);
      return () => {
        running -= 1;
        causedUntilMs = clock.nowMs() + effectMs;
      };
    },
  };
};

export const isSameRule = (one: LineRule, other: LineRule): boolean => JSON.stringify(one) === JSON.stringify(other);

/** When a procedure had the port: a line is tested a moment after it came. */
const createHolds = (clock: Clock) => {
  let intervals: readonly { readonly fromMs: number; toMs: number }[] = [];
  return {
    note: (isHeld: boolean): void => {
      const nowMs = clock.wallMs();
      const last = intervals.at(-1);
      const isOpen = last?.toMs === Number.POSITIVE_INFINITY;
      if (isHeld === isOpen) return;
      if (!isHeld && last) last.toMs = nowMs;
      const kept = intervals.filter(({ toMs }) => nowMs - toMs < latestMs);
      intervals = isHeld ? [...kept, { fromMs: nowMs, toMs: Number.POSITIVE_INFINITY }] : kept;
    },
    at: (atMs: number): boolean => intervals.some(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs),
  };
};
