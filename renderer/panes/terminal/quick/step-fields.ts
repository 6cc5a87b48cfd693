import { isSecretWord } from '../../../../shared/credentials/secret-mentions.ts';
import { type LineEnding, lineEndings } from '../../../../shared/sending/line-ending.ts';
import type { SequenceFile, StepFile } from '../../../../shared/sequences/file-schema.ts';
import type { SequenceProblem } from '../../../../shared/sequences/problem.ts';
import { keysWithoutMeaning } from '../../../../shared/sequences/step-actions.ts';
import { contentOf, formOf, nameIn, type StepForm, stepForms } from '../../../parts/sequences/step-text.ts';

/** What can be typed for an item, as it is typed. */
export interface StepFields {
  readonly name: string;
  readonly form: StepForm;
  /** The text, the digits or the time. */
  readonly content: string;
  /** '': that of the group. */
  readonly lineEnding: LineEnding | '';
  readonly expect: string;
  readonly expectForm: 'regex' | 'text';
  readonly timeout: string;
  readonly delayAfter: string;
  readonly order: string;
  /** `other`: it goes to an item, which is written in the file only. */
  readonly onFail: 'stop' | 'continue' | 'other';
}

export type FieldName = 'name' | 'content' | 'lineEnding' | 'expect' | 'timeout' | 'delayAfter' | 'order' | 'other';

export interface FieldProblem {
  readonly field: FieldName;
  readonly problem: Pick<SequenceProblem, 'code' | 'detail'>;
}

/** Several patterns are edited in the file only. */
export const hasSeveralPatterns = ({ expect }: StepFile): boolean => Array.isArray(expect) && expect.length > 1;

const onePattern = ({ expect }: StepFile): Pick<StepFields, 'expect' | 'expectForm'> => {
  const first = Array.isArray(expect) ? expect[0] : expect;
  if (first === undefined) return { expect: '', expectForm: 'regex' };
  return typeof first === 'string'
    ? { expect: first, expectForm: 'regex' }
    : { expect: first.text, expectForm: 'text' };
};

export const fieldsOf = (step: StepFile, language: 'en' | 'zh'): StepFields => ({
  name: nameIn(step.name, language),
  ...{ form: formOf(step), content: contentOf(step), lineEnding: step.lineEnding ?? '' },
  ...onePattern(step),
  ...{ timeout: step.timeout ?? '', delayAfter: step.delayAfter ?? '' },
  order: step.order === undefined ? '' : String(step.order),
  onFail: onFailOf(step),
});

export const onFailOf = ({ onFail = 'stop' }: StepFile): StepFields['onFail'] =>
  typeof onFail === 'string' ? onFail : 'other';

/** What an item goes to when it fails stays. */
export const withOnFail = (step: StepFile, onFail: 'stop' | 'continue'): StepFile => {
  if (onFailOf(step) === 'other' || onFailOf(step) === onFail) return step;
  const { onFail: _before, ...rest } = step;
  return onFail === 'continue' ? { ...rest, onFail } : rest;
};

/** A number alone means milliseconds. Anything else is left to the check of the program. */
const durationOf = (typed: string): string => {
  const text = typed.trim();
  return /^\d+$/.test(text) ? `${text}ms` : text;
};

/** The number, or what was typed in its place, which the check refuses. */
const orderOf = (typed: string): number => (/^\d{1,9}$/.test(typed.trim()) ? Number(typed) : (typed.trim() as never));

const isEmpty = (value: unknown): boolean => value === undefined || value === '';

/** The item with what was typed; what has no field stays. It may be wrong: the program checks it. */
export const stepOf = (before: StepFile, fields: StepFields, language: 'en' | 'zh'): StepFile => {
  const { send: _send, sendHex: _sendHex, wait: _wait, pause: _pause, ...rest } = before;
  const { form, content, expect, expectForm } = fields;
  const isSameName = fields.name === nameIn(before.name, language);
  const pattern = expectForm === 'text' ? { text: expect } : expect;
  const isTime = form === 'wait' || form === 'pause';
  const step = {
    ...rest,
    name: isSameName ? before.name : fields.name.trim(),
    [stepForms[form]]: isTime ? durationOf(content) : content,
    lineEnding: fields.lineEnding,
    expect: hasSeveralPatterns(before) ? before.expect : expect === '' ? '' : pattern,
    timeout: durationOf(fields.timeout),
    delayAfter: durationOf(fields.delayAfter),
    order: fields.order.trim() === '' ? '' : orderOf(fields.order),
    onFail: fields.onFail === onFailOf(before) ? before.onFail : fields.onFail === 'continue' ? 'continue' : '',
  };
  const kept = Object.entries(step).filter(
    ([key, value]) =>
      (key === 'send' || !isEmpty(value)) && !keysWithoutMeaning[stepForms[form]].includes(key as keyof StepFile),
  );
  return Object.fromEntries(kept) as StepFile;
};

const fieldOfKey: Readonly<Record<string, FieldName>> = {
  name: 'name',
  send: 'content',
  sendHex: 'content',
  wait: 'content',
  pause: 'content',
  lineEnding: 'lineEnding',
  expect: 'expect',
  timeout: 'timeout',
  delayAfter: 'delayAfter',
  order: 'order',
};

/** The problems at the fields of one item. */
export const fieldProblems = (problems: readonly SequenceProblem[], index: number): readonly FieldProblem[] =>
  problems.map(({ path, code, detail }) => ({
    field: path[0] === 'steps' && path[1] === index ? (fieldOfKey[String(path[2])] ?? 'other') : 'other',
    problem: { code, detail },
  }));

export const isLineEnding = (text: string): text is LineEnding => (lineEndings as readonly string[]).includes(text);

/** Keys of an item that have no field; they stay as they are. */
const withFields: ReadonlySet<string> = new Set([...Object.keys(fieldOfKey), 'onFail']);

/** What an item has beyond its fields, as it is written in the file. */
export const otherSettings = (step: StepFile): readonly { readonly key: string; readonly text: string }[] =>
  Object.entries(step)
    .filter(
      ([key]) =>
        !withFields.has(key) ||
        (key === 'expect' && hasSeveralPatterns(step)) ||
        (key === 'onFail' && onFailOf(step) === 'other'),
    )
    .map(([key, value]) => ({ key, text: [value].flat().map(settingText).join(' | ') }));

/** What a group sets for all its items: shown beside it, changed in its file. */
export const groupSettings = ({
  vars = {},
  abort,
  lineEnding,
}: Pick<SequenceFile, 'vars' | 'abort' | 'lineEnding'>): {
  /** Each with its value; that of a secret is not shown. */
  readonly vars: readonly { readonly name: string; readonly value: string | number | null }[];
  readonly abort: readonly string[];
  readonly lineEnding: LineEnding | null;
} => ({
  vars: Object.entries(vars).map(([name, value]) => ({ name, value: isSecretWord(name) ? null : value })),
  abort: abort === undefined ? [] : [abort].flat().map(settingText),
  lineEnding: lineEnding ?? null,
});

export const hasGroupSettings = ({ vars, abort, lineEnding }: ReturnType<typeof groupSettings>): boolean =>
  vars.length > 0 || abort.length > 0 || lineEnding !== null;

const settingText = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value);
  const { text } = value as { readonly text?: unknown };
  return typeof text === 'string' ? text : JSON.stringify(value);
};
