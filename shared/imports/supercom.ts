import type { FormatReader } from './format-reader.ts';
import { fieldOf, hasFields, isObject, listOf, noteOtherFields, shownValue, textField } from './json-values.ts';
import type { ImportItem } from './preview.ts';
import { assumedLineEnds, groupName, labelPart, largestIndex, type Notes, wholeNumber } from './preview-draft.ts';
import { imported } from './refusals.ts';

/** `Running` and `Status` are the state of a run that has ended. */
const known = [
  'CommandID',
  'Name',
  'Order',
  'Command',
  'Delay',
  'RecvResult',
  'RecvTimeOut',
  'IsResultCheck',
  'Running',
  'Status',
];

/** A number of the file that has its place in the preview; anything else is named. */
const numberPart = <Key extends string>(
  item: unknown,
  field: string,
  key: Key,
  notes: Notes,
  index: number,
): { readonly [Name in Key]?: number } => {
  const value = fieldOf(item, field);
  if (value === undefined || value === null) return {};
  const number = wholeNumber(value);
  if (number === null) notes.add('number-not-read', { index, text: `${field} ${shownValue(value)}` });
  return number === null ? {} : ({ [key]: number } as { readonly [Name in Key]?: number });
};

const itemOf = (item: unknown, at: number, notes: Notes): ImportItem | null => {
  const index = wholeNumber(fieldOf(item, 'CommandID'), largestIndex) ?? at + 1;
  if (!isObject(item) || typeof item.Command !== 'string') {
    notes.add('item-not-read', { index, text: JSON.stringify(item) ?? '' });
    return null;
  }
  if (item.Command === '') return null;
  noteOtherFields(item, known, notes, { index });
  const answer = textField(item, 'RecvResult');
  const isChecked = fieldOf(item, 'IsResultCheck');
  if (answer !== '' && isChecked === false) notes.add('result-not-checked', { index, text: answer });
  return {
    index,
    text: item.Command,
    ...labelPart(textField(item, 'Name'), notes, { index }),
    ...numberPart(item, 'Order', 'order', notes, index),
    ...numberPart(item, 'Delay', 'delayMs', notes, index),
    ...(answer === '' ? {} : { expect: answer }),
    ...numberPart(item, 'RecvTimeOut', 'timeoutMs', notes, index),
    factoryDefault: false,
  };
};

const isCommand = (value: unknown): boolean => hasFields(value, 'CommandID', 'Command');

/** The commands of an advanced send of SuperCom: the only list that has expected answers. */
export const superCom: FormatReader = {
  suffixes: ['json'],
  recognises: ({ json }) => ((listOf(json) ?? []).some(isCommand) ? 'sure' : null),
  read: ({ json, encoding, name }, notes) => {
    const list = listOf(json) ?? [];
    const items = list.flatMap((item, at) => itemOf(item, at, notes) ?? []);
    notes.addCount('empty-skipped', list.filter((item) => fieldOf(item, 'Command') === '').length);
    const lineEnds = assumedLineEnds(items, notes);
    return imported({
      format: 'supercom',
      encoding,
      lineEnds,
      settings: {},
      groups: [{ name: groupName(name ?? 'SuperCom'), items }],
    });
  },
};
