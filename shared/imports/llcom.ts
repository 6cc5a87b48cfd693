import type { EncodingId } from '../encodings/encoding-ids.ts';
import type { CandidateFile, FormatReader } from './format-reader.ts';
import { hexPart } from './hex-item.ts';
import {
  fieldOf,
  hasFields,
  isObject,
  type JsonObject,
  listOf,
  noteOtherFields,
  numberKey,
  textField,
} from './json-values.ts';
import { withLineEnds } from './line-ends.ts';
import type { ImportGroup, ImportSettings } from './preview.ts';
import { groupName, labelPart, largestIndex, type Notes, usableSettings, wholeNumber } from './preview-draft.ts';
import { imported } from './refusals.ts';

/** A page of the list: `[{"id":1,"text":"…","hex":false,"commit":"button text"}]`. */
const isItem = (value: unknown): boolean => hasFields(value, 'text', 'hex') || hasFields(value, 'text', 'commit');

const isPage = (value: unknown): boolean => {
  const items = listOf(value);
  return items !== null && items.length > 0 && items.every(isItem);
};

const pagesOf = (json: unknown): readonly unknown[] | null => listOf(fieldOf(json, 'quickSendList'));

const isPlus = (json: unknown): boolean =>
  textField(json, 'type').startsWith('llcom_plus.') ||
  (listOf(json) ?? []).some((item) => hasFields(item, 'appendCrlf')) ||
  (pagesOf(json) ?? []).some((page) => (listOf(page) ?? []).some((item) => hasFields(item, 'appendCrlf')));

/** The names of the pages: a list in llcom_plus, ten fields in the settings of llcom. */
const pageName = (json: unknown, page: number): string => {
  const listed = listOf(fieldOf(json, 'quickSendListNames'))?.[page];
  return typeof listed === 'string' ? listed : textField(json, `quickListName${page}`);
};

const known = ['id', 'text', 'hex', 'commit', 'appendCrlf'];

interface Page {
  readonly name: string;
  readonly items: readonly unknown[];
}

const pagesIn = ({ json, name }: CandidateFile): readonly Page[] => {
  const pages = pagesOf(json);
  if (pages === null) return [{ name: name ?? 'llcom', items: listOf(json) ?? [] }];
  return pages.map((items, at) => ({ name: pageName(json, at) || String(at + 1), items: listOf(items) ?? [] }));
};

interface Reading {
  readonly notes: Notes;
  readonly empty: { count: number };
}

const itemsOf = ({ name, items }: Page, isOnly: boolean, { notes, empty }: Reading) =>
  items.flatMap((item, at) => {
    const index = wholeNumber(fieldOf(item, 'id'), largestIndex) ?? at + 1;
    const place = { index, ...(isOnly ? {} : { group: groupName(name) }) };
    if (!isObject(item) || typeof item.text !== 'string') {
      notes.add('item-not-read', { ...place, text: JSON.stringify(item) ?? '' });
      return [];
    }
    if (item.text === '') {
      empty.count += 1;
      return [];
    }
    noteOtherFields(item, known, notes, place);
    const content = item.hex === true ? hexPart(item.text, notes, place) : { text: item.text };
    const label = labelPart(textField(item, 'commit'), notes, place);
    return [{ ...place, item: { index, ...content, ...label, factoryDefault: false }, ends: endsOf(item) }];
  });

const endsOf = (item: JsonObject): boolean | null => (typeof item.appendCrlf === 'boolean' ? item.appendCrlf : null);

const parities = ['none', 'odd', 'even', 'mark', 'space'] as const;
/** `System.IO.Ports.StopBits`. */
const stopBits: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 1.5 };
const settingNames = [
  'baudRate',
  'dataBits',
  'stopBit',
  'parity',
  'showHexFormat',
  'timeout',
  'encoding',
  'extraEnter',
];
/** The code pages of Windows. */
const codePages: Readonly<Record<number, EncodingId>> = {
  65001: 'utf-8',
  936: 'gbk',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift-jis',
  28591: 'latin1',
};
const listNames = /^quick(?:Send|ListName)/;

/** Settings of the port in `settings.json`; the numbers are those of System.IO.Ports. `showHexFormat` 2: hex only. */
const settingsOf = (json: unknown, notes: Notes): ImportSettings => {
  if (!isObject(json)) return {};
  const others = Object.keys(json).filter((name) => !settingNames.includes(name) && !listNames.test(name));
  notes.addCount('settings-not-used', others.filter((name) => name !== 'type').length);
  const { baudRate, dataBits, stopBit, parity, showHexFormat, timeout, encoding } = json;
  return usableSettings(
    {
      baudRate,
      dataBits,
      stopBits: stopBit === undefined ? undefined : (stopBits[numberKey(stopBit)] ?? stopBit),
      parity: parity === undefined ? undefined : (parities[numberKey(parity)] ?? parity),
      hexView: showHexFormat === undefined ? undefined : showHexFormat === 2,
      packetMs: timeout,
      encoding: encoding === undefined ? undefined : (codePages[numberKey(encoding)] ?? encoding),
    },
    notes,
  );
};

/** Quick-send lists of llcom, its `settings.json`, and llcom_plus. */
export const llcom: FormatReader = {
  suffixes: ['lclst'],
  recognises: ({ json }) => {
    if (isPage(json) && (listOf(json) ?? []).every((item) => !hasFields(item, 'remark'))) return 'sure';
    return pagesOf(json) === null ? null : 'sure';
  },
  read: (file, notes) => {
    const { json, encoding } = file;
    const pages = pagesIn(file);
    const reading: Reading = { notes, empty: { count: 0 } };
    const filled = pages.map((page) => ({
      name: groupName(page.name),
      entries: itemsOf(page, pages.length === 1, reading),
    }));
    notes.addCount('empty-skipped', reading.empty.count);
    notes.addCount('group-without-items', filled.filter(({ entries }) => entries.length === 0).length);
    const extraEnter = fieldOf(json, 'extraEnter');
    const all = typeof extraEnter === 'boolean' ? extraEnter : null;
    const { lineEnds, items } = withLineEnds(
      filled.map(({ entries }) => entries),
      all,
      notes,
    );
    const groups: ImportGroup[] = filled.flatMap(({ name }, at) => {
      const own = items[at] ?? [];
      return own.length === 0 ? [] : [{ name, items: own }];
    });
    const settings = settingsOf(json, notes);
    return imported({ format: isPlus(json) ? 'llcom-plus' : 'llcom', encoding, lineEnds, settings, groups });
  },
};
