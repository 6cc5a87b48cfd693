import { utf8ToBytes } from '@noble/hashes/utils.js';
import { joinBytes } from '../join-bytes.ts';
import { hexText } from '../sending/hex-text.ts';
import { type LineEnding, lineEndingBytes } from '../sending/line-ending.ts';
import { patternText } from '../sequences/pattern.ts';
import { bytesOfFilledText } from '../sequences/send-text.ts';
import { type Sequence, type SequenceStep, textIn } from '../sequences/sequence.ts';
import { fillVariables, missingIn } from '../sequences/variables.ts';
import { decodeBytes } from './file-text.ts';
import type { ImportItem } from './preview.ts';
import type { ExportedList, ExportNote } from './sscom-export.ts';

type AddNote = (note: ExportNote) => void;

/** What every item of the list shares. */
interface List {
  readonly variables: ReadonlyMap<string, string>;
  /** Of the sequence. */
  readonly lineEnding: LineEnding;
  /** What the list adds to each text. */
  readonly lineEnds: LineEnding;
  readonly language: 'en' | 'zh';
}

/** `null`: bytes that are not text. */
const textOf = (bytes: Uint8Array): string | null => {
  const text = decodeBytes('utf-8', bytes);
  const again = utf8ToBytes(text);
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) ? text : null;
};

const isSending = ({ action }: SequenceStep): boolean => action.kind === 'send' || action.kind === 'send-hex';

const contentOf = (
  { action, lineEnding }: SequenceStep,
  index: number,
  list: List,
  add: AddNote,
): { readonly text: string } | { readonly hex: string } => {
  const typed = action.kind === 'send' ? action.text : action.kind === 'send-hex' ? action.hex : '';
  const missing = missingIn(typed, list.variables);
  if (missing.length > 0) add({ code: 'variable-not-kept', index, text: [...new Set(missing)].join(', ') });
  if (action.kind !== 'send') return { hex: fillVariables(typed, list.variables) };
  const bytes = bytesOfFilledText(typed, list.variables);
  const ending = lineEnding ?? list.lineEnding;
  const whole = ending === list.lineEnds ? bytes : joinBytes([bytes, lineEndingBytes(ending)]);
  const text = textOf(whole);
  if (text === null) {
    add({ code: 'text-to-hex', index });
    return { hex: hexText(joinBytes([bytes, lineEndingBytes(ending)])) };
  }
  if (/[^\x00-\x7f]/.test(text)) add({ code: 'text-as-gbk', index });
  return { text };
};

const answerOf = ({ expect }: SequenceStep): string | undefined =>
  expect.length === 0 ? undefined : expect.map(patternText).join(' | ');

/** The keys of a step, as in its file, that no list has. */
const otherKeys = (step: SequenceStep): readonly string[] => [
  ...(step.data === null ? [] : ['data']),
  ...(step.reject.length > 0 ? ['reject'] : []),
  ...(step.retry > 0 ? ['retry'] : []),
  ...(step.everyMs === null ? [] : ['every']),
  ...(step.withinMs === null ? [] : ['within']),
  ...(step.assert.length > 0 ? ['assert'] : []),
  // SSCOM continues after each item.
  ...(step.onFail.kind === 'goto' ? ['onFail'] : []),
  ...(step.say === null ? [] : ['say']),
];

const itemOf = (step: SequenceStep, index: number, list: List, add: AddNote): ImportItem => {
  const keys = otherKeys(step);
  if (keys.length > 0) add({ code: 'checks-not-kept', index, text: keys.join(', ') });
  const label = step.name === null ? '' : textIn(step.name, list.language);
  const expect = answerOf(step);
  return {
    index,
    ...(label === '' ? {} : { label }),
    // Without a number a step runs as number 1.
    order: step.order ?? 1,
    delayMs: step.delayAfterMs,
    ...(expect === undefined ? {} : { expect }),
    ...(step.timeoutMs === null ? {} : { timeoutMs: step.timeoutMs }),
    factoryDefault: false,
    ...contentOf(step, index, list, add),
  };
};

/** The line end that the list adds: that of its texts where they agree, otherwise none, and the texts carry it. */
const lineEndsOf = ({ steps, lineEnding }: Sequence): LineEnding => {
  const used = new Set(steps.flatMap((step) => (step.action.kind === 'send' ? [step.lineEnding ?? lineEnding] : [])));
  return used.size > 1 ? 'none' : ([...used][0] ?? lineEnding);
};

/** A sequence as a list for another program, and what no list can hold. `index`: of the step, from 1. */
export const listOfSequence = (
  sequence: Sequence,
  language: 'en' | 'zh',
): { readonly list: ExportedList; readonly unsupported: readonly ExportNote[] } => {
  const unsupported: ExportNote[] = [];
  const add: AddNote = (note) => unsupported.push(note);
  if (sequence.abort.length > 0) add({ code: 'checks-not-kept', text: 'abort' });
  const lineEnds = lineEndsOf(sequence);
  const shared: List = {
    variables: new Map(Object.entries(sequence.vars)),
    ...{ lineEnding: sequence.lineEnding, lineEnds, language },
  };
  const items = sequence.steps.flatMap((step, at): readonly ImportItem[] => {
    if (isSending(step)) return [itemOf(step, at + 1, shared, add)];
    add({ code: 'step-left-out', index: at + 1, ...(step.name === null ? {} : { text: textIn(step.name, language) }) });
    return [];
  });
  return { list: { groups: [{ name: sequence.name, items }], settings: {}, lineEnds }, unsupported };
};
