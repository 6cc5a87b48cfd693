import { parseHex } from '../sending/hex-text.ts';
import { sendTextOf } from '../sequences/send-text.ts';
import type { Sequence, SequenceStep, StepAction } from '../sequences/sequence.ts';
import { replaceReferences } from '../sequences/variables.ts';
import type { ImportItem, ImportPreview } from './preview.ts';
import type { ExportNote } from './sscom-export.ts';

/** The limits of a sequence (`sequences/file-schema.ts`). */
const longestText = 16_000;
const largestOrder = 1_000_000;
const longestName = 100;

type AddNote = (note: ExportNote) => void;

/** Nothing in it is a variable: `$${` is the text `${`. */
const withoutVariables = (text: string): string => replaceReferences(text, (reference) => `$${reference}`);

const actionOf = (item: ImportItem, encoding: ImportPreview['encoding'], add: AddNote): StepAction | null => {
  const { index } = item;
  if (!('text' in item)) {
    if (item.hex.length > longestText) {
      add({ code: 'text-too-long', index });
      return null;
    }
    const bytes = parseHex(item.hex);
    if (bytes.ok && bytes.value.length > 0) return { kind: 'send-hex', hex: item.hex };
    add({ code: 'hex-left-out', index, text: item.hex });
    return null;
  }
  const text = withoutVariables(sendTextOf(item.text));
  if (text.length > longestText) {
    add({ code: 'text-too-long', index });
    return null;
  }
  if (encoding !== 'utf-8' && /[^\x00-\x7f]/.test(item.text)) add({ code: 'text-as-utf8', index });
  return { kind: 'send', text };
};

const isLineEnd = (character: string | undefined): boolean => character === '\r' || character === '\n';

/** The answer without the line ends around it: a line is compared without its own. `null`: it goes over several lines. */
const answerOf = (expect: string): string | null => {
  let [start, end] = [0, expect.length];
  while (isLineEnd(expect[start])) start += 1;
  while (end > start && isLineEnd(expect[end - 1])) end -= 1;
  const line = expect.slice(start, end);
  return line === '' || line.length > longestText || /[\r\n]/.test(line) ? null : line;
};

/** Whether the program of the list continues after an answer that is an error. SSCOM reads no answers. */
export const goesOnAfterFailure = ({ format }: Pick<ImportPreview, 'format'>): boolean => format.startsWith('sscom');

interface ListUse {
  readonly goesOn: boolean;
  readonly add: AddNote;
}

const stepOf = (item: ImportItem, preview: ImportPreview, { goesOn, add }: ListUse): SequenceStep | null => {
  const { index, label, order, delayMs, expect, timeoutMs } = item;
  const action = actionOf(item, preview.encoding, add);
  if (action === null) return null;
  const answer = expect === undefined ? null : answerOf(expect);
  if (expect !== undefined && answer === null) add({ code: 'answer-of-lines', index, text: expect });
  if (order !== undefined && order > largestOrder) add({ code: 'order-left-out', index, text: String(order) });
  return {
    name: label ?? null,
    action,
    data: null,
    lineEnding: null,
    expect: answer === null ? [] : [{ kind: 'text', text: withoutVariables(answer) }],
    reject: [],
    timeoutMs: timeoutMs === undefined || timeoutMs === 0 ? null : timeoutMs,
    ...{ retry: 0, everyMs: null, withinMs: null, assert: [], say: null },
    onFail: { kind: goesOn ? 'continue' : 'stop' },
    delayAfterMs: delayMs ?? preview.settings.listIntervalMs ?? 0,
    order: order === undefined || order > largestOrder ? null : order,
  };
};

/** A short name without blanks. */
const nameOf = (name: string): string => {
  const short = [...name.trim().replaceAll(/[\s/\\]/g, '-')].slice(0, longestName / 2).join('');
  return short === '' ? 'list' : short;
};

/** The list as a sequence, and what a sequence cannot hold. `null`: none of its items can be sent. */
export const sequenceOfList = (
  preview: ImportPreview,
  goesOn = goesOnAfterFailure(preview),
): { readonly sequence: Sequence | null; readonly unsupported: readonly ExportNote[] } => {
  const unsupported: ExportNote[] = [];
  const add: AddNote = (note) => unsupported.push(note);
  const used = preview.groups.filter(({ items }) => items.length > 0);
  if (used.length > 1) add({ code: 'groups-joined', count: used.length });
  const port = Object.keys(preview.settings).filter((name) => name !== 'listIntervalMs');
  if (port.length > 0) add({ code: 'settings-left-out', text: port.join(', ') });
  const steps = used.flatMap(({ items }) => items).flatMap((item) => stepOf(item, preview, { goesOn, add }) ?? []);
  const sequence: Sequence = {
    name: nameOf(used[0]?.name ?? ''),
    title: null,
    vars: {},
    lineEnding: preview.lineEnds,
    abort: [],
    steps,
  };
  return { sequence: steps.length === 0 ? null : sequence, unsupported };
};
