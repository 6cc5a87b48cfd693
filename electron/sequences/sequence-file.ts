import { type Document, isMap, isNode, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { formatDuration } from '../../shared/sequences/duration.ts';
import type { SequenceFile, StepFile } from '../../shared/sequences/file-schema.ts';
import type { Pattern } from '../../shared/sequences/pattern.ts';
import type { PlacedProblem, SequenceProblem } from '../../shared/sequences/problem.ts';
import { readSequence } from '../../shared/sequences/read-sequence.ts';
import type { OnFail, Sequence, SequenceStep } from '../../shared/sequences/sequence.ts';
import { yamlText } from './yaml-text.ts';

export type ReadSequenceFile =
  | { readonly ok: true; readonly value: Sequence }
  /** Never empty, in the order of the text. */
  | { readonly ok: false; readonly problems: readonly PlacedProblem[] };

const largestFileBytes = 1_000_000;
const mostProblems = 50;

const placed = (code: SequenceProblem['code'], detail: string, line = 1, column = 1): PlacedProblem => ({
  ...{ code, path: [], detail: detail.slice(0, 100), line, column },
});

/** Reads `*.atseq.yaml`: YAML, or JSON, which is YAML as well. Every problem has its line and column. */
export const readSequenceFile = (bytes: Uint8Array): ReadSequenceFile => {
  if (bytes.length > largestFileBytes) {
    return { ok: false, problems: [placed('too-large', `${bytes.length} > ${largestFileBytes}`)] };
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problems: [placed('not-yaml', 'UTF-8')] };
  }
  return readText(text);
};

const readText = (text: string): ReadSequenceFile => {
  const lines = new LineCounter();
  let document: Document.Parsed;
  let values: unknown;
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      return { ok: false, problems: [placed('not-yaml', error.message, line, col)] };
    }
    values = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // Too deep, or too many aliases.
    return { ok: false, problems: [placed('not-yaml', error instanceof Error ? error.message : '')] };
  }
  const read = readSequence(values);
  if (read.ok) return read;
  return {
    ok: false,
    problems: read.problems.slice(0, mostProblems).map((problem) => placeOf(document, lines, problem)),
  };
};

/** The place of a problem: of its key, or of the nearest part of the file that there is. */
const placeOf = (document: Document.Parsed, lines: LineCounter, problem: SequenceProblem): PlacedProblem => {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of problem.path) {
    const next = partOf(node, part);
    if (!next) break;
    ({ node } = next);
    offset = next.offset ?? offset;
  }
  const { line, col } = lines.linePos(offset);
  return { ...problem, line: Math.max(1, line), column: Math.max(1, col) };
};

const startOf = (node: unknown): number | null => (isNode(node) ? (node.range?.[0] ?? null) : null);

const partOf = (
  node: unknown,
  part: string | number,
): { readonly node: unknown; readonly offset: number | null } | null => {
  if (isSeq(node) && typeof part === 'number') {
    const item = node.items[part];
    return item === undefined ? null : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(
    ({ key }) => isNode(key) && String((key as Node & { value?: unknown }).value) === String(part),
  );
  return pair && isPair(pair) ? { node: pair.value, offset: startOf(pair.key) } : null;
};

/** The text of a file that gives this sequence. */
export const sequenceFileText = (sequence: Sequence): string => yamlText(fileOf(sequence));

export const fileOf = ({ name, title, vars, lineEnding, abort, steps }: Sequence): SequenceFile => ({
  sequence: name,
  ...(title !== null && { title }),
  ...(Object.keys(vars).length > 0 && { vars: { ...vars } }),
  ...(lineEnding !== 'crlf' && { lineEnding }),
  ...(abort.length > 0 && { abort: patternsOf(abort) }),
  steps: steps.map(stepOf),
});

const stepOf = (step: SequenceStep): StepFile => ({
  ...(step.name !== null && { name: step.name }),
  ...actionOf(step),
  ...(step.data !== null && { data: step.data }),
  ...(step.lineEnding !== null && { lineEnding: step.lineEnding }),
  ...(step.expect.length > 0 && { expect: patternsOf(step.expect) }),
  ...(step.reject.length > 0 && { reject: patternsOf(step.reject) }),
  ...(step.timeoutMs !== null && { timeout: formatDuration(step.timeoutMs) }),
  ...(step.retry > 0 && { retry: step.retry }),
  ...(step.everyMs !== null && { every: formatDuration(step.everyMs) }),
  ...(step.withinMs !== null && { within: formatDuration(step.withinMs) }),
  ...(step.delayAfterMs > 0 && { delayAfter: formatDuration(step.delayAfterMs) }),
  ...(step.assert.length > 0 && { assert: oneOrAll(step.assert.map(({ text }) => text)) }),
  ...(step.onFail.kind !== 'stop' && { onFail: onFailOf(step.onFail) }),
  ...(step.say !== null && { say: step.say }),
  ...(step.order !== null && { order: step.order }),
});

const actionOf = ({ action }: SequenceStep): Pick<StepFile, 'send' | 'sendHex' | 'wait' | 'pause'> => {
  switch (action.kind) {
    case 'send':
      return { send: action.text };
    case 'send-hex':
      return { sendHex: action.hex };
    default:
      return { [action.kind]: formatDuration(action.forMs) };
  }
};

const oneOrAll = <Value>(values: readonly Value[]): Value | Value[] => {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : [...values];
};

const patternsOf = (patterns: readonly Pattern[]): NonNullable<StepFile['expect']> =>
  oneOrAll(patterns.map((pattern) => (pattern.kind === 'text' ? { text: pattern.text } : pattern.source)));

const onFailOf = (onFail: OnFail): NonNullable<StepFile['onFail']> =>
  onFail.kind === 'goto' ? { goto: onFail.step, times: onFail.times } : onFail.kind;
