import { parseHex } from '../sending/hex-text.ts';
import { parseDuration } from './duration.ts';
import { parseComparison } from './expression.ts';
import { type SequenceFile, type StepFile, sequenceSchema } from './file-schema.ts';
import { type Pattern, sizeOf } from './pattern.ts';
import type { SequenceProblem, SequenceProblemCode } from './problem.ts';
import { problemsOfIssue } from './schema-problem.ts';
import type { Assertion, OnFail, Sequence, SequenceStep, StepAction } from './sequence.ts';
import { keysWithoutMeaning } from './step-actions.ts';
import { escapedDollars } from './variables.ts';

type Path = SequenceProblem['path'];
type Report = (code: SequenceProblemCode, path: Path, detail?: string) => void;
type CheckPattern = (pattern: Pattern, path: Path) => void;

export type ReadSequence =
  | { readonly ok: true; readonly value: Sequence }
  | { readonly ok: false; readonly problems: readonly SequenceProblem[] };

const longestDetail = 100;

/** Checks the values of a file and gives the sequence, or all problems in the order of the file. */
export const readSequence = (values: unknown): ReadSequence => {
  const parsed = sequenceSchema.safeParse(values);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOfIssue) };
  const problems: SequenceProblem[] = [];
  const report: Report = (code, path, detail = '') =>
    problems.push({ code, path, detail: detail.slice(0, longestDetail) });
  const sequence = sequenceOf(parsed.data, report, createPatternCheck(report));
  checkGotos(sequence.steps, report);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: sequence };
};

/** Of all patterns of a file together, because reading a file and beginning a run compile all of them: half a second. */
const mostInstructions = 500_000;
/** What a text costs that is no pattern. */
const refusedInstructions = 1_000;

const createPatternCheck = (report: Report): CheckPattern => {
  let left = mostInstructions;
  return (pattern, path) => {
    const size = left > 0 ? sizeOf(pattern) : null;
    left -= size ?? refusedInstructions;
    if (size === null && pattern.kind === 'regex') report('not-pattern', path, pattern.source);
  };
};

const sequenceOf = (file: SequenceFile, report: Report, check: CheckPattern): Sequence => ({
  name: file.sequence,
  title: file.title ?? null,
  vars: Object.fromEntries(Object.entries(file.vars ?? {}).map(([name, value]) => [name, String(value)])),
  lineEnding: file.lineEnding ?? 'crlf',
  abort: patternsOf(file.abort, ['abort'], check),
  steps: file.steps.map((step, index) => stepOf(step, ['steps', index], report, check)),
});

const stepOf = (file: StepFile, path: Path, report: Report, check: CheckPattern): SequenceStep => {
  checkKeys(file, path, report);
  return {
    name: file.name ?? null,
    action: actionOf(file, path, report),
    data: file.data ?? null,
    lineEnding: file.lineEnding ?? null,
    expect: patternsOf(file.expect, [...path, 'expect'], check),
    reject: patternsOf(file.reject, [...path, 'reject'], check),
    timeoutMs: msOf(file.timeout),
    retry: file.retry ?? 0,
    everyMs: msOf(file.every),
    withinMs: msOf(file.within),
    assert: assertionsOf(file.assert, [...path, 'assert'], report),
    onFail: onFailOf(file.onFail),
    say: file.say ?? null,
    delayAfterMs: msOf(file.delayAfter) ?? 0,
    order: file.order ?? null,
  };
};

const msOf = (text: string | undefined): number | null => (text === undefined ? null : parseDuration(text));

const actions = ['send', 'sendHex', 'wait', 'pause'] as const;

const actionOf = (file: StepFile, path: Path, report: Report): StepAction => {
  const given = actions.filter((key) => file[key] !== undefined);
  if (given.length === 0) report('no-action', path, actions.join(', '));
  if (given.length > 1) report('several-actions', [...path, given[1] ?? ''], given.join(', '));
  if (file.send !== undefined) return { kind: 'send', text: file.send };
  if (file.sendHex !== undefined) {
    const bytes = parseHex(file.sendHex);
    const isWrong = !bytes.ok || bytes.value.length === 0;
    // A variable may give the digits: then they are checked when it is known.
    if (isWrong && !file.sendHex.includes('${')) report('not-hex', [...path, 'sendHex'], file.sendHex);
    return { kind: 'send-hex', hex: file.sendHex };
  }
  if (file.wait !== undefined) return { kind: 'wait', forMs: msOf(file.wait) ?? 0 };
  return { kind: 'pause', forMs: msOf(file.pause) ?? 0 };
};

const checkKeys = (file: StepFile, path: Path, report: Report): void => {
  for (const action of actions) {
    if (file[action] === undefined) continue;
    for (const key of keysWithoutMeaning[action]) {
      if (file[key] !== undefined) report('not-with-this-action', [...path, key], action);
    }
  }
  if (file.every !== undefined && file.within === undefined && file.retry === undefined) {
    report('every-without-within', [...path, 'every']);
  }
};

type PatternFile = NonNullable<StepFile['expect']>;

const patternsOf = (file: PatternFile | undefined, path: Path, check: CheckPattern): readonly Pattern[] => {
  if (file === undefined) return [];
  if (!Array.isArray(file)) return [patternOf(file, path, check)];
  return file.map((each, index) => patternOf(each, [...path, index], check));
};

const patternOf = (file: string | { readonly text: string }, path: Path, check: CheckPattern): Pattern => {
  if (typeof file !== 'string') return { kind: 'text', text: file.text };
  const pattern: Pattern = { kind: 'regex', source: escapedDollars(file) };
  check(pattern, path);
  return pattern;
};

const assertionsOf = (file: StepFile['assert'], path: Path, report: Report): readonly Assertion[] =>
  (file === undefined ? [] : [file].flat()).flatMap((text, index): readonly Assertion[] => {
    const comparison = parseComparison(text);
    if (comparison) return [{ text, comparison }];
    report('not-comparison', Array.isArray(file) ? [...path, index] : path, text);
    return [];
  });

const onFailOf = (file: StepFile['onFail']): OnFail => {
  if (typeof file === 'object') return { kind: 'goto', step: file.goto, times: file.times ?? 1 };
  return { kind: file ?? 'stop' };
};

/** All texts by which `goto` may name a step. */
export const namesOfStep = ({ name }: Pick<SequenceStep, 'name'>): readonly string[] => {
  if (name === null) return [];
  return typeof name === 'string' ? [name] : [name.en, name.zh];
};

const checkGotos = (steps: readonly SequenceStep[], report: Report): void => {
  const counts = new Map<string, number>();
  for (const step of steps) {
    for (const name of new Set(namesOfStep(step))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [index, { onFail }] of steps.entries()) {
    if (onFail.kind !== 'goto') continue;
    const count = counts.get(onFail.step) ?? 0;
    const path = ['steps', index, 'onFail', 'goto'];
    if (count === 0) report('unknown-step', path, onFail.step);
    if (count > 1) report('same-name-twice', path, onFail.step);
  }
};
