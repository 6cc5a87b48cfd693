import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { fileOf } from '../../shared/sequences/file-of.ts';
import type { PlacedProblem, SequenceProblem } from '../../shared/sequences/problem.ts';
import { readSequence } from '../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';
import { yamlText } from './yaml-text.ts';

export type ReadSequenceFile =
  | { readonly ok: true; readonly value: Sequence }
  /** Never empty, in the order of the text. */
  | { readonly ok: false; readonly problems: readonly PlacedProblem[] };

/** A larger file is not read, and never written: parsing takes about 3 s a megabyte, on the thread of the ports. */
export const largestFileBytes = 250_000;
const mostProblems = 50;
/** The package looks for each of them among all anchors. */
const mostReferences = 100;

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
    // The package compares each key with all before it: seconds on the thread of the ports.
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
    const [error] = document.errors;
    const wrong = error ? { message: error.message, offset: error.pos[0] } : wrongNodeIn(document);
    if (wrong) {
      const { line, col } = lines.linePos(wrong.offset);
      return { ok: false, problems: [placed('not-yaml', wrong.message, line, col)] };
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

/** The first key that its map has twice, or the first reference too many. */
const wrongNodeIn = (document: Document): { readonly message: string; readonly offset: number } | null => {
  let wrong: ReturnType<typeof wrongNodeIn> = null;
  let references = 0;
  visit(document, {
    Map: (_key, { items }) => {
      const keys = new Set<unknown>();
      const twice = items.find(({ key }) => isScalar(key) && keys.size === keys.add(key.value).size);
      if (!twice) return undefined;
      wrong = { message: 'Map keys must be unique', offset: startOf(twice.key) ?? 0 };
      return visit.BREAK;
    },
    Alias: (_key, node) => {
      references += 1;
      if (references <= mostReferences) return undefined;
      wrong = { message: 'Too many references', offset: startOf(node) ?? 0 };
      return visit.BREAK;
    },
  });
  return wrong;
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
