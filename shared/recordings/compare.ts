import { visibleText, withoutLineEnds } from '../at/visible-text.ts';
import { expectedName, type TrafficPiece } from '../traffic.ts';
import { commandNameOf } from './answer-times.ts';
import type { Exchange, ExchangePart, RecordedTraffic } from './exchanges.ts';
import { exchangesOf } from './exchanges.ts';

/** What is not compared. */
export interface CompareOptions {
  /** Numbers of modules, SIM cards and devices, tokens: runs of 10 digits and more, and of hexadecimal digits of 16 and more. */
  readonly ignoreIds: boolean;
  /** Times and dates in texts. Answer times are compared where they differ by more than a second and three times. */
  readonly ignoreTimes: boolean;
}

export const defaultCompareOptions: CompareOptions = { ignoreIds: true, ignoreTimes: true };

/** A command of one recording, as it is compared. */
export interface ComparedCommand {
  readonly sequence: number;
  readonly atMs: number;
  readonly line: string;
  /** What came back, in its order: answers, the final result, second phases. Without echo and blank lines. */
  readonly answers: readonly ComparedAnswer[];
  readonly answerMs: number | null;
}

export interface ComparedAnswer {
  readonly sequence: number;
  readonly atMs: number;
  readonly text: string;
  readonly kind: 'answer' | 'result';
}

/**
 * `same`: equal but for what is ignored. `differs`: the same command with other arguments or another answer text. `result`: another final result or second
 * phase. `slower`: an answer time that differs much. `only-a`, `only-b`: the command is in one recording only.
 */
export type ComparedKind = 'same' | 'differs' | 'result' | 'slower' | 'only-a' | 'only-b';

export interface ComparedRow {
  readonly kind: ComparedKind;
  readonly a: ComparedCommand | null;
  readonly b: ComparedCommand | null;
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  /** Index of the first row with another result; `null`: there is none. */
  readonly firstResult: number | null;
  readonly counts: Readonly<Record<ComparedKind, number>>;
  /** One recording has more commands than are compared. */
  readonly isCut: boolean;
}

/** More than a day of Setup runs. The work grows with the product of both where they differ throughout. */
export const comparedLimit = 3_000;

const textOf = (bytes: Uint8Array): string => visibleText(withoutLineEnds(bytes));
const withoutTail = (text: string): string => text.trim();

const resultOwners = new Set(['final', 'second-phase']);
const answerOwners = new Set(['answer', 'data', 'prompt', ...resultOwners]);

/** The commands of a recording, from its pieces in their order. */
export const comparedCommands = (pieces: Iterable<TrafficPiece>): readonly ComparedCommand[] =>
  comparedOf(exchangesOf(pieces));

export const comparedOf = ({ exchanges }: RecordedTraffic): readonly ComparedCommand[] =>
  exchanges.map(comparedCommand);

const comparedCommand = ({ command, parts, answerMs }: Exchange): ComparedCommand => ({
  ...{ sequence: command.sequence, atMs: command.atMs, line: withoutTail(textOf(command.bytes)), answerMs },
  answers: parts.filter(({ owner }) => answerOwners.has(owner)).map(comparedAnswer),
});

const comparedAnswer = ({ sequence, atMs, owner, bytes, name }: ExchangePart): ComparedAnswer => ({
  ...{ sequence, atMs, text: withoutTail(textOf(bytes)) },
  kind: resultOwners.has(owner) && name !== expectedName ? 'result' : 'answer',
});

const ids = /\b(?:\d{10,}|[0-9a-f]{16,})\b/gi;
const times =
  /\b(?:\d{2,4}[/-]\d{2}[/-]\d{2}(?:[ ,T]+\d{2}:\d{2}(?::\d{2})?(?:[+-]\d{2,4})?)?|\d{2}:\d{2}:\d{2}(?:[+-]\d{2})?|20\d{8})\b/g;

/** A text without what is ignored. */
export const comparableText = (text: string, { ignoreIds, ignoreTimes }: CompareOptions): string => {
  const withoutTimes = ignoreTimes ? text.replace(times, '<time>') : text;
  return ignoreIds ? withoutTimes.replace(ids, '<id>') : withoutTimes;
};

