import { type Document, isMap, isNode, isSeq, parseDocument, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { fileOf } from '../../shared/sequences/file-of.ts';
import type { StepFile } from '../../shared/sequences/file-schema.ts';
import { readSequence } from '../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';
import { readSequenceFile, sequenceFileText } from './sequence-file.ts';

/**
 * The text of a file that gives this sequence, with the comments of the file before: those of steps that stay or are moved, of steps that are
 * changed in their place, and of the other keys.
 */
export const editedFileText = (before: string, sequence: Sequence): string => {
  // Only a file that a person has written has comments. Everything else is written faster.
  if (!before.includes('#')) return sequenceFileText(sequence);
  // It has been read: no key is twice in it.
  const document = parseDocument(before, { uniqueKeys: false });
  const steps = document.errors.length === 0 && isMap(document.contents) ? document.get('steps') : null;
  if (!isSeq(steps) || !hasComments(document)) return sequenceFileText(sequence);
  const known = readSequence(document.toJS({ maxAliasCount: 100 }));
  // With references, a change in one place would change others.
  if (!known.ok || hasReferences(document)) return sequenceFileText(sequence);
  const file = fileOf(sequence);
  const root = document.contents as unknown as YAMLMap;
  for (const key of keysOf(root)) if (!Object.hasOwn(file, key)) root.delete(key);
  const { steps: nextSteps, ...others } = file;
  const knownFile = fileOf(known.value);
  for (const [key, value] of Object.entries(others)) {
    if (!isSame(value, Reflect.get(knownFile, key))) setValue(document, root, key, value);
  }
  placeSteps(document, steps, knownFile.steps, nextSteps);
  const edited = document.toString({ lineWidth: 0 });
  // Comments are worth less than the content.
  const readBack = readSequenceFile(new TextEncoder().encode(edited));
  return readBack.ok && isSame(readBack.value, sequence) ? edited : sequenceFileText(sequence);
};

const hasComments = (document: Document): boolean => {
  let found = (document.commentBefore ?? document.comment ?? null) !== null;
  visit(document, {
    Node: (_key, node) => {
      found ||= (node.commentBefore ?? node.comment ?? null) !== null;
    },
  });
  return found;
};

const hasReferences = (document: Document): boolean => {
  let found = false;
  visit(document, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
};

const keysOf = (map: YAMLMap): readonly string[] =>
  map.items.map(({ key }) => String(isNode(key) ? key.toJSON() : key));

/** A scalar keeps the comment of its line. */
const setValue = (document: Document, map: YAMLMap, key: string, value: unknown): void =>
  map.set(key, typeof value === 'object' ? document.createNode(value) : value);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Steps that are the same keep their nodes. A new step in the place of one that is gone is that one, changed. */
const placeSteps = (
  document: Document,
  nodes: YAMLSeq,
  before: readonly StepFile[],
  after: readonly StepFile[],
): void => {
  const [first] = nodes.items;
  if (isMap(first) && nodes.commentBefore && !first.commentBefore) {
    // The comment of the first step is read as one of the list.
    first.commentBefore = nodes.commentBefore;
    nodes.commentBefore = null;
  }
  const free = new Map<string, unknown[]>();
  for (const [index, step] of before.entries()) {
    const key = JSON.stringify(step);
    free.set(key, [...(free.get(key) ?? []), nodes.items[index]]);
  }
  const kept = after.map((step) => free.get(JSON.stringify(step))?.shift() ?? null);
  const used = new Set<unknown>(kept);
  const old = [...nodes.items];
  nodes.items = after.map((step, index) => {
    const node = kept[index] ?? null;
    if (node !== null) return node;
    const replaced = old[index];
    if (!isMap(replaced) || used.has(replaced)) return document.createNode(step);
    used.add(replaced);
    changeStep(document, replaced, before[index] ?? {}, step);
    return replaced;
  });
};

const changeStep = (document: Document, node: YAMLMap, before: Partial<StepFile>, after: StepFile): void => {
  for (const key of keysOf(node)) if (!Object.hasOwn(after, key)) node.delete(key);
  for (const [key, value] of Object.entries(after)) {
    if (!isSame(value, Reflect.get(before, key))) setValue(document, node, key, value);
  }
};
