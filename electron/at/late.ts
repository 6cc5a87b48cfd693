import type { CommandRequest, LateRule } from './command-spec.ts';
import type { CommandId, EngineState, OpenLate } from './engine-state.ts';
import { type Turn, update } from './turn.ts';

/** More than a user has open at once. Above the limit the oldest are dropped. */
const openLimit = 32;

/** Notes that late lines of this command may follow its final result code. */
export const expectLate = (turn: Turn, id: CommandId, rules: readonly LateRule[], sent: string): void => {
  if (rules.length === 0) return;
  const { late, background } = turn.state;
  const behind = background.map((waiting) => waiting.id);
  const entries = rules.map((rule) => ({
    ...{ id, rule, behind, sent },
    ...{ endsAtMs: turn.nowMs + rule.deadlineMs, tookOwed: false },
  }));
  update(turn, { late: [...late, ...entries].slice(-openLimit) });
};

const isOf = (patterns: readonly RegExp[], line: string): boolean => patterns.some((pattern) => pattern.test(line));

/** The command whose late line this is; `null`: none. The oldest one first, because results come in the order of the commands. */
export const takeLate = (turn: Turn, line: string): CommandId | null => {
  const { late } = turn.state;
  if (late.length === 0) return null;
  const open = openLate(turn.state, turn.nowMs);
  const found = open.find(({ rule }) => isOf(rule.last, line) || isOf(rule.lines, line));
  if (found && isOfEarlierBackground(turn, found, line)) return null;
  const isLast = found !== undefined && isOf(found.rule.last, line);
  const left = isLast ? open.filter((other) => other !== found) : open;
  if (left.length !== late.length) update(turn, { late: left });
  return found?.id ?? null;
};

/** The word that a pattern for whole lines begins with; `null`: it begins with something else. */
export const firstWordOf = ({ source }: RegExp): string | null => /^\^([A-Z]+)/.exec(source)?.[1] ?? null;

/**
 * Whether its late lines look like a result that a publish of the program waits for. It is sent after that result: if the result is lost, its
 * own would be taken for it.
 */
export const looksAwaited = ({ background }: EngineState, { late }: CommandRequest): boolean => {
  if (background.length === 0) return false;
  const rules = late.filter(({ ofConnection }) => ofConnection);
  const words = background.flatMap(({ left }) => left.map(firstWordOf));
  return rules.some(({ lines, last }) => words.some((word) => word === null || isOf(last, word) || isOf(lines, word)));
};

/** The open commands with late lines. What is sent now is sent after them. */
export const openLateOf = ({ late }: EngineState): readonly CommandId[] => late.map(({ id }) => id);

/** Whether one of these commands may get this line as a late one. */
export const isOfLate = ({ state, nowMs }: Turn, ids: readonly CommandId[], line: string): boolean =>
  ids.length > 0 &&
  openLate(state, nowMs).some(({ id, rule }) => ids.includes(id) && (isOf(rule.last, line) || isOf(rule.lines, line)));

/** Whether the line is the last one of such a command. */
export const isLastOfLate = ({ state, nowMs }: Turn, line: string): boolean =>
  state.late.length > 0 && openLate(state, nowMs).some(({ rule }) => isOf(rule.last, line));

/** The connection is closed, so its results cannot arrive any more. */
export const forgetLate = (turn: Turn): void => {
  if (turn.state.late.length > 0) update(turn, { late: turn.state.late.filter(({ rule }) => !rule.ofConnection) });
};

/** A publish of the program that was sent before the typed command waits for the line. */
const isOfEarlierBackground = ({ state: { background } }: Turn, { behind }: OpenLate, line: string): boolean =>
  background.some(({ id, left, rule }) => behind.includes(id) && (left[0]?.test(line) || isOf(rule.failure, line)));

const openLate = ({ late }: EngineState, nowMs: number): readonly OpenLate[] =>
  late.filter(({ endsAtMs }) => nowMs < endsAtMs);