/** Aligns the commands of two recordings by their names, and says where they differ. */
export const compareCommands = (
  allOfA: readonly ComparedCommand[],
  allOfB: readonly ComparedCommand[],
  options: CompareOptions = defaultCompareOptions,
): Comparison => {
  const a = allOfA.slice(0, comparedLimit);
  const b = allOfB.slice(0, comparedLimit);
  const rows = aligned(a, b, options).map(([one, other]): ComparedRow => rowOf(one, other, options));
  const counts = { same: 0, differs: 0, result: 0, slower: 0, 'only-a': 0, 'only-b': 0 };
  for (const { kind } of rows) counts[kind] += 1;
  const first = rows.findIndex(({ kind }) => kind === 'result');
  return {
    ...{ rows, counts, firstResult: first < 0 ? null : first },
    isCut: a.length < allOfA.length || b.length < allOfB.length,
  };
};

const slowMs = 1_000;
const slowTimes = 3;

const rowOf = (a: ComparedCommand | null, b: ComparedCommand | null, options: CompareOptions): ComparedRow => {
  if (a === null) return { kind: 'only-b', a, b };
  if (b === null) return { kind: 'only-a', a, b };
  const text = (one: string): string => comparableText(one, options);
  const results = ({ answers }: ComparedCommand): string =>
    answers.flatMap((answer) => (answer.kind === 'result' ? [text(answer.text)] : [])).join('\n');
  if (results(a) !== results(b)) return { kind: 'result', a, b };
  const all = ({ line, answers }: ComparedCommand): string =>
    [line, ...answers.map((one) => one.text)].map(text).join('\n');
  if (all(a) !== all(b)) return { kind: 'differs', a, b };
  return { kind: isSlower(a.answerMs, b.answerMs) ? 'slower' : 'same', a, b };
};

const isSlower = (a: number | null, b: number | null): boolean => {
  if (a === null || b === null) return a !== b;
  return Math.abs(a - b) > slowMs && Math.max(a, b) > slowTimes * Math.min(a, b);
};

type Pair = readonly [a: ComparedCommand | null, b: ComparedCommand | null];

/**
 * The longest common subsequence of the command names; among equal ones, of the whole lines: equal lines count a little more, so that the second of
 * two AT+MSUB meets its own topic. What is equal at both ends is not searched.
 */
const aligned = (
  a: readonly ComparedCommand[],
  b: readonly ComparedCommand[],
  options: CompareOptions,
): readonly Pair[] => {
  const keys = (all: readonly ComparedCommand[]): readonly Key[] =>
    all.map(({ line }) => ({ name: commandNameOf(line), line: comparableText(line, options) }));
  const [keysA, keysB] = [keys(a), keys(b)];
  let start = 0;
  while (start < a.length && start < b.length && keysA[start]?.line === keysB[start]?.line) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && keysA[endA - 1]?.line === keysB[endB - 1]?.line) {
    endA -= 1;
    endB -= 1;
  }
  const equal = (from: number, to: number, offset: number): readonly Pair[] =>
    a.slice(from, to).map((one, index) => [one, b[from + index + offset] ?? null]);
  return [
    ...equal(0, start, 0),
    ...alignedMiddle(a, b, { keysA, keysB, start, endA, endB }),
    ...equal(endA, a.length, endB - endA),
  ];
};

interface Key {
  readonly name: string;
  readonly line: string;
}

interface Middle {
  readonly keysA: readonly Key[];
  readonly keysB: readonly Key[];
  readonly start: number;
  readonly endA: number;
  readonly endB: number;
}

const sameLine = 3;
const sameName = 2;

const alignedMiddle = (
  a: readonly ComparedCommand[],
  b: readonly ComparedCommand[],
  { keysA, keysB, start, endA, endB }: Middle,
): readonly Pair[] => {
  const [rows, columns] = [endA - start, endB - start];
  const width = columns + 1;
  const best = new Uint32Array((rows + 1) * width);
  const scoreOf = (row: number, column: number): number => {
    const [one, other] = [keysA[start + row], keysB[start + column]];
    if (one?.line === other?.line) return sameLine;
    return one?.name === other?.name ? sameName : 0;
  };
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const score = scoreOf(row, column);
      const together = score === 0 ? 0 : score + at(row + 1, column + 1);
      best[row * width + column] = Math.max(together, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const score = row < rows && column < columns ? scoreOf(row, column) : 0;
    if (score > 0 && at(row, column) === score + at(row + 1, column + 1)) {
      pairs.push([a[start + row] ?? null, b[start + column] ?? null]);
      row += 1;
      column += 1;
    } else if (column >= columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) {
      pairs.push([a[start + row] ?? null, null]);
      row += 1;
    } else {
      pairs.push([null, b[start + column] ?? null]);
      column += 1;
    }
  }
  return pairs;
};
